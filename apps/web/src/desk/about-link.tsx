import { businessMonth, shortCode, type Kind } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../county.tsx';
import { pathTo, type AddressOf } from '../paths.ts';

/** Where a booking opens, by the kind of what it is about: that thing's own page, or the list it stands in. */
const screens: ReadonlyMap<string, AddressOf<'desk'>> = new Map<Kind, AddressOf<'desk'>>([
  ['order', '/orders/:id'],
  ['parcel', '/parcels/:id'],
  ['loop', '/loop-costs/:id'],
  ['settlement', '/settlements/:id'],
  ['villager', '/villagers/:id'],
  ['intakeTicket', '/tickets/:id'],
  ['drawer', '/cash'],
  ['remittance', '/cash'],
  ['institutionPayment', '/cash'],
  ['contributionPayment', '/loop-costs/balances'],
]);

/** What a line of an account is about, under its short code or in given words; no link to what this app does not know. */
export function AboutLink({
  about,
  at,
  children = shortCode(about.id),
}: {
  about: { readonly kind: string; readonly id: string };
  at: number;
  children?: string;
}) {
  const county = useCountyCode();
  const screen = screens.get(about.kind);
  if (screen === undefined) return <span class="figures code">{children}</span>;
  const filters = screen === '/loop-costs/balances' ? { month: businessMonth(at) } : {};
  return (
    <Link href={pathTo('desk', screen, { county, id: about.id }, filters)} className="figures code">
      {children}
    </Link>
  );
}

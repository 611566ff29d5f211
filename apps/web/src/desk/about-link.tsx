import { businessMonth, shortCode, type Kind } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo, type AddressOf } from '../paths.ts';

/** Where a booking opens, by the kind of what it is about: that thing's own page, or the list it stands in. */
const screens: ReadonlyMap<string, AddressOf<'desk'>> = new Map<Kind, AddressOf<'desk'>>([
  ['order', '/orders/:id'],
  ['parcel', '/parcels/:id'],
  ['loop', '/loop-costs/:id'],
  ['settlement', '/settlements/:id'],
  ['villager', '/villagers/:id'],
  ['intakeTicket', '/tickets/:id'],
  ['drawer', '/cash/:id'],
  ['dayClose', '/day-closes'],
  ['remittance', '/cash'],
  ['institutionPayment', '/cash'],
  ['taxPayment', '/taxes'],
  ['contributionPayment', '/loop-costs/balances'],
]);

interface AboutProps {
  readonly about: { readonly kind: string; readonly id: string };
  readonly at: number;
  /** On its label, where it is a parcel. */
  readonly number: string | null;
}

/**
 * What a line of an account is about, as people call it: an order by its number, a parcel by that on its label, all else by what it
 * is, which has no number that anybody could look for. No link to what this app does not know.
 */
export function AboutLink({ about, at, number }: AboutProps) {
  const county = useCountyCode();
  const abouts: Readonly<Record<string, string>> = useMessages().words.abouts;
  const children = number ?? abouts[about.kind] ?? shortCode(about.id);
  const screen = screens.get(about.kind);
  if (screen === undefined) return <span class="figures code">{children}</span>;
  const filters = screen === '/loop-costs/balances' ? { month: businessMonth(at) } : {};
  return (
    <Link href={pathTo('desk', screen, { county, id: about.id }, filters)} className="figures code">
      {children}
    </Link>
  );
}

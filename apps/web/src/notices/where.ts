import type { Kind } from '@yangui/domain';
import { ACCOUNT, pathTo, type AddressOf, type Surface } from '../paths.ts';
import type { NoticeRow } from '../sync/notices.ts';

type Screens<S extends Surface> = { readonly [K in Kind]?: AddressOf<S> };

const desk: Screens<'desk'> = {
  enquiry: '/enquiries',
  order: '/orders/:id',
  parcel: '/parcels/:id',
  consignment: '/consignments/:id',
  loop: '/loops',
  product: '/products',
  proposal: '/proposals',
  remittance: '/cash',
  settlement: '/settlements/:id',
  station: '/stations/:id',
};
const counter: Screens<'counter'> = {
  order: '/orders/:id',
  parcel: '/parcels/:id',
  consignment: '/send/:id',
  product: '/buy',
  remittance: '/cash',
  settlement: '/earnings',
  station: '/receive',
};
const drive: Screens<'drive'> = { loop: '/' };
const mine: Screens<'mine'> = { settlement: '/' };

/** Where a notice opens on a surface: the thing’s own page, or the list it stands in. Undefined where the surface has none. */
export function whereOf(
  surface: Surface,
  county: string,
  { about: { kind, id } }: Pick<NoticeRow, 'about'>,
): string | undefined {
  if (kind === 'member') return ACCOUNT;
  const where = { county, id };
  const of = <S extends Surface>(name: S, screens: Screens<S>): string | undefined => {
    const found = new Map<string, AddressOf<S>>(Object.entries(screens)).get(kind);
    return found === undefined ? undefined : pathTo(name, found, where);
  };
  if (surface === 'desk') return of('desk', desk);
  if (surface === 'counter') return of('counter', counter);
  return surface === 'drive' ? of('drive', drive) : of('mine', mine);
}

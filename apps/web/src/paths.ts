import type { CounterAddress } from './counter/addresses.ts';
import type { DeskAddress } from './desk/screens.ts';
import type { DriveAddress } from './drive/screens.ts';
import type { MineAddress } from './mine/screens.ts';

/** Every address there is, by surface; `/` is where the surface begins. */
interface Addresses {
  readonly counter: CounterAddress;
  readonly desk: DeskAddress;
  readonly drive: DriveAddress;
  readonly mine: MineAddress;
}

export type Surface = keyof Addresses;
export type AddressOf<S extends Surface> = Addresses[S];

/** Where a person's own sign-in, devices and language are. */
export const ACCOUNT = '/account';

interface Where {
  readonly county: string;
  readonly id?: string;
}

/**
 * The one builder of addresses. A filter stands behind the `?`, so that a link shows the same thing to whoever opens it.
 * @example pathTo('desk', '/orders', { county: '220112' }, { stage: 'placed' }) // '/desk/220112/orders?stage=placed'
 */
export function pathTo<S extends Surface>(
  surface: S,
  address: AddressOf<S>,
  { county, id = '' }: Where,
  filters: Readonly<Record<string, string>> = {},
): string {
  const path = patternOf(surface, address).replace(':county', county).replace(':id', encodeURIComponent(id));
  const search = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** An address as the router matches it: `/desk/:county/orders/:id`. */
export function patternOf(surface: Surface, address: string): string {
  return `/${surface}/:county${address === '/' ? '' : address}`;
}

/** Which address a path stands for, and the id in it. */
export interface Found<Address extends string> {
  readonly address: Address;
  readonly id: string;
}

/**
 * Finds the address that a path within a surface stands for: one that is written out goes before one with an id in it.
 * @param path what stands behind `/desk/220112`, `/` at its beginning
 * @example findAddress(['/orders', '/orders/:id'], '/orders/0190') // { address: '/orders/:id', id: '0190' }
 */
export function findAddress<Address extends string>(
  addresses: readonly Address[],
  path: string,
): Found<Address> | undefined {
  const written = addresses.find((address) => address === path);
  if (written !== undefined) return { address: written, id: '' };
  const cut = path.lastIndexOf('/');
  const withId = addresses.find((address) => address === `${path.slice(0, cut)}/:id`);
  return withId && { address: withId, id: decoded(path.slice(cut + 1)) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray per cent sign: nothing is called so, and the screen says that it is not there.
    return part;
  }
}

/** The addresses of a surface's screens. */
export function addressesOf<Address extends string>(screens: Readonly<Record<Address, unknown>>): readonly Address[] {
  return Object.keys(screens).filter((address): address is Address => Object.hasOwn(screens, address));
}

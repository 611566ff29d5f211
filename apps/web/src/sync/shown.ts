import type { Address, AnswerOf, AskedOf } from '@yangui/domain/reads';

/** Whether the server may have older rows than a device that answers itself: it can be asked, or not now. */
export type OlderRows = 'ask' | 'unreachable';

/** What a device that answers a read itself says beside it. Never in a server's answer. */
interface Reckoned {
  /** It shows what the server has not confirmed. */
  readonly provisional?: boolean | undefined;
}

interface ReckonedPage {
  readonly older?: OlderRows | undefined;
  /** How much of its sums only this device has reckoned. */
  readonly provisionalFen?: number | undefined;
}

/** What screens are given of a read: the answer as the domain declares it, from the server or from this device. */
export type Answer<A extends Address> =
  AnswerOf<A> extends { readonly rows: readonly (infer R)[] }
    ? Omit<AnswerOf<A>, 'rows'> & ReckonedPage & { rows: (R & Reckoned)[] }
    : AnswerOf<A> & Reckoned;

/** A row of the list that a read answers. */
export type Row<A extends Address> = Answer<A> extends { readonly rows: readonly (infer R)[] } ? R : never;

/** The same with its rows, whatever else the list says. */
export type Page<A extends Address> = Answer<A> & {
  readonly rows: readonly Row<A>[];
  readonly next?: string | null | undefined;
};

type InPath<A extends string> = A extends `${string}/:${infer P}/${infer Rest}`
  ? P | InPath<`/${Rest}`>
  : A extends `${string}/:${infer P}`
    ? P
    : never;

/** What a list is asked, as it stands in an address: what it names, and filters, of which empty ones are left out. */
export type Filters<A extends Address> = { readonly [K in InPath<A>]: string } & {
  readonly [K in Exclude<keyof AskedOf<A>, InPath<A>>]?: string | undefined;
};

/** The address of a read with what it is asked, below its county's. */
export function pathOf(address: Address, asked: object): string {
  const given = new Map(
    Object.entries(asked).flatMap(([name, value]: [string, unknown]): [string, string][] =>
      typeof value === 'number' || (typeof value === 'string' && value !== '') ? [[name, String(value)]] : [],
    ),
  );
  const path = address.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = given.get(name) ?? '';
    given.delete(name);
    return encodeURIComponent(value);
  });
  return given.size === 0 ? path : `${path}?${new URLSearchParams([...given]).toString()}`;
}

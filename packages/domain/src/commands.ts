import type * as z from 'zod/mini';
import type { modules } from './county.ts';

type Said<T> = T extends readonly (infer E)[]
  ? readonly Said<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Said<T[K]> }
    : T;
type ByType = { readonly [K in (typeof modules)[number]['commands'][number] as K['type']]: K };

export type CommandType = keyof ByType;
/** What a command says, as whoever makes it writes it: what its schema fills in may be left out. */
export type PayloadOf<T extends CommandType> = Said<z.input<ByType[T]['schema']>>;
/** Its private part; never where it brings none. */
export type PersonalOf<T extends CommandType> = Said<z.input<NonNullable<ByType[T]['personalSchema']>>>;

import * as z from 'zod/mini';
import type { Capability } from './capabilities.ts';
import { month, type Kind } from './kernel/index.ts';
import type { ExportedThing } from './rights/index.ts';

/**
 * How far a read goes.
 * - `places`: row by row, limited to the places where the reader holds its capability.
 * - `county`: it tells of the whole county at once, and asks for the capability at the county itself.
 * - `everywhere`: the same for whoever holds the capability anywhere, such as the catalogue; nothing of anybody in it.
 * - `own`: the reader's own things, wherever they are; others' only where the read says so.
 */
export type ReadReach = 'places' | 'county' | 'everywhere' | 'own';

/** A read: who may ask, what for, and what comes back. The server answers it, the web asks it, the document prints it. */
export interface ReadRule<Q extends z.ZodMiniObject, A extends z.ZodMiniType> {
  readonly summary: string;
  readonly capability: Capability;
  readonly reach: ReadReach;
  /** The kinds of row that it shows or counts: once one of them is written, the answer is old. `all` where any entry makes it so. */
  readonly tells: readonly Kind[] | 'all';
  /** Whether it shows names, phones or accounts of people: looks at many of them are noted. */
  readonly personal?: true;
  /** What leaves the house by it, as far as it is asked for that: each time is noted. */
  carries?(asked: z.output<Q>): ExportedThing | undefined;
  /** Path and query parameters together. */
  readonly asks: Q;
  readonly answer: A;
}

/** Declares a read, under its address in the record of its module. */
export function defineRead<Q extends z.ZodMiniObject, A extends z.ZodMiniType>(rule: ReadRule<Q, A>): ReadRule<Q, A> {
  return rule;
}

/** A shape with a name, under which the OpenAPI document has it. Names are of the whole house: no two shapes share one. */
export function shape<T extends z.core.$ZodLooseShape>(name: string, fields: T): z.ZodMiniObject<T> {
  return z.object(fields).register(z.globalRegistry, { id: name });
}

/** A shape that has all of another and more. */
export function shapeOn<O extends z.ZodMiniObject, T extends z.core.$ZodLooseShape>(base: O, name: string, fields: T) {
  return z.extend(base, fields).register(z.globalRegistry, { id: name });
}

/** The same, with a word about what it is. */
export function told<T extends z.ZodMiniType>(schema: T, what: string): T {
  return schema.check(z.describe(what));
}

export const moment = z.int().register(z.globalRegistry, { id: 'Moment', description: 'milliseconds since 1970, UTC' });
export const fenAmount = z.int().register(z.globalRegistry, { id: 'Fen', description: 'money: hundredths of a yuan' });
export const maybeText = z.nullable(z.string());
export const person = shape('Person', { id: z.uuid(), name: maybeText });
export const named = shape('Named', { id: z.uuid(), name: z.string() });

/** What a booking is about: whoever reads its line opens it. */
export const about = shape('About', { kind: told(z.string(), 'of which kind of row'), id: z.uuid() });

/** A page of a list: its rows, and the cursor of the next page. */
export function pageOf<T extends z.ZodMiniType>(row: T) {
  return z.object({ rows: z.array(row), next: z.nullable(z.string()) });
}

/** A list that is short enough to come whole. */
export function wholeOf<T extends z.ZodMiniType>(row: T) {
  return z.object({ rows: z.array(row), next: z.null() });
}

/** What every list may be asked: where to go on, and how many rows. */
export const paging = {
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number<string | number>().check(z.int(), z.minimum(1), z.maximum(1_000)), 50),
};

/** The business days (Asia/Shanghai) that a list is narrowed to, both ends included; either may be left open. */
export const days = { from: z.optional(z.iso.date()), to: z.optional(z.iso.date()) };

/**
 * What a list comes to with its filters, all pages together.
 * `whole` is false where more rows would have to be looked at than is done at once: then at least `count` fit, and nothing is summed.
 */
export function sumsOf<T extends z.core.$ZodLooseShape>(sums: T) {
  return z.object({ count: z.int(), whole: z.boolean(), sums: z.nullable(z.object(sums)) });
}

/** A text to search for, in a query. */
export const searchText = z.optional(z.string().check(z.maxLength(100), z.normalize('NFKC')));

/** The orders in which a list can be asked for; `-` before a name turns it round. `otherwise` is the one where none is. */
export function sortedBy<const N extends string>(
  names: readonly N[],
  otherwise: N | `-${N}`,
): { sort: z.ZodMiniDefault<z.ZodMiniEnum<{ [K in N | `-${N}`]: K }>> };
export function sortedBy(names: readonly string[], otherwise: string) {
  return { sort: z._default(z.enum(names.flatMap((name) => [name, `-${name}`])), otherwise) };
}

/** A month of business days, `2026-11`. */
export const monthText = z.optional(z.string().check(z.refine((text) => month.safeParse(text).success)));

import * as z from 'zod/mini';
import type { Refusal } from './decision.ts';
import type { Ref } from './state.ts';

/** A row that a command amends, as it stands. */
export interface Amends {
  readonly row: Ref;
  /** Its figures, called as the payload calls them. */
  readonly now: object;
  /** How often it was amended, and the refusal of a command made from an earlier state (`from`): for what no rule can read. */
  readonly times?: { readonly count: number; readonly outdated: Refusal };
}

/** One figure that would be otherwise than it is: `what` is its path in the payload (`priceFen`, `rebateRates.grain`). */
export interface Amendment {
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A figure that somebody else made something of while a person was about to make something else of it. */
export interface Crossed {
  readonly what: string;
  readonly now: unknown;
  readonly own: unknown;
}

/** What a command that amends a row comes to on the row as it is now. */
export interface Merged {
  /** What it says once what its maker left as they found it is as others made it meanwhile. */
  readonly payload: object;
  readonly amendments: readonly Amendment[];
  readonly crossed: readonly Crossed[];
}

/**
 * Figures that a command may give, and beside them what each `was` when its maker looked. Whoever sends it is asked where
 * somebody else changed the same figure meanwhile, and writes over nothing else.
 */
export function amendable<const S extends Readonly<Record<string, z.ZodMiniType>>>(figures: S) {
  const was = Object.entries(figures).map(([name, figure]) => [name, z.optional(figure)] as const);
  return { ...figures, was: z.optional(z.object(Object.fromEntries(was))) };
}

/** Whether a command's payload says what its figures were. */
export function saysWhatWas(payload: z.ZodMiniType): boolean {
  return payload instanceof z.ZodMiniObject && 'was' in payload.def.shape;
}

/**
 * Lays what a person said over a row, figure by figure: what they left as it `was` stays as it is now; what they changed and
 * nobody else did is as they say; what both changed, and otherwise, is `crossed`. Without `was` all of it is as they say.
 */
export function merged(said: object, now: object): Merged {
  const { was, ...given }: { readonly was?: unknown } = said;
  const crossed: Crossed[] = [];
  const amendments: Amendment[] = [];
  const lay = (own: unknown, then: unknown, there: unknown, what: string): unknown => {
    if (isGroup(own) && isGroup(there)) {
      const parts = Object.entries(own).map(([key, part]) => [
        key,
        lay(part, isGroup(then) ? then[key] : undefined, there[key], what === '' ? key : `${what}.${key}`),
      ]);
      return Object.fromEntries(parts);
    }
    // Left out, or nothing of the row's: an id, what is new.
    if (own === undefined || there === undefined || isSame(own, there)) return own;
    if (then !== undefined && isSame(own, then)) return there;
    if (then !== undefined && !isSame(then, there)) crossed.push({ what, now: there, own });
    amendments.push({ what, before: there, after: own });
    return own;
  };
  const payload = lay(given, was, now, '');
  return { payload: isGroup(payload) ? payload : given, amendments, crossed };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

/** JSON with the keys of each group in one order. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isGroup(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

import * as z from 'zod/mini';
import {
  businessDate,
  refuse,
  type Change,
  type EventRules,
  type Instant,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { food, inheritedBy, substance } from './food.ts';

/** What a standard says of one substance in one food, from a day on. */
export interface LimitSaid {
  readonly from: string;
  /** The most there may be, in nanograms a kilogram: a millionth of what standards write as mg/kg. Nothing may be there where it is 0. */
  readonly ngPerKg: number;
  /** Which standard says so: `GB 2763-2021`. */
  readonly source: string;
  readonly setAt: Instant;
}

/** All that was said of one substance in one food or group of foods, in the order in which it was said; nothing of it is written over. */
export interface ResidueLimit {
  readonly id: string;
  readonly food: string;
  readonly substance: string;
  readonly said: readonly LimitSaid[];
}

/** The id under which the limit of a substance in a food is kept. */
export function limitId(food: string, substance: string): string {
  return `${food} · ${substance}`;
}

/** The ids of all that may say something of these substances in foods: their own limits and those of their groups. */
export function limitIdsOf(foods: readonly string[], substances: readonly string[]): readonly string[] {
  return foods.flatMap(inheritedBy).flatMap((food) => substances.map((substance) => limitId(food, substance)));
}

/** A mass of a substance in a kilogram, in nanograms: up to a kilogram. */
export const ngPerKg = z
  .number({ error: 'content-out-of-range' })
  .check(
    z.int({ error: 'content-out-of-range' }),
    z.gte(0, { error: 'content-out-of-range' }),
    z.lte(1_000_000_000_000, { error: 'content-out-of-range' }),
  );

/** The least that a method detects: always something, or nothing would be too coarse. */
export const detection = ngPerKg.check(z.gte(1, { error: 'detection-missing' }));

/** How many times a limit may be said anew. */
const MOST_SAID = 100;

/** A limit as a command says it. */
export const limitSaid = z.object({
  food,
  substance,
  ngPerKg,
  source: z.string().check(z.trim(), z.minLength(2, { error: 'source-missing' }), z.maxLength(80)),
  from: businessDate,
});

/** Why a limit cannot be said so: it is there already, or was said too often. */
export function limitRefusal(state: State, { food: of, substance: name, ...said }: LimitSet): Refusal | undefined {
  const before = state.get('residueLimit', limitId(of, name));
  const held = before && saidOn(before, said.from);
  const same = held?.from === said.from && held.ngPerKg === said.ngPerKg && held.source === said.source;
  if (same) return refuse('limit-stands-so', { food: of, substance: name }).refusal;
  const often = before !== undefined && before.said.length >= MOST_SAID;
  return often ? refuse('limit-said-often', { food: of, substance: name }).refusal : undefined;
}

/** What whoever confirms a limit is shown: of what, by which standard and from when, what held then and what would. */
export function limitChange(
  state: State,
  { food: of, substance: name, source, from, ngPerKg: after }: LimitSet,
): Change {
  const held = state.get('residueLimit', limitId(of, name));
  const before = (held && saidOn(held, from))?.ngPerKg ?? null;
  return { what: `limitNgPerKg.${limitId(of, name)} · ${source} · ${from}`, before, after };
}

/** What holds of one limit on a day: the last that was said of the latest day up to then. */
export function saidOn({ said }: Pick<ResidueLimit, 'said'>, day: string): LimitSaid | undefined {
  return said.reduce<LimitSaid | undefined>(
    (found, one) => (one.from <= day && (found === undefined || one.from >= found.from) ? one : found),
    undefined,
  );
}

/** A limit with the food or group that it is said of. */
export interface LimitRule extends Omit<LimitSaid, 'setAt'> {
  readonly food: string;
}

/** The limit of a substance in a food on a day: the item's own, else that of the nearest group that has one. */
function limitIn(limits: readonly ResidueLimit[], food: string, substance: string, day: string): LimitRule | undefined {
  for (const one of inheritedBy(food)) {
    const row = limits.find((limit) => limit.food === one && limit.substance === substance);
    const said = row && saidOn(row, day);
    if (said !== undefined) return { food: one, from: said.from, ngPerKg: said.ngPerKg, source: said.source };
  }
  return undefined;
}

/**
 * The limit of a substance in a food on a day, which each standard may name in its own way: of several the strictest. Undefined where
 * none says anything of the food or of a group that it belongs to.
 */
export function limitOn(
  limits: readonly ResidueLimit[],
  of: { readonly foods: readonly string[]; readonly substance: string; readonly day: string },
): LimitRule | undefined {
  const found = of.foods.flatMap((food) => limitIn(limits, food, of.substance, of.day) ?? []);
  return found.toSorted((one, other) => one.ngPerKg - other.ngPerKg)[0];
}

export interface LimitSet extends Omit<LimitSaid, 'setAt'> {
  readonly food: string;
  readonly substance: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    residueLimit: ResidueLimit;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    LimitSet: LimitSet;
  }
}

export const limitEvents: EventRules<'LimitSet'> = {
  LimitSet: {
    writes: ['residueLimit'],
    evolve(draft, { food, substance, ...said }, { at }) {
      const id = limitId(food, substance);
      const before = draft.get('residueLimit', id)?.said ?? [];
      draft.put('residueLimit', { id, food, substance, said: [...before, { ...said, setAt: at }] });
    },
  },
};

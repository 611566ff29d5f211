import type { Command } from './command.ts';
import type { State } from './state.ts';

/** What takes two people: where money goes, who stands where it does, and what decides whether goods are food. */
export const matters = [
  'payee',
  'rates',
  'prices',
  'purchases',
  'loop-costs',
  'partners',
  'stations',
  'periods',
  'taxes',
  'reversals',
  'classes',
  'limits',
  'tests',
  'roles',
] as const;
export type Matter = (typeof matters)[number];

/**
 * One thing that would be otherwise. `what` names it by the field's own name (`priceFen`, `rebateRates.grain`), so that
 * its unit stands last; null where there was nothing before, or what comes is shown from a private row.
 */
export interface Change {
  readonly what: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** From where on a county asks for a second person: its own figures. */
export interface Steps {
  /** A price that changes by more than this, or by more than `priceStepFen`. */
  readonly priceStepPercent: number;
  readonly priceStepFen: number;
  /** One outside purchase above this, or all of a station's in a day above the other. */
  readonly purchaseCeilingFen: number;
  readonly purchaseDayCeilingFen: number;
  /** One loop that costs more than this. */
  readonly loopCostCeilingFen: number;
}

/** That a command is proposed by one person and confirmed by another, and what is shown of it to both. */
export interface TwoPeople<P> {
  readonly matter: Matter;
  /** Whom or what it concerns: a person, a vehicle, a station, a product; null where it is the county. */
  readonly about: (payload: P) => string | null;
  /** Where nobody else could confirm it yet, one person does it alone: so a county comes to its first people. */
  readonly mayBeFirst?: true;
  /** It tells of what happened out there already: who takes it in when it came late, having seen all there is, is its second person. */
  readonly happened?: true;
  /** What it would change, of all that takes two. Where that is nothing, one person suffices. */
  readonly changes: (state: State, command: Command<P>, steps: Steps) => readonly Change[];
}

/** A command that takes two people, as it was found when it was said. */
export interface Waits {
  readonly matter: Matter;
  readonly about: string | null;
  readonly mayBeFirst: boolean;
  readonly happened: boolean;
  readonly changes: readonly Change[];
}

/** What differs between two sets of figures, one level of grouping included (`rebateRates.grain`). */
export function changesBetween(before: object, after: object): readonly Change[] {
  const was = new Map(figuresIn(before));
  return figuresIn(after).flatMap(([what, value]) => {
    const then = was.get(what) ?? null;
    return then === value ? [] : [{ what, before: then, after: value }];
  });
}

function figuresIn(group: object, prefix = ''): readonly (readonly [string, string | number | null])[] {
  return Object.entries(group).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string' || typeof value === 'number' || value === null)
      return [[prefix + key, value] as const];
    return typeof value === 'object' ? figuresIn(value, `${prefix}${key}.`) : [];
  });
}

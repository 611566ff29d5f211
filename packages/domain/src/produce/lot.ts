import { businessDay, DAY, invariant, type Draft, type Instant, type Place } from '../kernel/index.ts';
import type { Commodity } from './commodity.ts';
import type { StandingPaper } from './paper.ts';

/** Who has a lot: one station, the van of one loop, or the county centre. */
export type LotHolder = `station:${string}` | `van:${string}` | 'centre';

/** How a lot changes hands. `loaded`: onto a van at the centre, to go back to where it came from; `missing`: not found when its van was unloaded. */
export const lotStepNames = ['loaded', 'taken-up', 'set-down', 'changed-van', 'arrived', 'missing'] as const;
export type LotStepName = (typeof lotStepNames)[number];

/** One hand to the next: who had it afterwards, what it weighed by the books, who signed and when. */
export interface LotStep {
  readonly step: LotStepName;
  readonly holder: LotHolder;
  readonly grams: number;
  readonly note: string | null;
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
}

/** What is there of a lot: some of it, or where all of it went. `undone`: it never was, its ticket or its making was taken back. */
export const lotStages = ['in-stock', 'used', 'destroyed', 'given-back', 'undone'] as const;
export type LotStage = (typeof lotStages)[number];

/** What was decided of a lot: nothing, that it waits, or that it is never sold. */
export const lotStands = ['free', 'held', 'rejected'] as const;
export type LotStand = (typeof lotStands)[number];

/** Why a lot is held or rejected: a code, never free text. */
export const holdReasons = ['doubt', 'sample', 'complaint', 'paper', 'damaged', 'failed'] as const;
export type HoldReason = (typeof holdReasons)[number];

/**
 * Why a lot waits for a laboratory, or failed: what inspection says of it, and inspection alone takes back. `suspect`: a pool that it
 * was in failed, or a rapid test was positive. `kin-failed`: what shares a source with it failed, and nobody tested this one.
 */
export const testHolds = ['suspect', 'sampled', 'not-judged', 'kin-failed', 'failed'] as const;
export type TestHold = (typeof testHolds)[number];

/** What was decided, why, by whom and when. */
export interface Judged {
  readonly reason: HoldReason;
  readonly by: string;
  readonly at: Instant;
}

/** That a lot was called back: why, by whom and when, of which tickets it is, and who held any of it then. */
export interface Recalled {
  readonly reason: HoldReason;
  readonly by: string;
  readonly at: Instant;
  readonly tickets: readonly string[];
  readonly holders: readonly LotHolder[];
}

/** That a laboratory passed one substance, and until which business day its report holds, that day included. */
export interface Proof {
  readonly substance: string;
  readonly until: string;
}

/**
 * Goods of one commodity and grade that lie in one place under one number. What a ticket took in is a lot under the ticket’s own
 * number; all others were made of lots. It weighs what lies there: what was deducted on the ticket for moisture and dirt is in it.
 */
export interface Lot {
  readonly id: string;
  /** The station where it came to be; null where that was the centre. */
  readonly station: string | null;
  readonly village: Place;
  readonly holder: LotHolder;
  /** The loop that carried it last. */
  readonly loop: string | null;
  /** Its hands since it came to be, in their order. */
  readonly steps: readonly LotStep[];
  readonly commodity: string;
  readonly grade: number;
  /** The ticket that took it in; null where it was made of others. */
  readonly ticket: string | null;
  /** What it was made by; null where a ticket took it in. */
  readonly making: string | null;
  /** How heavy it was when it came to be, and what is left of that. */
  readonly grams: number;
  readonly leftGrams: number;
  /** Of how many packed pieces it is; null where it is not packed. */
  readonly pieces: number | null;
  /** The business day when the oldest of what is in it was taken in. */
  readonly takenOn: string;
  /** The last business day on which it may be used; null where nothing is said of it. */
  readonly keepsUntil: string | null;
  readonly stage: LotStage;
  readonly stand: LotStand;
  /** Null where it is free. */
  readonly judged: Judged | null;
  /** Its own papers that stand. What is made of it has none of them. */
  readonly papers: readonly StandingPaper[];
  /** What inspection says of it; null where that hinders nothing. */
  readonly testHold: TestHold | null;
  /** Null where nobody called it back. */
  readonly recalled: Recalled | null;
  /** The lots that it is made of, over however many acts, that may not be used themselves: by their ids, in order. */
  readonly heldThrough: readonly string[];
  /** What laboratories passed in it, or in a pool that it was in; and what so stands behind it, with what all that it was made of had. */
  readonly tested: readonly Proof[];
  readonly proven: readonly Proof[];
  /** By which acts that stand lots were made of it, the first one first. */
  readonly madeInto: readonly string[];
  readonly madeAt: Instant;
  readonly madeBy: string;
  /** When the last of it went. */
  readonly closedAt: Instant | null;
}

/** So much of a lot. */
export interface LotGrams {
  readonly lot: string;
  readonly grams: number;
}

declare module '../kernel/state.ts' {
  interface Entities {
    lot: Lot;
  }
}

/** The most that a lot weighs: a hundred tonnes. */
export const MOST_LOT_GRAMS = 100_000_000;

/**
 * Where a lot is, for whoever may do something with it there: in the village of its station, or at the centre. On a van it still is
 * its station's, which may say that it waits; what was missing when its van was unloaded is the centre's to see to.
 */
export function placeOfLot(lot: Pick<Lot, 'holder' | 'village' | 'steps'>, county: Place): Place {
  return lot.holder === 'centre' || isMissing(lot) ? county : lot.village;
}

/** Whether a lot is in a driver's hands, or was missing there. */
export function isOnVan({ holder }: Pick<Lot, 'holder'>): boolean {
  return holder.startsWith('van:');
}

/** Whether a lot was not found when its van was unloaded, nor since. */
export function isMissing({ steps }: Pick<Lot, 'steps'>): boolean {
  return steps.at(-1)?.step === 'missing';
}

/** Whether a lot goes from the centre back to the station that it came from. */
export function goesDown({ steps }: Pick<Lot, 'steps'>): boolean {
  return (
    steps.findLast(({ step }) => step === 'loaded' || step === 'taken-up' || step === 'arrived')?.step === 'loaded'
  );
}

/** Whether anything of a lot is there: of itself, or of what was made of it. */
export function isThere({ stage }: Pick<Lot, 'stage'>): boolean {
  return stage === 'in-stock' || stage === 'used';
}

/** Whether somebody decided of a lot, or its tests said, that it is never sold. */
export function isBad({ stand, testHold }: Pick<Lot, 'stand' | 'testHold'>): boolean {
  return stand === 'rejected' || testHold === 'failed';
}

/** A lot that must be there. */
export function lotIn(draft: Draft, id: string): Lot {
  const row = draft.get('lot', id);
  invariant(row !== undefined, `lot ${id} is not there to change`);
  return row;
}

/** The last day on which what came to be at a moment may be used, by its commodity; null where that says nothing. */
export function keepsUntil({ keepsDays }: Pick<Commodity, 'keepsDays'>, at: Instant): string | null {
  return keepsDays === null ? null : businessDay(at + (keepsDays - 1) * DAY);
}

/** A lot with some of it taken, or put back where that is below zero; what then has nothing left went that way. */
export function takeOff(lot: Lot, grams: number, went: LotStage, at: Instant): Lot {
  const leftGrams = lot.leftGrams - grams;
  invariant(leftGrams >= 0 && leftGrams <= lot.grams, `lot ${lot.id} has ${lot.leftGrams} g, not ${grams} g`);
  return leftGrams === 0
    ? { ...lot, leftGrams, stage: went, closedAt: at }
    : { ...lot, leftGrams, stage: 'in-stock', closedAt: null };
}

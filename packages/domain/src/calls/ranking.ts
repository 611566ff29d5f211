import { byId, lotOf } from './lot.ts';

/** Judges who must be left for a part to be marked at all, after those who stood aside. */
export const LEAST_JUDGES = 3;

/** One part of what is marked: `weightPercent` of all parts together are 100. */
export interface MarkedPart {
  readonly part: string;
  readonly weightPercent: number;
  /** Who marks it. */
  readonly judges: readonly string[];
}

/** A mark as a judge gave it, 0 to 10,000 hundredths. Marks are added to, never written over: the highest version stands. */
export interface Mark {
  readonly judge: string;
  readonly candidate: string;
  readonly part: string;
  readonly version: number;
  readonly hundredths: number;
  /** A mark counts only once its judge has sealed it. */
  readonly sealed: boolean;
}

/** A judge who stood aside for a candidate, or had to. */
export interface Recusal {
  readonly judge: string;
  readonly candidate: string;
}

/** Among equals: all of them come in (as Chongqing’s rule of 2011 has it for the last place), or a lot is drawn by the published seed. */
export type TieRule = { readonly rule: 'all-come-in' } | { readonly rule: 'lot'; readonly seed: string };

export interface RankingCase {
  readonly candidates: readonly string[];
  /** Who did not come to a part: whoever missed one is out, with no place. */
  readonly absent: readonly string[];
  readonly parts: readonly MarkedPart[];
  readonly marks: readonly Mark[];
  readonly recusals: readonly Recusal[];
  /** The parts that decide among equal totals, first to last, before the tie rule does. */
  readonly deciding: readonly string[];
  readonly tie: TieRule;
}

/** A part that is not marked whole: who has yet to seal a mark, or how few judges are left. */
export interface Unmarked {
  readonly candidate: string;
  readonly part: string;
  readonly waitsFor: readonly string[];
  readonly tooFewJudges: boolean;
}

export interface Ranked {
  readonly candidate: string;
  /** From 1. Equal ones have the same place, and the next one’s counts them all: 1, 2, 2, 4. */
  readonly place: number;
  readonly totalHundredths: number;
  /** The mean of each part, in the order of the parts. */
  readonly partHundredths: readonly number[];
}

/** A list that is closed, or what it still waits for: nobody has a place before everybody is marked. */
export type Ranking =
  | { readonly closed: false; readonly unmarked: readonly Unmarked[] }
  | { readonly closed: true; readonly ranked: readonly Ranked[]; readonly absent: readonly string[] };

/**
 * Ranks candidates by sealed marks. A part’s mean goes over the judges who may mark that candidate, so one who stood aside
 * lowers the divisor; a mark that is missing is not a zero, it keeps the list open. Mean and total are each rounded half up
 * to the hundredth that is published, and what is published decides: total, then the deciding parts, then the tie rule.
 * The order is the same whatever order anything comes in.
 */
export function rankCandidates(given: RankingCase): Ranking {
  const { parts, deciding, tie } = given;
  const absent = new Set(given.absent);
  const candidates = [...new Set(given.candidates)].toSorted(byId);
  const standing = standingMarks(given.marks);
  const aside = new Set(given.recusals.map(({ judge, candidate }) => key(judge, candidate)));
  const unmarked: Unmarked[] = [];
  const rows = candidates
    .filter((candidate) => !absent.has(candidate))
    .map((candidate) => {
      const partHundredths = parts.map(({ part, judges: all }) => {
        const judges = [...new Set(all)].filter((judge) => !aside.has(key(judge, candidate))).toSorted(byId);
        const found = judges.map((judge) => standing.get(key(judge, candidate, part)));
        const marks = found.filter((mark) => mark !== undefined);
        const waitsFor = judges.filter((_, at) => found[at] === undefined);
        const tooFewJudges = judges.length < LEAST_JUDGES;
        if (waitsFor.length > 0 || tooFewJudges) unmarked.push({ candidate, part, waitsFor, tooFewJudges });
        return halfUp(
          marks.reduce((sum, mark) => sum + mark, 0),
          Math.max(1, marks.length),
        );
      });
      const weighed = parts.reduce((sum, { weightPercent }, at) => sum + weightPercent * (partHundredths[at] ?? 0), 0);
      return { candidate, partHundredths, totalHundredths: halfUp(weighed, 100) };
    });
  if (unmarked.length > 0) return { closed: false, unmarked };
  const figures = deciding.map((part) => parts.findIndex((one) => one.part === part)).filter((at) => at !== -1);
  const lots = new Map(candidates.map((candidate) => [candidate, tie.rule === 'lot' ? lotOf(tie.seed, candidate) : 0]));
  const order = (one: Row, other: Row): number =>
    other.totalHundredths - one.totalHundredths ||
    figures.reduce((so, at) => so || (other.partHundredths[at] ?? 0) - (one.partHundredths[at] ?? 0), 0) ||
    (lots.get(one.candidate) ?? 0) - (lots.get(other.candidate) ?? 0);
  const sorted = rows.toSorted((one, other) => order(one, other) || byId(one.candidate, other.candidate));
  return { closed: true, ranked: placesOf(sorted, order), absent: candidates.filter((one) => absent.has(one)) };
}

/** Who comes in for so many seats: the first of the list, and whoever has the last one’s place too. */
export function comeIn(ranked: readonly Ranked[], seats: number): readonly Ranked[] {
  return ranked.filter(({ place }) => place <= seats);
}

/** What a judge and a candidate may have in common: digests of phone and identity number, the household, who is named as kin. */
export interface Ties {
  readonly id: string;
  readonly phone: string | null;
  readonly identity: string | null;
  readonly household: string | null;
  /** Ids of people whom either declared as spouse, direct line, three generations or near in-law. */
  readonly kin: readonly string[];
}

export type TieFound = 'same-person' | 'same-household' | 'kin';

/** Why a judge must stand aside for a candidate; asked when judges are named and again with every mark. Undefined where nothing is known. */
export function mustStandAside(judge: Ties, candidate: Ties): TieFound | undefined {
  const same = (what: 'phone' | 'identity' | 'household') => judge[what] !== null && judge[what] === candidate[what];
  if (judge.id === candidate.id || same('phone') || same('identity')) return 'same-person';
  if (same('household')) return 'same-household';
  return judge.kin.includes(candidate.id) || candidate.kin.includes(judge.id) ? 'kin' : undefined;
}

type Row = Omit<Ranked, 'place'>;

function placesOf(sorted: readonly Row[], order: (one: Row, other: Row) => number): readonly Ranked[] {
  const ranked: Ranked[] = [];
  for (const [index, row] of sorted.entries()) {
    const before = ranked.at(-1);
    const place = before !== undefined && order(before, row) === 0 ? before.place : index + 1;
    ranked.push({ ...row, place });
  }
  return ranked;
}

/** The sealed mark with the highest version of each judge, candidate and part. */
function standingMarks(marks: readonly Mark[]): ReadonlyMap<string, number> {
  const standing = new Map<string, Mark>();
  for (const mark of marks) {
    const at = key(mark.judge, mark.candidate, mark.part);
    if (mark.sealed && mark.version > (standing.get(at)?.version ?? -1)) standing.set(at, mark);
  }
  return new Map([...standing].map(([at, { hundredths }]) => [at, hundredths]));
}

function key(...ids: readonly string[]): string {
  return ids.join(' ');
}

/** A quotient of whole numbers from 0 up, rounded half up. */
function halfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}

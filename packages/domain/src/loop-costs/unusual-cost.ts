import type { Change } from '../kernel/index.ts';
import { doubtsAbout, durationOf, type Loop, type LoopDoubtKind } from '../loops/index.ts';
import type { ChargedCost } from './loop-charge.ts';

/** What a doubt about a loop is about. */
const figures: Readonly<Record<LoopDoubtKind, string>> = {
  'minutes-short': 'loopMinutes',
  'minutes-long': 'loopMinutes',
  'metres-short': 'loopMetres',
  'metres-long': 'loopMetres',
  'too-fast': 'loopKmPerHour',
};

/**
 * What of a loop's cost one person alone does not book: all of it, where its way does not fit the plan or it comes to more
 * than the county's ceiling, in fen. Each figure beside what was expected; nothing where all is usual.
 */
export function unusualOf(loop: Loop, cost: ChargedCost, ceilingFen: number): readonly Change[] {
  const doubts = doubtsAbout(cost, { metres: loop.distanceMetres, minutes: durationOf(loop.trips) });
  if (doubts.length === 0 && cost.totalFen <= ceilingFen) return [];
  return [
    { what: 'loopCostFen', before: loop.cost.totalFen, after: cost.totalFen },
    ...(cost.extraFen === 0 ? [] : [{ what: 'loopExtraFen', before: null, after: cost.extraFen }]),
    ...doubts.map(({ kind, told, expected }) => ({ what: figures[kind], before: expected, after: told })),
  ];
}

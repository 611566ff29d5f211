import type { ProblemInput, Solution } from '@yangui/routing';
import { solveInThreads } from '@yangui/routing/threads';
import type { Point, RoadMatrix, Roads } from '../adapters/roads.ts';
import { sharesOf, type Share } from './calls.ts';
import { NOTHING, type Day } from './day.ts';
import { lanesOf } from './lanes.ts';
import { Places, roadMap } from './map.ts';
import { problemOf, type Planning } from './problem.ts';
import { costOf, eachDriverOnce, loopsOf, type Proposal } from './proposal.ts';
import { hoursOf, unserved } from './why-left-out.ts';

/** What a plan is busy with, in this order. */
export const planPhases = ['roads', 'both', 'down', 'up'] as const;
export type PlanPhase = (typeof planPhases)[number];

export interface PlanOptions {
  /** For the plan itself; down alone and up alone take half of it each. */
  readonly seconds: number;
  readonly threads: number;
  readonly newId: () => string;
  readonly signal?: AbortSignal;
  /** Called when a phase begins, and with the best cost so far. */
  readonly onPhase?: (phase: PlanPhase) => void;
  readonly onCost?: (fen: number) => void;
}

/**
 * Plans a day: measures the roads, solves for both ways together, then for each alone, so that what is saved is a number.
 * @param positions where stations lie, for the lines of buses
 */
export async function planDay(
  day: Day,
  positions: ReadonlyMap<string, Point>,
  roads: Roads,
  options: PlanOptions,
): Promise<Proposal> {
  options.onPhase?.('roads');
  const places = new Places();
  const lanes = lanesOf(day, positions, places);
  const wholeDay = lanesOf(
    { vehicles: day.vehicles.map((free) => ({ ...free, freeFromMinute: 0 })) },
    positions,
    places,
  );
  const { shares, leftOut } = sharesOf(day.calls, lanes, wholeDay);
  for (const { point } of shares) places.at(point);
  const matrix = await roads.measure(places.points, day.settings);
  const planning: Planning = { lanes, shares, map: roadMap(places, matrix), settings: day.settings, first: day.first };

  options.onPhase?.('both');
  const solution = await solveFor(planning, options.seconds, options);
  const taken = new Set(day.staying.map(({ driver }) => driver).filter((driver) => driver !== null));
  const loops = eachDriverOnce(loopsOf(planning, solution, options.newId), taken);
  const plannedFen = costOf(planning, loops);
  const together = solution.unserved.length > 0 ? null : plannedFen;
  options.onPhase?.('down');
  const downOnlyFen = await costAlone(planning, ({ down }) => ({ down, up: NOTHING }), together, options);
  options.onPhase?.('up');
  const upOnlyFen = await costAlone(planning, ({ up }) => ({ down: NOTHING, up }), together, options);
  return {
    day: day.day,
    loops,
    distanceSource: matrix.source,
    detourPercent: matrix.source === 'great-circle' ? day.settings.detourPercent : null,
    roadFailure: matrix.failure,
    roadsPatched: matrix.patched,
    offRoad: offRoad(shares, matrix),
    plannedFen,
    downOnlyFen,
    upOnlyFen,
    leftOut: [
      ...[...day.leftOut, ...leftOut].map((out) => ({ ...out, aloneMinutes: null })),
      ...unserved(planning, solution),
    ],
    hours: hoursOf(lanes),
    staying: day.staying.map(({ id }) => id),
  };
}

/** The stations that the road service knows no road to or from. */
function offRoad(shares: readonly Share[], { lost }: RoadMatrix): readonly string[] {
  const away = new Set(lost.map(({ longitude, latitude }) => `${longitude},${latitude}`));
  return [
    ...new Set(
      shares.flatMap(({ station, point }) =>
        station !== null && away.has(`${point.longitude},${point.latitude}`) ? [station] : [],
      ),
    ),
  ];
}

/**
 * The same day with one way alone: what running down and up separately would cost. Null where it cannot all be served. Where
 * nothing goes the other way it is the plan itself, and no second search may find it cheaper or dearer.
 */
async function costAlone(
  planning: Planning,
  keep: (share: Share) => Pick<Share, 'down' | 'up'>,
  together: number | null,
  options: PlanOptions,
): Promise<number | null> {
  const kept = planning.shares.map((share) => ({ ...share, ...keep(share) }));
  if (kept.every((share, index) => piecesOf(share) === piecesOf(planning.shares[index]))) return together;
  const shares = kept.filter((share) => piecesOf(share) > 0);
  const alone = { ...planning, shares };
  const solution = await solveFor(alone, options.seconds / 2, { ...options, onCost: () => undefined });
  return solution.unserved.length > 0
    ? null
    : costOf(
        alone,
        loopsOf(alone, solution, () => ''),
      );
}

function piecesOf(share: Pick<Share, 'down' | 'up'> | undefined): number {
  return share === undefined ? 0 : share.down.pieces + share.up.pieces;
}

async function solveFor(
  planning: Planning,
  seconds: number,
  { threads, signal, onCost }: PlanOptions,
): Promise<Solution> {
  const { shares, lanes } = planning;
  if (shares.length === 0 || lanes.length === 0)
    return {
      cost: 0,
      distance: 0,
      complete: shares.length === 0,
      routes: [],
      unserved: shares.map((_, index) => index),
    };
  const input: ProblemInput = problemOf(planning);
  // A small day is solved long before a county's time is over.
  const milliseconds = Math.min(seconds * 1_000, shares.length * 250);
  return solveInThreads(input, {
    milliseconds,
    threads,
    ...(signal !== undefined && { signal }),
    ...(onCost !== undefined && { onProgress: onCost }),
  });
}

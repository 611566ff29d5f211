import { durationOf, loopCost, type DistanceSource, type LoopPlan } from '@yangui/domain';
import type { Solution } from '@yangui/routing';
import type { Planning } from './problem.ts';
import { timeBus, timeVan } from './timing.ts';
import type { Hours, LeftOutWhy } from './why-left-out.ts';

/** A day's plan as the server proposes it: what `plan-loops` adopts, and what it will cost. */
export interface Proposal {
  readonly day: string;
  readonly loops: readonly LoopPlan[];
  readonly distanceSource: DistanceSource;
  readonly detourPercent: number | null;
  /** Why the road service did not answer, how many pairs it knew no road between, and the stations it knew none to or from. */
  readonly roadFailure: string | null;
  readonly roadsPatched: number;
  readonly offRoad: readonly string[];
  readonly plannedFen: number;
  readonly downOnlyFen: number | null;
  readonly upOnlyFen: number | null;
  readonly leftOut: readonly LeftOutWhy[];
  /** When vans could be out, as it was planned: what is left of today. Null where none has hours left. */
  readonly hours: Hours | null;
  /** Loops that stay beside it, loaded or under way. */
  readonly staying: readonly string[];
}

/** Turns the solver's answer into one loop a vehicle, with times; a bus's runs are trips of one loop. */
export function loopsOf(planning: Planning, solution: Solution, newId: () => string): readonly LoopPlan[] {
  const { lanes, shares, map, settings } = planning;
  const byVehicle = new Map<string, LoopPlan>();
  for (const { vehicle, trips: routed, departure } of solution.routes) {
    const lane = lanes[vehicle];
    if (lane === undefined) continue;
    const trips = routed
      .map((stops) => stops.map((stop) => shares[stop]).filter((share) => share !== undefined))
      .filter((stops) => stops.length > 0);
    if (trips.length === 0) continue;
    const timed =
      lane.bus === null
        ? timeVan(lane.depot, trips, Math.ceil(departure), map, settings)
        : timeBus(lane.bus, trips.flat(), map);
    const {
      vehicle: { id },
      driver,
    } = lane.free;
    const before = byVehicle.get(id) ?? { loop: newId(), vehicle: id, driver, trips: [], distanceMetres: 0 };
    const all = [...before.trips, ...timed.trips].toSorted((one, other) => one.leaveMinute - other.leaveMinute);
    byVehicle.set(id, { ...before, trips: all, distanceMetres: before.distanceMetres + timed.distanceMetres });
  }
  return [...byVehicle.values()];
}

/** What loops cost by their vehicles' rates, as the rule will count it. */
export function costOf({ lanes }: Planning, loops: readonly LoopPlan[]): number {
  return loops.reduce((sum, { vehicle: id, trips, distanceMetres }) => {
    const free = lanes.find((lane) => lane.free.vehicle.id === id)?.free;
    return free === undefined
      ? sum
      : sum + loopCost(free.vehicle, { distanceMetres, durationMinutes: durationOf(trips) }, free.again).totalFen;
  }, 0);
}

/** A driver drives one loop at a time: whoever is named twice keeps the first. */
export function eachDriverOnce(loops: readonly LoopPlan[], taken: ReadonlySet<string>): readonly LoopPlan[] {
  const named = new Set(taken);
  return loops.map((loop) => {
    if (loop.driver === null || !named.has(loop.driver)) {
      if (loop.driver !== null) named.add(loop.driver);
      return loop;
    }
    return { ...loop, driver: null };
  });
}

import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  fen,
  id,
  refuse,
  type Refusal,
  type State,
  businessDate,
  figure,
  minuteOfDay,
} from '../kernel/index.ts';
import { vehicleNameOf } from './loop-at.ts';
import { loopRefusal } from './loop-check.ts';
import { durationOf, loopCost } from './loop-cost.ts';
import { distanceSources, leftOutReasons, type Loop, type LoopPlan, type PlannedLoop } from './loop.ts';

const pieces = figure(0, 100_000);
const grams = figure(0, 100_000_000);
const litres = figure(0, 1_000_000);

const plannedStop = z.object({
  station: z.nullable(id),
  fetch: z.nullable(id),
  arriveMinute: minuteOfDay,
  leaveMinute: minuteOfDay,
  downPieces: pieces,
  downGrams: grams,
  downCubicDecimetres: litres,
  upPieces: pieces,
  upGrams: grams,
  upCubicDecimetres: litres,
});

const plannedTrip = z.object({
  leaveMinute: minuteOfDay,
  returnMinute: minuteOfDay,
  stops: z.array(plannedStop).check(z.minLength(1, { error: 'loop-empty' }), z.maxLength(500)),
});

/** One vehicle's day in a plan. */
export const loopPlan = z
  .object({
    loop: id,
    vehicle: id,
    driver: z.nullable(id),
    trips: z.array(plannedTrip).check(z.maxLength(50)),
    distanceMetres: figure(0, 5_000_000),
  })
  .register(z.globalRegistry, { id: 'LoopPlan' });

/** Where the distances of a plan come from; the factor where it is the great circle. */
export const planDistances = { distanceSource: z.enum(distanceSources), detourPercent: z.nullable(figure(100, 1_000)) };

const leftOut = z.object({
  station: z.nullable(id),
  fetch: z.nullable(id),
  downPieces: pieces,
  upPieces: pieces,
  reason: z.enum(leftOutReasons),
});

/**
 * Adopts a whole day's plan. Loops of that day that have not begun, and onto which nothing was loaded, give way to it; those
 * loaded or under way stay, and their vans and drivers are free again when they are home. The rule checks that each loop can
 * be driven, and prices it by the vehicle's rates; it does not ask whether the plan is the best.
 */
export const planLoops = defineCommand({
  type: 'plan-loops',
  capability: 'loops.plan',
  payload: z.object({
    day: businessDate,
    loops: z.array(loopPlan).check(z.maxLength(500)),
    ...planDistances,
    downOnlyFen: z.nullable(fen),
    upOnlyFen: z.nullable(fen),
    leftOut: z.array(leftOut).check(z.maxLength(5_000)),
  }),
  needs: ({ day, loops }) => [['dayPlan', day], ...loops.flatMap(rowsOf)],
  follows: (state, { day }) => (state.get('dayPlan', day)?.loops ?? []).map((loop) => ['loop', loop]),
  makes: ({ loops }) => loops.map(({ loop }) => ['loop', loop]),
  place: (_, { county }) => county,
  decide(state, { county, payload: { loops, ...plan } }) {
    const before = loopsOfDay(state, plan.day);
    const given = before.filter(({ stage, loads }) => stage === 'planned' && loads.length === 0);
    const staying = before.filter((loop) => loop.stage !== 'cancelled' && !given.includes(loop));
    const no =
      loops.reduce<Refusal | undefined>((found, loop) => found ?? newLoopRefusal(state, loop), undefined) ??
      clash(state, loops, staying);
    if (no !== undefined) return { refusal: no };
    const planned = loops.map((loop) =>
      priced(
        state,
        loop,
        staying.some(({ vehicle }) => vehicle === loop.vehicle),
      ),
    );
    return accept({
      type: 'LoopsPlanned',
      data: { ...plan, place: county, loops: planned, replaced: given.map((loop) => loop.id) },
    });
  },
});

/** The rows that a loop of a plan names: itself, and those it fetches from. */
export function rowsOf({ loop, trips }: LoopPlan) {
  const fetched = trips.flatMap(({ stops }) => stops.map(({ fetch }) => fetch)).filter((fetch) => fetch !== null);
  return [loop, ...fetched].map((row) => ['loop', row] as const);
}

/** The loops of a day as they stand, in the order of planning. */
export function loopsOfDay(state: State, day: string): readonly Loop[] {
  return (state.get('dayPlan', day)?.loops ?? [])
    .map((loop) => state.get('loop', loop))
    .filter((loop) => loop !== undefined);
}

/** A loop of a plan with its depot, its length in time and its cost. The vehicle must be known. */
export function priced(state: State, plan: LoopPlan, again: boolean): PlannedLoop {
  const vehicle = state.get('vehicle', plan.vehicle);
  const durationMinutes = durationOf(plan.trips);
  const rates = vehicle ?? { fixedFenPerDay: 0, costFenPerKm: 0, driverFenPerDay: 0, driverFenPerHour: 0 };
  return {
    ...plan,
    depot: vehicle?.depot ?? '',
    durationMinutes,
    cost: loopCost(rates, { distanceMetres: plan.distanceMetres, durationMinutes }, again),
  };
}

function newLoopRefusal(state: State, plan: LoopPlan): Refusal | undefined {
  if (state.get('loop', plan.loop) !== undefined)
    return refuse('already-exists', { what: vehicleNameOf(state, plan.vehicle) }).refusal;
  if (plan.trips.length === 0) return refuse('loop-empty').refusal;
  return loopRefusal(state, plan);
}

/** Refuses a vehicle or a driver on two loops at a time: among the new ones, and beside those of the day that stay. */
export function clash(state: State, loops: readonly LoopPlan[], staying: readonly Loop[]): Refusal | undefined {
  const busy = staying.filter(({ stage }) => stage === 'planned' || stage === 'underway').map(busyOf);
  for (const loop of loops) {
    const now = busyOf(loop);
    const meets = busy.filter(({ from, to }) => now.from < to && from < now.to);
    const vehicle = vehicleNameOf(state, loop.vehicle);
    if (meets.some((other) => other.vehicle === loop.vehicle)) return refuse('vehicle-busy', { vehicle }).refusal;
    if (loop.driver !== null && meets.some(({ driver }) => driver === loop.driver))
      return refuse('driver-busy', { vehicle }).refusal;
    busy.push(now);
  }
  return undefined;
}

function busyOf({ vehicle, driver, trips }: Pick<Loop, 'vehicle' | 'driver' | 'trips'>) {
  return { vehicle, driver, from: trips[0]?.leaveMinute ?? 0, to: trips.at(-1)?.returnMinute ?? 0 };
}

import {
  commands,
  durationOf,
  invariant,
  judge,
  loopCost,
  refuse,
  type Decision,
  type DistanceSource,
  type Loop,
  type LoopPlan,
  type LoopStop,
  type Refusal,
  type State,
  type WorkingSet,
} from '@yangui/domain';
import type { Pool } from 'pg';
import type { Point, Roads } from '../adapters/roads.ts';
import { loadCounties, loadMissing, loadNeeded } from '../store/load.ts';
import type { Call, Day } from './day.ts';
import { readLogisticsSettings, readPositions } from './gather.ts';
import { lanesOf, lineMetres, type Lane } from './lanes.ts';
import { Places, roadMap, type RoadMap } from './map.ts';
import { timeBus, timeVan } from './timing.ts';

/** Loops as somebody would have them: their stops in another order, or on another vehicle. Times are ours to find. */
export interface PriceAsked {
  readonly county: string;
  readonly by: string;
  readonly at: number;
  readonly day: string;
  readonly loops: readonly WishedLoop[];
}

export interface WishedLoop {
  readonly loop: string;
  readonly trips: readonly { readonly leaveMinute: number; readonly stops: readonly LoopStop[] }[];
}

/** What the wish comes to: the loops with times and length, cost before and after, and the refusal where it cannot be. */
export interface Price {
  readonly loops: readonly LoopPlan[];
  readonly distanceSource: DistanceSource;
  readonly detourPercent: number | null;
  readonly roadFailure: string | null;
  readonly before: { readonly fen: number; readonly metres: number };
  readonly after: { readonly fen: number; readonly metres: number };
  readonly refusal: Refusal | null;
}

/** Prices a day's loops as somebody would have them, and asks the rule whether they may be so. Nothing is saved. Undefined where a loop is not there. */
export async function priceLoops(
  pool: Pool,
  roads: Roads,
  { county, by, at, day, loops: wished }: PriceAsked,
): Promise<Price | undefined> {
  const sets = await loadCounties(pool, [county]);
  const state = sets.get(county);
  invariant(state !== undefined, 'the county asked for is loaded');
  await loadMissing(pool, sets, [{ county, refs: wished.map(({ loop }) => ['loop', loop] as const) }]);
  const wishes = wished.flatMap((wish) => {
    const loop = state.get('loop', wish.loop);
    return loop === undefined ? [] : [{ loop, trips: wish.trips }];
  });
  if (wishes.length < wished.length) return undefined;
  const found = wishes.map(({ loop }) => loop);
  const fetched = wished
    .flatMap(({ trips }) => trips.flatMap(({ stops }) => stops.map(({ fetch }) => fetch)))
    .filter((fetch) => fetch !== null);
  await loadMissing(pool, sets, [{ county, refs: fetched.map((loop) => ['loop', loop] as const) }]);

  const settings = await readLogisticsSettings(pool, county);
  const positions = await readPositions(pool, county);
  const places = new Places();
  const pointOf = pointsOf(state, positions);
  const lanes = lanesOf({ vehicles: vehiclesOf(state, found) }, positions, places);
  for (const { trips } of wished) for (const { stops } of trips) for (const stop of stops) places.at(pointOf(stop));
  const matrix = await roads.measure(places.points, settings, false);
  const map = roadMap(places, matrix);
  const timed = wishes.map(({ loop: { id: loop, vehicle, driver }, trips }): LoopPlan => {
    const calls = trips
      .filter(({ stops }) => stops.length > 0)
      .map(({ leaveMinute, stops }) => ({
        leaveMinute,
        calls: stops.map((stop) => callOf(stop, pointOf(stop), state)),
      }));
    return {
      loop,
      vehicle,
      driver,
      ...timeWish(
        calls,
        lanes.filter(({ free }) => free.vehicle.id === vehicle),
        map,
        settings,
      ),
    };
  });
  const distances = {
    distanceSource: matrix.source,
    detourPercent: matrix.source === 'great-circle' ? settings.detourPercent : null,
  };
  const decision = await judged(pool, sets, state, { county, by, at, payload: { day, loops: timed, ...distances } });
  const after = {
    fen: fenOf(decision) ?? estimate(state, timed),
    metres: timed.reduce((sum, { distanceMetres }) => sum + distanceMetres, 0),
  };
  return {
    loops: timed,
    ...distances,
    roadFailure: matrix.failure,
    before: totalOf(found),
    after,
    refusal: 'refusal' in decision ? decision.refusal : null,
  };
}

/** The vehicles of the loops asked for, free the whole day: what else they do is for the rule to see. */
function vehiclesOf(state: State, loops: readonly Loop[]): Day['vehicles'] {
  return [...new Set(loops.map(({ vehicle }) => vehicle))].flatMap((id) => {
    const vehicle = state.get('vehicle', id);
    const depot = vehicle === undefined ? undefined : state.get('depot', vehicle.depot);
    return vehicle === undefined || depot === undefined
      ? []
      : [{ vehicle, depot, freeFromMinute: 0, again: false, driver: null }];
  });
}

/** Where a stop is; one that is nowhere stands at the depot's side, and the rule or the form has said so before. */
function pointsOf(state: State, positions: ReadonlyMap<string, Point>): (stop: LoopStop) => Point {
  const nowhere = state.all('depot')[0];
  const fallback = {
    longitude: (nowhere?.longitudeMicrodegrees ?? 0) / 1e6,
    latitude: (nowhere?.latitudeMicrodegrees ?? 0) / 1e6,
  };
  return ({ station, fetch }) => {
    const broke = fetch === null ? null : (state.get('loop', fetch)?.brokeDown ?? null);
    if (broke !== null && broke.longitudeMicrodegrees !== null && broke.latitudeMicrodegrees !== null) {
      return { longitude: broke.longitudeMicrodegrees / 1e6, latitude: broke.latitudeMicrodegrees / 1e6 };
    }
    return positions.get(station ?? broke?.station ?? '') ?? fallback;
  };
}

function callOf(
  stop: LoopStop,
  point: Point,
  state: State,
): Pick<Call, 'station' | 'fetch' | 'point' | 'down' | 'up' | 'window'> {
  return {
    station: stop.station,
    fetch: stop.fetch,
    point,
    down: { pieces: stop.downPieces, grams: stop.downGrams, cubicDecimetres: stop.downCubicDecimetres },
    up: { pieces: stop.upPieces, grams: stop.upGrams, cubicDecimetres: stop.upCubicDecimetres },
    window: (stop.station === null ? undefined : state.get('deliveryWindow', stop.station)) ?? null,
  };
}

type WishedTrip = { readonly leaveMinute: number; readonly calls: readonly ReturnType<typeof callOf>[] };

/** A van leaves when it would have; a bus's trips are its runs, each known by the minute at which it leaves. */
function timeWish(
  trips: readonly WishedTrip[],
  lanes: readonly Lane[],
  map: RoadMap,
  settings: Parameters<typeof timeVan>[4],
): Pick<LoopPlan, 'trips' | 'distanceMetres'> {
  const [lane] = lanes;
  const [first] = trips;
  if (lane === undefined || first === undefined) return { trips: [], distanceMetres: 0 };
  if (lane.bus === null)
    return timeVan(
      lane.depot,
      trips.map(({ calls }) => calls),
      first.leaveMinute,
      map,
      settings,
    );
  const timed = trips.flatMap(({ leaveMinute, calls }) => {
    const bus = lanes.map((one) => one.bus).find((one) => one?.run.leaveMinute === leaveMinute) ?? null;
    return bus === null ? [] : [{ ...timeBus(bus, calls, map), metres: lineMetres(bus, map) }];
  });
  return {
    trips: timed.flatMap((run) => run.trips),
    distanceMetres: timed.reduce((sum, { metres }) => sum + metres, 0),
  };
}

async function judged(
  pool: Pool,
  sets: ReadonlyMap<string, WorkingSet>,
  state: WorkingSet,
  { county, by, at, payload }: { county: string; by: string; at: number; payload: unknown },
): Promise<Decision> {
  const bound = commands
    .get('move-stop')
    ?.bind({ id: crypto.randomUUID(), type: 'move-stop', at, payload }, county, by);
  invariant(bound !== undefined, 'move-stop is a command');
  if ('malformed' in bound) return refuse(bound.malformed, { where: bound.where });
  await loadNeeded(pool, sets, [{ county, commands: [bound] }]);
  return judge(state, bound).decision;
}

/** What the rule says that the moved loops cost. */
function fenOf(decision: Decision): number | undefined {
  const moved = 'events' in decision ? decision.events.find(({ type }) => type === 'StopMoved') : undefined;
  return moved?.type === 'StopMoved' ? moved.data.loops.reduce((sum, { cost }) => sum + cost.totalFen, 0) : undefined;
}

function totalOf(loops: readonly Loop[]): Price['before'] {
  return {
    fen: loops.reduce((sum, { cost }) => sum + cost.totalFen, 0),
    metres: loops.reduce((sum, { distanceMetres }) => sum + distanceMetres, 0),
  };
}

/** What the loops would cost by the rates, where the rule does not price them because they may not be so. */
function estimate(state: State, loops: readonly LoopPlan[]): number {
  return loops.reduce((sum, { vehicle: id, trips, distanceMetres }) => {
    const vehicle = state.get('vehicle', id);
    return vehicle === undefined || trips.length === 0
      ? sum
      : sum + loopCost(vehicle, { distanceMetres, durationMinutes: durationOf(trips) }).totalFen;
  }, 0);
}

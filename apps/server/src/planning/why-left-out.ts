import { durationOf, type LeftOut, type LeftOutReason } from '@yangui/domain';
import type { Solution } from '@yangui/routing';
import type { Share } from './calls.ts';
import { leftOutOf } from './day.ts';
import type { Lane } from './lanes.ts';
import { way } from './map.ts';
import type { Planning } from './problem.ts';
import { timeVan } from './timing.ts';

/** What a plan does not serve, with what a van would need for it alone: there, its stop, and straight home. */
export interface LeftOutWhy extends LeftOut {
  readonly aloneMinutes: number | null;
}

/** When vans may be out on a day: from the earliest that one can leave until the latest that one must be home. */
export interface Hours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The hours that are left of the day; none where no van has any. */
export function hoursOf(lanes: readonly Lane[]): Hours | null {
  const vans = lanes.filter(({ bus }) => bus === null);
  if (vans.length === 0) return null;
  return {
    fromMinute: Math.min(...vans.map(earliestOf)),
    toMinute: Math.max(...vans.map(({ free }) => free.vehicle.shiftToMinute)),
  };
}

/** What the solver found no place for, each with the reason that a person can do something about. */
export function unserved(planning: Planning, solution: Solution): readonly LeftOutWhy[] {
  const { shares } = planning;
  return solution.unserved
    .map((stop) => shares[stop])
    .filter((share) => share !== undefined)
    .map((share) => {
      const alone = [...share.lanes]
        .filter(({ bus }) => bus === null)
        .map((lane) => aloneOf(lane, share, planning).minutes);
      return {
        ...leftOutOf(share, reasonOf(share, planning, solution)),
        aloneMinutes: alone.length === 0 ? null : Math.min(...alone),
      };
    });
}

/** In the order in which a reason leaves somebody something to do today. */
function reasonOf(share: Share, planning: Planning, solution: Solution): LeftOutReason {
  const able = [...share.lanes];
  const now = able.map((lane) => ({ lane, fit: fitOf(lane, share, planning, earliestOf(lane)) }));
  const could = now.filter(({ fit }) => fit === 'fits').map(({ lane }) => lane);
  if (could.length > 0) return could.some((lane) => hasRoom(lane, share, planning, solution)) ? 'no-hours' : 'van-full';
  if (now.some(({ fit }) => fit === 'window')) return 'window-missed';
  const wholeDay = able.some(
    (lane) => lane.bus === null && fitOf(lane, share, planning, lane.free.vehicle.shiftFromMinute) === 'fits',
  );
  return wholeDay ? 'too-late' : 'too-far';
}

function earliestOf({ free: { vehicle, freeFromMinute } }: Lane): number {
  return Math.max(vehicle.shiftFromMinute, freeFromMinute);
}

/** One stop alone, as a van drives it that leaves so as not to wait. */
function aloneOf({ depot }: Lane, share: Share, { map, settings }: Planning, fromMinute = 0) {
  const there = way(map, depot, map.places.at(share.point)).minutes;
  const leaveMinute = Math.max(fromMinute, (share.window?.fromMinute ?? 0) - there);
  const { trips, distanceMetres } = timeVan(depot, [[share]], leaveMinute, map, settings);
  return {
    arriveMinute: leaveMinute + there,
    homeMinute: trips.at(-1)?.returnMinute ?? leaveMinute,
    minutes: durationOf(trips),
    distanceMetres,
  };
}

/** Whether a vehicle that did nothing else could serve it from a minute on; if not, whether it is the station's hours or its own. */
function fitOf(lane: Lane, share: Share, planning: Planning, fromMinute: number): 'fits' | 'window' | 'hours' {
  // A bus is among those able only where its run comes by, in time.
  if (lane.bus !== null) return 'fits';
  const { shiftToMinute, maxDurationMinutes, maxDistanceMetres } = lane.free.vehicle;
  const { arriveMinute, homeMinute, minutes, distanceMetres } = aloneOf(lane, share, planning, fromMinute);
  if (minutes > (maxDurationMinutes ?? Infinity) || distanceMetres > (maxDistanceMetres ?? Infinity)) return 'hours';
  if (share.window !== null && arriveMinute > share.window.toMinute) return 'window';
  return homeMinute > shiftToMinute ? 'hours' : 'fits';
}

/** Whether a vehicle still has room for it on one of its trips, or another trip to make: then it is time that it lacks. */
function hasRoom(lane: Lane, share: Share, { lanes, shares }: Planning, { routes }: Solution): boolean {
  const trips = routes.filter(({ vehicle }) => lanes[vehicle] === lane).flatMap((route) => route.trips);
  const { capacityGrams, capacityCubicDecimetres, maxTrips } = lane.free.vehicle;
  if (lane.bus === null && trips.length < maxTrips) return true;
  return (
    trips.length === 0 ||
    trips.some((stops) => {
      const carried = [...stops.map((stop) => shares[stop]).filter((stop) => stop !== undefined), share];
      // Never more than all that goes down and all that comes up at once: where that fits, every order does.
      const most = (of: (amount: Share['down']) => number) =>
        Math.max(total(carried, 'down', of), total(carried, 'up', of));
      return (
        most(({ grams }) => grams) <= capacityGrams &&
        most(({ cubicDecimetres }) => cubicDecimetres) <= capacityCubicDecimetres
      );
    })
  );
}

function total(shares: readonly Share[], way: 'down' | 'up', of: (amount: Share['down']) => number): number {
  return shares.reduce((sum, share) => sum + of(share[way]), 0);
}

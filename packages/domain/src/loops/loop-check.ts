import { refuse, type Refusal, type State } from '../kernel/index.ts';
import { orderGate } from '../network/index.ts';
import { driverRefusal } from './loop-at.ts';
import { durationOf } from './loop-cost.ts';
import type { LoopPlan, LoopStop, LoopTrip } from './loop.ts';
import { timetableRefusal } from './timetable.ts';
import { vehicleReadyTo, type Vehicle } from '../fleet/index.ts';

/**
 * Why one vehicle's day cannot be driven as planned, or undefined where it can: what must hold, not whether it is the best.
 * Vehicle in service, driver a driver, stops open and in reach, none twice in a trip, times in order and within shift and
 * windows, the load within the van's room all along the way, a bus on its timetable.
 */
export function loopRefusal(state: State, plan: LoopPlan): Refusal | undefined {
  const ready = vehicleReadyTo('plan', state, plan.vehicle);
  if ('refusal' in ready) return ready.refusal;
  const { vehicle } = ready;
  const no =
    driverRefusal(state, plan.driver) ??
    timesRefusal(vehicle, plan) ??
    (vehicle.timetable === null ? undefined : timetableRefusal(state, vehicle, plan));
  if (no !== undefined) return no;
  for (const trip of plan.trips) {
    const wrong = tripRefusal(state, vehicle, trip);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Times go on, within the vehicle's shift and its limits. */
function timesRefusal(vehicle: Vehicle, { trips, distanceMetres }: LoopPlan): Refusal | undefined {
  let now = 0;
  for (const { leaveMinute, returnMinute, stops } of trips) {
    const moments = [
      leaveMinute,
      ...stops.flatMap(({ arriveMinute, leaveMinute: leave }) => [arriveMinute, leave]),
      returnMinute,
    ];
    for (const moment of moments) {
      if (moment < now) return refuse('times-out-of-order', { vehicle: vehicle.name }).refusal;
      now = moment;
    }
  }
  if (trips.length > vehicle.maxTrips && vehicle.timetable === null)
    return refuse('too-many-trips', { vehicle: vehicle.name, most: vehicle.maxTrips }).refusal;
  const [first] = trips;
  const late =
    vehicle.timetable === null &&
    first !== undefined &&
    (first.leaveMinute < vehicle.shiftFromMinute || now > vehicle.shiftToMinute);
  if (late) return refuse('loop-outside-shift', { vehicle: vehicle.name }).refusal;
  if (durationOf(trips) > (vehicle.maxDurationMinutes ?? Infinity))
    return refuse('loop-too-long', { vehicle: vehicle.name }).refusal;
  return distanceMetres > (vehicle.maxDistanceMetres ?? Infinity)
    ? refuse('loop-too-long', { vehicle: vehicle.name }).refusal
    : undefined;
}

function tripRefusal(state: State, vehicle: Vehicle, { stops }: LoopTrip): Refusal | undefined {
  const seen = new Set<string>();
  for (const stop of stops) {
    const no = stopRefusal(state, vehicle, stop);
    if (no !== undefined) return no;
    const where = stop.station ?? stop.fetch ?? '';
    if (seen.has(where))
      return refuse('stop-twice', { vehicle: vehicle.name, station: stationName(state, stop) }).refusal;
    seen.add(where);
  }
  return overload(state, vehicle, stops);
}

function stopRefusal(state: State, vehicle: Vehicle, stop: LoopStop): Refusal | undefined {
  if (stop.station === null) return fetchRefusal(state, stop);
  const station = state.get('station', stop.station);
  if (station === undefined) return refuse('station-unknown', { station: stop.station }).refusal;
  const closed = orderGate(station);
  if (closed !== undefined) return closed;
  if (vehicle.cannotReach.includes(station.id))
    return refuse('station-out-of-reach', { vehicle: vehicle.name, station: station.name }).refusal;
  const window = state.get('deliveryWindow', station.id);
  const outside = window !== undefined && (stop.arriveMinute > window.toMinute || stop.leaveMinute < window.fromMinute);
  return outside ? refuse('stop-outside-window', { station: station.name }).refusal : undefined;
}

/** A load is fetched from a loop whose van broke down on the way; nothing is brought there. */
function fetchRefusal(state: State, { fetch, downPieces }: LoopStop): Refusal | undefined {
  if (fetch === null) return refuse('stop-nowhere').refusal;
  const loop = state.get('loop', fetch);
  if (loop === undefined) return refuse('loop-unknown', { loop: fetch }).refusal;
  return loop.brokeDown === null || loop.stage !== 'underway' || downPieces > 0
    ? refuse('nothing-to-fetch').refusal
    : undefined;
}

/** The refusal where the load passes the van's room: everything down is on board at the depot, and each stop takes and gives. */
function overload(state: State, vehicle: Vehicle, stops: readonly LoopStop[]): Refusal | undefined {
  let grams = stops.reduce((sum, { downGrams }) => sum + downGrams, 0);
  let litres = stops.reduce((sum, { downCubicDecimetres }) => sum + downCubicDecimetres, 0);
  const tooMuch = () => grams > vehicle.capacityGrams || litres > vehicle.capacityCubicDecimetres;
  const [first] = stops;
  if (first !== undefined && tooMuch())
    return refuse('load-too-large', { vehicle: vehicle.name, station: stationName(state, first) }).refusal;
  for (const stop of stops) {
    grams += stop.upGrams - stop.downGrams;
    litres += stop.upCubicDecimetres - stop.downCubicDecimetres;
    if (tooMuch())
      return refuse('load-too-large', { vehicle: vehicle.name, station: stationName(state, stop) }).refusal;
  }
  return undefined;
}

function stationName(state: State, { station, fetch }: LoopStop): string {
  return station === null ? (fetch ?? '') : (state.get('station', station)?.name ?? station);
}

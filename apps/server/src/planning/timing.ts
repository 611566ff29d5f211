import type { LogisticsSettings, LoopStop, LoopTrip } from '@yangui/domain';
import type { Call } from './day.ts';
import { lineMetres, type BusLane, type Lane } from './lanes.ts';
import { way, type RoadMap } from './map.ts';

/** Trips with their times, and how far they are. */
export interface Timed {
  readonly trips: readonly LoopTrip[];
  readonly distanceMetres: number;
}

type Stopping = Pick<Call, 'station' | 'fetch' | 'point' | 'down' | 'up' | 'window'>;

/**
 * Drives a van's trips in their order from a minute of the day: waits where it is early, serves, comes home, reloads. It
 * does not ask whether that is allowed; the rule does.
 */
export function timeVan(
  depot: number,
  trips: readonly (readonly Stopping[])[],
  leaveMinute: number,
  map: RoadMap,
  settings: LogisticsSettings,
): Timed {
  let now = leaveMinute;
  let distanceMetres = 0;
  const timed = trips.map((stops, index): LoopTrip => {
    if (index > 0) now += settings.reloadMinutes;
    const left = now;
    let at = depot;
    const go = (to: number): void => {
      const { metres, minutes } = way(map, at, to);
      distanceMetres += metres;
      now += minutes;
      at = to;
    };
    const served = stops.map((stop) => {
      go(map.places.at(stop.point));
      const arriveMinute = now;
      now = Math.max(now, stop.window?.fromMinute ?? 0) + settings.serviceMinutes;
      return stopOf(stop, arriveMinute, now);
    });
    go(depot);
    return { leaveMinute: left, returnMinute: now, stops: served };
  });
  return { trips: timed, distanceMetres };
}

/** A bus run with its stops at their minutes; its line is as long as it is. */
export function timeBus(bus: BusLane, stops: readonly Stopping[], map: RoadMap): Timed {
  const { leaveMinute, returnMinute } = bus.run;
  const timed = stops
    .map((stop) => ({ stop, minute: bus.minutes.get(stop.station ?? '') ?? leaveMinute }))
    .toSorted((one, other) => one.minute - other.minute)
    .map(({ stop, minute }) => stopOf(stop, minute, minute));
  return { trips: [{ leaveMinute, returnMinute, stops: timed }], distanceMetres: lineMetres(bus, map) };
}

/** Times what a lane does; a van leaves at the minute given. */
export function timeLane(
  { bus, depot }: Lane,
  trips: readonly (readonly Stopping[])[],
  leaveMinute: number,
  map: RoadMap,
  settings: LogisticsSettings,
): Timed {
  return bus === null ? timeVan(depot, trips, leaveMinute, map, settings) : timeBus(bus, trips.flat(), map);
}

function stopOf({ station, fetch, down, up }: Stopping, arriveMinute: number, leaveMinute: number): LoopStop {
  return {
    station,
    fetch,
    arriveMinute,
    leaveMinute,
    downPieces: down.pieces,
    downGrams: down.grams,
    downCubicDecimetres: down.cubicDecimetres,
    upPieces: up.pieces,
    upGrams: up.grams,
    upCubicDecimetres: up.cubicDecimetres,
  };
}

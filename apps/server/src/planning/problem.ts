import type { LogisticsSettings } from '@yangui/domain';
import type { Matrix, ProblemInput, Stop, VehicleType } from '@yangui/routing';
import type { Amount } from './day.ts';
import type { Share } from './calls.ts';
import { runFen, type BusLane, type Lane } from './lanes.ts';
import type { RoadMap } from './map.ts';

/** Where a bus does not go, in minutes: longer than any day. */
const NEVER = 100_000;
/** What leaving out a stop is said to cost where others come first: more than any county's loop, so that it is never left out to save. */
const LATER_FEN = 1_000_000;
/** A van without rates still takes the shorter way: a thousandth of a fen a metre. */
const LEAST_FEN_PER_METRE = 0.001;

export interface Planning {
  readonly lanes: readonly Lane[];
  readonly shares: readonly Share[];
  readonly map: RoadMap;
  readonly settings: LogisticsSettings;
  /** Stations that come before the others where not all can be served. */
  readonly first: ReadonlySet<string>;
}

/** What a day's plan asks of the solver: fen, minutes of the day, grams and cubic decimetres. Stops and vehicles are numbered as shares and lanes are. */
export function problemOf(planning: Planning): ProblemInput {
  const { lanes, shares, map, settings } = planning;
  const { places, metres, minutes } = map;
  const buses = lanes.flatMap(({ bus }) => (bus === null ? [] : [bus]));
  return {
    locations: places.points.length,
    matrices: [{ distances: metres, durations: minutes }, ...buses.map((bus) => busMatrix(bus, planning))],
    vehicles: lanes.map((lane) => {
      const skills = shares.flatMap((share, index) => (share.lanes.has(lane) ? [index] : []));
      return lane.bus === null
        ? vanOf(lane, settings, skills)
        : busOf(lane, lane.bus, map, skills, buses.indexOf(lane.bus) + 1);
    }),
    stops: shares.map((share, index) => stopOf(share, index, planning)),
  };
}

function stopOf(
  { station, point, down, up, window, lanes: able }: Share,
  index: number,
  { lanes, map, settings, first }: Planning,
): Stop {
  return {
    location: map.places.at(point),
    delivery: loadOf(down),
    pickup: loadOf(up),
    service: settings.serviceMinutes,
    ...(window === null ? {} : { windows: [[window.fromMinute, window.toMinute] as const] }),
    ...(able.size === lanes.length ? {} : { skills: [index] }),
    // Without a prize a stop weighs ten times the dearest one.
    ...(first.size === 0 || first.has(station ?? '') ? {} : { prize: LATER_FEN }),
  };
}

function loadOf({ grams, cubicDecimetres }: Amount): readonly number[] {
  return [grams, cubicDecimetres];
}

function vanOf(
  { free: { vehicle, freeFromMinute, again }, depot }: Lane,
  { reloadMinutes }: LogisticsSettings,
  skills: readonly number[],
): VehicleType {
  return {
    count: 1,
    capacity: [vehicle.capacityGrams, vehicle.capacityCubicDecimetres],
    start: depot,
    end: depot,
    fixedCost: again ? 0 : vehicle.fixedFenPerDay + vehicle.driverFenPerDay,
    costPerDistance: Math.max(vehicle.costFenPerKm / 1_000, LEAST_FEN_PER_METRE),
    costPerDuration: vehicle.driverFenPerHour / 60,
    shift: [Math.max(vehicle.shiftFromMinute, freeFromMinute), vehicle.shiftToMinute],
    ...(vehicle.maxDistanceMetres === null ? {} : { maxDistance: vehicle.maxDistanceMetres }),
    ...(vehicle.maxDurationMinutes === null ? {} : { maxDuration: vehicle.maxDurationMinutes }),
    skills,
    maxTrips: vehicle.maxTrips,
    reloadDuration: reloadMinutes,
  };
}

/** A bus run: it goes anyway, at its minutes, so that what it costs does not depend on where it stops. */
function busOf(lane: Lane, bus: BusLane, map: RoadMap, skills: readonly number[], profile: number): VehicleType {
  const {
    free: { vehicle },
    depot,
  } = lane;
  const { leaveMinute, returnMinute, fromDepot, toDepot } = bus.run;
  return {
    count: 1,
    capacity: [vehicle.capacityGrams, vehicle.capacityCubicDecimetres],
    start: fromDepot ? depot : null,
    end: toDepot ? depot : null,
    profile,
    fixedCost: runFen(lane, bus, map),
    costPerDistance: 0,
    // Standing at stations is in the timetable already; a crowded run may seem to come home some minutes late.
    shift: [leaveMinute, returnMinute + 60],
    skills,
  };
}

/** Travel times of a bus run: from each station to the later ones alone, so that arrivals fall on its minutes. */
function busMatrix({ run, minutes }: BusLane, { shares, map, settings }: Planning): Matrix {
  const count = map.places.points.length;
  const durations = new Float64Array(count * count).fill(NEVER);
  const metres = new Float64Array(count * count);
  const stops = new Map(
    shares.flatMap(({ station, point }) => {
      const minute = station === null ? undefined : minutes.get(station);
      return minute === undefined ? [] : [[map.places.at(point), minute] as const];
    }),
  );
  const depots = Array.from({ length: count }, (_, place) => place).filter((place) => !stops.has(place));
  for (const [from, minute] of stops) {
    for (const [to, later] of stops)
      if (later > minute) durations[from * count + to] = Math.max(0, later - minute - settings.serviceMinutes);
    for (const depot of depots) {
      durations[depot * count + from] = minute - run.leaveMinute;
      durations[from * count + depot] = Math.max(0, run.returnMinute - minute - settings.serviceMinutes);
    }
    durations[from * count + from] = 0;
  }
  for (const depot of depots) durations[depot * count + depot] = 0;
  return { distances: metres, durations, costs: metres };
}

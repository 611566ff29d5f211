import { busRuns, loopCost, type BusRun } from '@yangui/domain';
import type { Point } from '../adapters/roads.ts';
import { pointOf, type Call, type Day, type FreeVehicle } from './day.ts';
import { way, type Places, type RoadMap } from './map.ts';

/** What the solver sees as one vehicle: a van for the day, or one run of a bus. */
export interface Lane {
  readonly free: FreeVehicle;
  readonly depot: number;
  /** Of a bus: which of its runs, and where its line leads. */
  readonly bus: BusLane | null;
}

export interface BusLane {
  readonly run: BusRun;
  /** The minute at which it first comes by each station of the run. */
  readonly minutes: ReadonlyMap<string, number>;
  /** The places along the line, the depot where it begins and ends. */
  readonly line: readonly number[];
  /** Among how many runs the bus's day is shared. */
  readonly runs: number;
}

/** The vans and bus runs that are left of the day, each place of theirs on the map. */
export function lanesOf(
  { vehicles }: Pick<Day, 'vehicles'>,
  positions: ReadonlyMap<string, Point>,
  places: Places,
): readonly Lane[] {
  return vehicles.flatMap((free): readonly Lane[] => {
    const { vehicle, depot: home, freeFromMinute } = free;
    const depot = places.at(pointOf(home), 'depot');
    if (vehicle.timetable === null)
      return Math.max(vehicle.shiftFromMinute, freeFromMinute) < vehicle.shiftToMinute
        ? [{ free, depot, bus: null }]
        : [];
    const runs = busRuns(vehicle).filter(({ leaveMinute }) => leaveMinute >= freeFromMinute);
    return runs.map((run) => ({ free, depot, bus: busLane(run, runs.length, depot, positions, places) }));
  });
}

function busLane(
  run: BusRun,
  runs: number,
  depot: number,
  positions: ReadonlyMap<string, Point>,
  places: Places,
): BusLane {
  const minutes = new Map(run.stops.toReversed().map(({ stop, minute }) => [stop, minute]));
  const stations = run.stops
    .map(({ stop }) => positions.get(stop))
    .filter((point) => point !== undefined)
    .map((point) => places.at(point));
  return {
    run,
    minutes,
    runs,
    line: [...(run.fromDepot ? [depot] : []), ...stations, ...(run.toDepot ? [depot] : [])],
  };
}

/** How long a bus's line is, whoever asks for a stop on it. */
export function lineMetres({ line }: BusLane, map: RoadMap): number {
  return line.reduce(
    (sum, place, index) => sum + (index === 0 ? 0 : way(map, line[index - 1] ?? place, place).metres),
    0,
  );
}

/** What it costs to use a bus run at all: its kilometres and hours, and its share of the bus's day. */
export function runFen({ free: { vehicle, again } }: Lane, bus: BusLane, map: RoadMap): number {
  const { leaveMinute, returnMinute } = bus.run;
  const run = loopCost(
    vehicle,
    { distanceMetres: lineMetres(bus, map), durationMinutes: returnMinute - leaveMinute },
    true,
  );
  return run.totalFen + (again ? 0 : (vehicle.fixedFenPerDay + vehicle.driverFenPerDay) / bus.runs);
}

/** Whether a lane may serve a call at all: it reaches it, keeps cold what must be, and comes by when it is taken in. */
export function serves({ free: { vehicle }, bus }: Lane, { station, down, up, window }: Call, cold: boolean): boolean {
  if (cold && !vehicle.coldBox) return false;
  if (station !== null && vehicle.cannotReach.includes(station)) return false;
  if (bus === null) return true;
  const minute = station === null ? undefined : bus.minutes.get(station);
  if (minute === undefined || (down.pieces > 0 && !bus.run.fromDepot) || (up.pieces > 0 && !bus.run.toDepot))
    return false;
  return window === null || (minute >= window.fromMinute && minute <= window.toMinute);
}

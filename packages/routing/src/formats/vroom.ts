import type { Matrix, ProblemInput, Stop, VehicleType, Window } from '../problem/input.ts';
import type { Route, Solution } from '../problem/solution.ts';
import { refuseUnsupported, UnsupportedByVroomReader } from './vroom-refusals.ts';

/**
 * VROOM's JSON (https://github.com/VROOM-Project/vroom/blob/master/docs/API.md): jobs with
 * `delivery` and `pickup`, vehicles, matrices. Every location needs an index into the matrices;
 * coordinates are passed through. What this solver has no word for is refused, not ignored:
 * shipments, breaks, steps a vehicle must follow, and types of vehicle with their own times.
 */

type Coordinates = readonly [number, number];

export interface VroomJob {
  readonly id: number;
  readonly description?: string;
  readonly location?: Coordinates;
  readonly location_index?: number;
  readonly setup?: number;
  readonly service?: number;
  readonly delivery?: readonly number[];
  readonly pickup?: readonly number[];
  /** The old name of `delivery`. */
  readonly amount?: readonly number[];
  readonly skills?: readonly number[];
  readonly priority?: number;
  readonly time_windows?: readonly Window[];
}

export interface VroomVehicle {
  readonly id: number;
  readonly profile?: string;
  readonly description?: string;
  readonly start?: Coordinates;
  readonly start_index?: number;
  readonly end?: Coordinates;
  readonly end_index?: number;
  readonly capacity?: readonly number[];
  readonly costs?: { readonly fixed?: number; readonly per_hour?: number; readonly per_km?: number };
  readonly skills?: readonly number[];
  readonly time_window?: Window;
  readonly speed_factor?: number;
  readonly max_tasks?: number;
  readonly max_travel_time?: number;
  readonly max_distance?: number;
}

export interface VroomMatrices {
  readonly durations?: readonly (readonly number[])[];
  readonly distances?: readonly (readonly number[])[];
  readonly costs?: readonly (readonly number[])[];
}

export interface VroomInput {
  readonly jobs: readonly VroomJob[];
  readonly vehicles: readonly VroomVehicle[];
  readonly matrices?: Readonly<Record<string, VroomMatrices>>;
  /** The old form of `matrices.car.durations`. */
  readonly matrix?: readonly (readonly number[])[];
  /** Of the server around VROOM: `g` and `c`, which are refused. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface VroomStep {
  readonly type: 'start' | 'job' | 'end';
  readonly id?: number;
  readonly job?: number;
  readonly description?: string;
  readonly location?: Coordinates;
  readonly location_index?: number;
  readonly arrival: number;
  readonly duration: number;
  readonly distance: number;
  readonly setup: number;
  readonly service: number;
  readonly waiting_time: number;
  readonly load: readonly number[];
  readonly violations: readonly [];
}

interface VroomTotals {
  readonly cost: number;
  readonly setup: number;
  readonly service: number;
  readonly duration: number;
  readonly waiting_time: number;
  readonly priority: number;
  readonly distance: number;
  readonly delivery: readonly number[];
  readonly pickup: readonly number[];
  readonly violations: readonly [];
}

export interface VroomRoute extends VroomTotals {
  readonly vehicle: number;
  readonly description?: string;
  readonly steps: readonly VroomStep[];
}

export interface VroomOutput {
  readonly code: 0;
  readonly summary: VroomTotals & { readonly routes: number; readonly unassigned: number };
  readonly unassigned: readonly {
    readonly id: number;
    readonly type: 'job';
    readonly location_index?: number;
    readonly location?: Coordinates;
    readonly description?: string;
  }[];
  readonly routes: readonly VroomRoute[];
}

/** The problem in this solver's words, and what is needed to answer in VROOM's. */
export interface VroomProblem {
  readonly problem: ProblemInput;
  readonly source: VroomInput;
  /** Vehicles of each type, by their place in the source: alike vehicles are one type. */
  readonly members: readonly (readonly number[])[];
}

/**
 * Reads VROOM's input. As there, every job may stay unassigned, but first as much priority and
 * then as many jobs as possible are served, and cost is travel time unless `costs` says otherwise.
 */
export function readVroom(source: VroomInput): VroomProblem {
  refuseUnsupported(source);
  const profiles = [...new Set(source.vehicles.map(profileOf))];
  const matrices = profiles.map((profile) => readMatrix(source.matrices?.[profile] ?? old(source), profile));
  const locations = Math.round(Math.sqrt(matrices[0]?.distances.length ?? 0));
  const grouped = new Map<string, number[]>();
  source.vehicles.forEach((vehicle, at) => {
    const key = JSON.stringify({ ...vehicle, id: 0, description: '' });
    grouped.set(key, [...(grouped.get(key) ?? []), at]);
  });
  const members = [...grouped.values()];
  const vehicles = members.map((list) =>
    readVehicle(source.vehicles[list[0]!]!, list.length, profiles, source.vehicles[0]?.capacity?.length ?? 0),
  );
  const most = worst(vehicles, matrices, source);
  const places = new Map<number | undefined, number>();
  for (const job of source.jobs) places.set(job.location_index, (places.get(job.location_index) ?? 0) + 1);
  for (const vehicle of source.vehicles)
    if (vehicle.start_index !== undefined) places.set(vehicle.start_index, Infinity);
  const stops = source.jobs.map((job) =>
    readJob(job, places.get(job.location_index) === 1, most * ((job.priority ?? 0) * (source.jobs.length + 1) + 1)),
  );
  return { problem: { locations, matrices, vehicles, stops }, source, members };
}

const profileOf = (vehicle: VroomVehicle): string => vehicle.profile ?? 'car';

const old = (source: VroomInput): VroomMatrices | undefined =>
  source.matrix === undefined ? undefined : { durations: source.matrix };

function readMatrix(matrix: VroomMatrices | undefined, profile: string): Matrix {
  if (matrix?.durations === undefined) throw new UnsupportedByVroomReader(`matrices.${profile}.durations is missing`);
  const durations = matrix.durations.flat();
  return {
    durations,
    distances: matrix.distances?.flat() ?? durations,
    ...(matrix.costs === undefined ? {} : { costs: matrix.costs.flat() }),
  };
}

function readVehicle(
  vehicle: VroomVehicle,
  count: number,
  profiles: readonly string[],
  dimensions: number,
): VehicleType {
  const { start_index: start, end_index: end } = vehicle;
  return {
    name: String(vehicle.id),
    count,
    profile: profiles.indexOf(profileOf(vehicle)),
    start: start ?? null,
    end: end ?? null,
    costPerTravelTime: (vehicle.costs?.per_hour ?? 3600) / 3600,
    costPerDistance: (vehicle.costs?.per_km ?? 0) / 1000,
    fixedCost: vehicle.costs?.fixed ?? 0,
    speed: vehicle.speed_factor ?? 1,
    skills: vehicle.skills ?? [],
    // As there, a vehicle that names no capacity beside others that do has none.
    capacity: vehicle.capacity ?? Array.from({ length: dimensions }, () => 0),
    ...(vehicle.time_window === undefined ? {} : { shift: vehicle.time_window }),
    ...(vehicle.max_tasks === undefined ? {} : { maxStops: vehicle.max_tasks }),
    ...(vehicle.max_travel_time === undefined ? {} : { maxTravelTime: vehicle.max_travel_time }),
    ...(vehicle.max_distance === undefined ? {} : { maxDistance: vehicle.max_distance }),
  };
}

/**
 * There the time windows hold for the beginning of the setup, here for the service after it. At a
 * place of its own a job's windows are moved by its setup; where several jobs share a place, so
 * that the setup may fall away, it is counted as service, which errs on the safe side.
 */
function readJob(job: VroomJob, alone: boolean, prize: number): Stop {
  if (job.location_index === undefined) throw new UnsupportedByVroomReader(`job ${job.id}: location_index is needed`);
  const setup = job.setup ?? 0;
  const moved = alone && job.time_windows !== undefined;
  return {
    name: String(job.id),
    location: job.location_index,
    prize,
    service: (job.service ?? 0) + (moved || job.time_windows === undefined ? 0 : setup),
    setup: moved || job.time_windows === undefined ? setup : 0,
    delivery: job.delivery ?? job.amount ?? [],
    pickup: job.pickup ?? [],
    skills: job.skills ?? [],
    ...(job.time_windows === undefined
      ? {}
      : { windows: job.time_windows.map(([from, to]) => (moved ? [from + setup, to + setup] : [from, to])) }),
  };
}

/** More than serving any one job can cost. */
function worst(vehicles: readonly VehicleType[], matrices: readonly Matrix[], source: VroomInput): number {
  let dearest = 1;
  for (const vehicle of vehicles) {
    const matrix = matrices[vehicle.profile ?? 0]!;
    let longest = 0;
    for (let at = 0; at < matrix.distances.length; at++) {
      const time = (matrix.durations ?? matrix.distances)[at]! / (vehicle.speed ?? 1);
      longest = Math.max(
        longest,
        matrix.costs?.[at] ?? 0,
        time * (vehicle.costPerTravelTime ?? 0) + matrix.distances[at]! * (vehicle.costPerDistance ?? 1),
      );
    }
    dearest = Math.max(dearest, 2 * longest + (vehicle.fixedCost ?? 0));
  }
  return dearest * (1 + source.vehicles.length);
}

/** Writes an answer as VROOM's output. */
export function writeVroom({ problem, source, members }: VroomProblem, solution: Solution): VroomOutput {
  const used = new Map<number, number>();
  const routes = solution.routes.map((route) => {
    const nth = used.get(route.vehicle) ?? 0;
    used.set(route.vehicle, nth + 1);
    return writeRoute(problem, source, source.vehicles[members[route.vehicle]![nth]!]!, route);
  });
  routes.sort((a, b) => a.vehicle - b.vehicle);
  const unassigned = solution.unserved.map((stop) => {
    const job = source.jobs[stop]!;
    return {
      id: job.id,
      type: 'job' as const,
      ...whereabouts(job.location_index, job.location),
      ...named(job.description),
    };
  });
  const size = Math.max(
    0,
    ...source.jobs.map((job) => Math.max((job.delivery ?? job.amount)?.length ?? 0, job.pickup?.length ?? 0)),
  );
  const total = (of: (route: VroomRoute) => number): number => routes.reduce((sum, route) => sum + of(route), 0);
  const amounts = (of: (route: VroomRoute) => readonly number[]): number[] =>
    Array.from({ length: size }, (_, k) => total((route) => of(route)[k] ?? 0));
  return {
    code: 0,
    summary: {
      cost: total((route) => route.cost),
      routes: routes.length,
      unassigned: unassigned.length,
      setup: total((route) => route.setup),
      service: total((route) => route.service),
      duration: total((route) => route.duration),
      waiting_time: total((route) => route.waiting_time),
      priority: total((route) => route.priority),
      distance: total((route) => route.distance),
      delivery: amounts((route) => route.delivery),
      pickup: amounts((route) => route.pickup),
      violations: [],
    },
    unassigned,
    routes,
  };
}

const named = (description: string | undefined): { description?: string } =>
  description === undefined ? {} : { description };

function whereabouts(
  index: number | undefined,
  location: Coordinates | undefined,
): { location_index?: number; location?: Coordinates } {
  return { ...(location === undefined ? {} : { location }), ...(index === undefined ? {} : { location_index: index }) };
}

function writeRoute(problem: ProblemInput, source: VroomInput, vehicle: VroomVehicle, route: Route): VroomRoute {
  const type = problem.vehicles[route.vehicle]!;
  const matrix = problem.matrices[type.profile ?? 0]!;
  const stops = route.trips.flat();
  const jobs = stops.map((stop) => source.jobs[stop]!);
  const size = Math.max(
    vehicle.capacity?.length ?? 0,
    ...jobs.map((job) => Math.max((job.delivery ?? job.amount)?.length ?? 0, job.pickup?.length ?? 0)),
  );
  const sum = (of: (job: VroomJob) => readonly number[] | undefined): number[] =>
    Array.from({ length: size }, (_, k) => jobs.reduce((total, job) => total + (of(job)?.[k] ?? 0), 0));
  const delivery = sum((job) => job.delivery ?? job.amount);
  const pickup = sum((job) => job.pickup);
  let load = delivery;
  let at = vehicle.start_index;
  let clock = route.departure;
  let travelled = 0;
  let distance = 0;
  const totals = { setup: 0, service: 0, waiting: 0 };
  const steps: VroomStep[] = [];
  const go = (to: number | undefined): void => {
    if (at !== undefined && to !== undefined) {
      const cell = at * problem.locations + to;
      const time = (matrix.durations ?? matrix.distances)[cell]! / (type.speed ?? 1);
      clock += time;
      travelled += time;
      distance += matrix.distances[cell]!;
    }
    at = to;
  };
  const step = (
    type: VroomStep['type'],
    place: object,
    more: { setup: number; service: number; waiting: number },
  ): void => {
    const { setup, service, waiting } = more;
    steps.push({
      type,
      ...place,
      arrival: clock,
      duration: travelled,
      distance,
      setup,
      service,
      waiting_time: waiting,
      load,
      violations: [],
    });
    clock += setup + waiting + service;
    totals.setup += setup;
    totals.service += service;
    totals.waiting += waiting;
  };
  const none = { setup: 0, service: 0, waiting: 0 };
  if (at !== undefined) step('start', whereabouts(at, vehicle.start), none);
  for (const job of jobs) {
    const from = at;
    go(job.location_index);
    const setup = from === job.location_index ? 0 : (job.setup ?? 0);
    const window = (job.time_windows ?? [])
      .toSorted((a, b) => a[0] - b[0])
      .find((each) => clock <= each[1] + 1e-6 * Math.max(1, Math.abs(each[1])));
    const waiting = window === undefined ? 0 : Math.max(0, window[0] - clock);
    load = load.map((amount, k) => amount - ((job.delivery ?? job.amount)?.[k] ?? 0) + (job.pickup?.[k] ?? 0));
    step(
      'job',
      { id: job.id, job: job.id, ...named(job.description), ...whereabouts(job.location_index, job.location) },
      { setup, waiting, service: job.service ?? 0 },
    );
  }
  go(vehicle.end_index ?? undefined);
  if (vehicle.end_index !== undefined) step('end', whereabouts(vehicle.end_index, vehicle.end), none);
  return {
    vehicle: vehicle.id,
    ...named(vehicle.description),
    cost: route.cost,
    setup: totals.setup,
    service: totals.service,
    duration: travelled,
    waiting_time: totals.waiting,
    priority: jobs.reduce((total, job) => total + (job.priority ?? 0), 0),
    distance,
    delivery,
    pickup,
    steps,
    violations: [],
  };
}

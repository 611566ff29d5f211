import type { Matrix, ProblemInput, Stop, VehicleType } from './input.ts';

/** The frozen form of a problem: what the search reads, in flat arrays. Made by `createProblem`. */
export interface Problem {
  readonly input: ProblemInput;
  readonly stopCount: number;
  readonly typeCount: number;
  readonly dimensions: number;
  readonly locations: number;

  readonly location: Int32Array;
  readonly delivery: Float64Array;
  readonly pickup: Float64Array;
  readonly service: Float64Array;
  readonly setup: Float64Array;
  /** Windows of stop `s` stand at `windowAt[s]` up to `windowAt[s + 1]`. */
  readonly windowAt: Int32Array;
  readonly windowFrom: Float64Array;
  readonly windowTo: Float64Array;
  /** What leaving a stop out counts in the search; far above any detour where the stop must be served. */
  readonly penalty: Float64Array;
  readonly optional: Uint8Array;
  /** `allowed[type * stopCount + stop]`: the vehicle has the skills. */
  readonly allowed: Uint8Array;

  readonly types: readonly TypeData[];
}

export interface TypeData {
  readonly count: number;
  readonly capacity: Float64Array;
  /** −1: open end. */
  readonly start: number;
  readonly end: number;
  readonly reloadAt: number;
  readonly reloadDuration: number;
  readonly maxTrips: number;
  readonly fixedCost: number;
  readonly costPerDuration: number;
  readonly from: number;
  readonly to: number;
  readonly maxDistance: number;
  readonly maxDuration: number;
  readonly maxTravelTime: number;
  readonly maxStops: number;
  readonly distances: Float64Array;
  readonly durations: Float64Array;
  /** Cost of travelling an arc. */
  readonly arcs: Float64Array;
  /** The same, the time it takes paid as duration too. */
  readonly dues: Float64Array;
}

export class InvalidProblem extends Error {
  override readonly name = 'InvalidProblem';
}

function require(condition: boolean, message: string): void {
  if (!condition) throw new InvalidProblem(message);
}

const isAmount = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** Sums of decimals differ in the last digits; a limit is held to within this share of itself. */
export const slack = (limit: number): number =>
  limit === Infinity ? Infinity : limit + 1e-9 * Math.max(1, Math.abs(limit));

/** Checks the input and lays it out flat. Throws `InvalidProblem` with what is wrong and where. */
export function createProblem(input: ProblemInput): Problem {
  const { locations, stops, vehicles } = input;
  require(Number.isInteger(locations) && locations > 0, 'locations must be a positive whole number');
  require(vehicles.length > 0, 'there must be a vehicle type');
  require(input.matrices.length > 0, 'there must be a matrix');
  const dimensions = dimensionsOf(input);
  const matrices = input.matrices.map((matrix, at) => copyMatrix(matrix, at, locations));
  vehicles.forEach((vehicle, at) => checkVehicle(vehicle, `vehicles[${at}]`, input));
  stops.forEach((stop, at) => checkStop(stop, `stops[${at}]`, locations));
  const types = layTypes(input, matrices, dimensions);
  const windows = layWindows(stops);
  return Object.freeze({
    input,
    stopCount: stops.length,
    typeCount: types.length,
    dimensions,
    locations,
    location: Int32Array.from(stops, (stop) => stop.location),
    delivery: layAmounts(
      stops.map((stop) => stop.delivery),
      dimensions,
    ),
    pickup: layAmounts(
      stops.map((stop) => stop.pickup),
      dimensions,
    ),
    service: Float64Array.from(stops, (stop) => stop.service ?? 0),
    setup: Float64Array.from(stops, (stop) => stop.setup ?? 0),
    ...windows,
    penalty: layPenalties(input, types),
    optional: Uint8Array.from(stops, (stop) => (stop.prize === undefined ? 0 : 1)),
    allowed: laySkills(input),
    types: Object.freeze(types),
  });
}

function dimensionsOf(input: ProblemInput): number {
  let most = 1;
  for (const vehicle of input.vehicles) most = Math.max(most, vehicle.capacity?.length ?? 0);
  for (const stop of input.stops) most = Math.max(most, stop.delivery?.length ?? 0, stop.pickup?.length ?? 0);
  return most;
}

interface FlatMatrix {
  readonly distances: Float64Array;
  readonly durations: Float64Array;
  readonly costs: Float64Array | undefined;
}

function copyMatrix(matrix: Matrix, at: number, locations: number): FlatMatrix {
  const cells = locations * locations;
  require(matrix.distances.length === cells, `matrices[${at}].distances must have ${cells} entries`);
  const distances = Float64Array.from(matrix.distances);
  if (matrix.durations !== undefined)
    require(matrix.durations.length === cells, `matrices[${at}].durations must have ${cells} entries`);
  const durations = matrix.durations === undefined ? distances : Float64Array.from(matrix.durations);
  if (matrix.costs !== undefined)
    require(matrix.costs.length === cells, `matrices[${at}].costs must have ${cells} entries`);
  const costs = matrix.costs === undefined ? undefined : Float64Array.from(matrix.costs);
  require(costs?.every(isAmount) ?? true, `matrices[${at}].costs must be numbers of at least 0`);
  require(distances.every(isAmount), `matrices[${at}].distances must be numbers of at least 0`);
  require(durations.every(isAmount), `matrices[${at}].durations must be numbers of at least 0`);
  return { distances, durations, costs };
}

function checkVehicle(vehicle: VehicleType, where: string, input: ProblemInput): void {
  const place = (value: number | null | undefined, field: string): void =>
    require(value === undefined ||
      value === null ||
      (Number.isInteger(value) && value >= 0 && value < input.locations), `${where}.${field} must be a location`);
  const amount = (value: number | undefined, field: string): void =>
    require(value === undefined || value === Infinity || isAmount(value), `${where}.${field} must be at least 0`);
  place(vehicle.start, 'start');
  place(vehicle.end, 'end');
  place(vehicle.reloadAt, 'reloadAt');
  const profile = vehicle.profile ?? 0;
  require(Number.isInteger(profile) &&
    profile >= 0 &&
    profile < input.matrices.length, `${where}.profile must be one of the matrices`);
  for (const capacity of vehicle.capacity ?? []) amount(capacity, 'capacity');
  amount(vehicle.count, 'count');
  amount(vehicle.fixedCost, 'fixedCost');
  amount(vehicle.costPerDistance, 'costPerDistance');
  amount(vehicle.costPerTravelTime, 'costPerTravelTime');
  amount(vehicle.costPerDuration, 'costPerDuration');
  amount(vehicle.maxDistance, 'maxDistance');
  amount(vehicle.maxDuration, 'maxDuration');
  amount(vehicle.maxTravelTime, 'maxTravelTime');
  amount(vehicle.maxStops, 'maxStops');
  amount(vehicle.reloadDuration, 'reloadDuration');
  const trips = vehicle.maxTrips ?? 1;
  require(Number.isInteger(trips) && trips >= 1, `${where}.maxTrips must be a whole number of at least 1`);
  const reloads = vehicle.reloadAt !== undefined || vehicle.start !== null;
  require(trips === 1 || reloads, `${where} needs reloadAt for more than one trip`);
  require(vehicle.speed === undefined || vehicle.speed > 0, `${where}.speed must be above 0`);
  const shift = vehicle.shift ?? [0, Infinity];
  require(Number.isFinite(shift[0]), `${where}.shift must begin at a number`);
  require(shift[0] <= shift[1], `${where}.shift must not end before it begins`);
}

function checkStop(stop: Stop, where: string, locations: number): void {
  require(Number.isInteger(stop.location) &&
    stop.location >= 0 &&
    stop.location < locations, `${where}.location must be a location`);
  for (const amount of [...(stop.delivery ?? []), ...(stop.pickup ?? [])])
    require(isAmount(amount), `${where}: delivery and pickup must be at least 0`);
  require(isAmount(stop.service ?? 0), `${where}.service must be at least 0`);
  require(isAmount(stop.setup ?? 0), `${where}.setup must be at least 0`);
  require(isAmount(stop.prize ?? 0), `${where}.prize must be at least 0`);
  require(stop.windows === undefined || stop.windows.length > 0, `${where}.windows must not be empty`);
  for (const [from, to] of stop.windows ?? []) require(from <= to, `${where}: a window must not end before it begins`);
}

function layAmounts(amounts: readonly (readonly number[] | undefined)[], dimensions: number): Float64Array {
  const flat = new Float64Array(amounts.length * dimensions);
  amounts.forEach((list, at) => list?.forEach((amount, k) => (flat[at * dimensions + k] = amount)));
  return flat;
}

function layWindows(stops: readonly Stop[]): Pick<Problem, 'windowAt' | 'windowFrom' | 'windowTo'> {
  const windowAt = new Int32Array(stops.length + 1);
  const from: number[] = [];
  const to: number[] = [];
  stops.forEach((stop, at) => {
    // A window is kept once chosen, and the first that is not over is taken: they must stand in order.
    for (const window of (stop.windows ?? [[-Infinity, Infinity] as const]).toSorted(
      (a, b) => a[0] - b[0] || a[1] - b[1],
    )) {
      from.push(window[0]);
      to.push(slack(window[1]));
    }
    windowAt[at + 1] = from.length;
  });
  return { windowAt, windowFrom: Float64Array.from(from), windowTo: Float64Array.from(to) };
}

function layTypes(input: ProblemInput, matrices: readonly FlatMatrix[], dimensions: number): TypeData[] {
  const scaled = new Map<string, Float64Array>();
  const arcs = new Map<string, Float64Array>();
  return input.vehicles.map((vehicle) => {
    const profile = vehicle.profile ?? 0;
    const speed = vehicle.speed ?? 1;
    const perDistance = vehicle.costPerDistance ?? 1;
    const perTime = vehicle.costPerTravelTime ?? 0;
    const matrix = matrices[profile]!;
    const { distances } = matrix;
    const durations = cached(scaled, `${profile}/${speed}`, () =>
      speed === 1 ? matrix.durations : matrix.durations.map((time) => time / speed),
    );
    const start = vehicle.start === undefined ? 0 : (vehicle.start ?? -1);
    const arcCosts =
      matrix.costs ??
      cached(arcs, `${profile}/${speed}/${perDistance}/${perTime}`, () =>
        perDistance === 1 && perTime === 0
          ? distances
          : distances.map((distance, at) => perDistance * distance + perTime * durations[at]!),
      );
    const perDuration = vehicle.costPerDuration ?? 0;
    return {
      count: Math.min(Math.floor(vehicle.count ?? Infinity), input.stops.length),
      capacity: Float64Array.from({ length: dimensions }, (_, k) => slack(vehicle.capacity?.[k] ?? Infinity)),
      start,
      end: vehicle.end === undefined ? start : (vehicle.end ?? -1),
      reloadAt: vehicle.reloadAt ?? start,
      reloadDuration: vehicle.reloadDuration ?? 0,
      maxTrips: Math.min(vehicle.maxTrips ?? 1, Math.max(1, input.stops.length)),
      fixedCost: vehicle.fixedCost ?? 0,
      costPerDuration: perDuration,
      from: vehicle.shift?.[0] ?? 0,
      to: slack(vehicle.shift?.[1] ?? Infinity),
      maxDistance: slack(vehicle.maxDistance ?? Infinity),
      maxDuration: slack(vehicle.maxDuration ?? Infinity),
      maxTravelTime: slack(vehicle.maxTravelTime ?? Infinity),
      maxStops: vehicle.maxStops ?? Infinity,
      distances,
      durations,
      arcs: arcCosts,
      dues: perDuration === 0 ? arcCosts : arcCosts.map((cost, at) => cost + perDuration * durations[at]!),
    };
  });
}

function cached<Value>(cache: Map<string, Value>, key: string, make: () => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/** A stop that must be served weighs more than any detour to it and any vehicle sent for it. */
function layPenalties(input: ProblemInput, types: readonly TypeData[]): Float64Array {
  let dearest = 1;
  for (const type of types) {
    let longest = 0;
    let slowest = 0;
    for (const arc of type.arcs) longest = Math.max(longest, arc);
    if (type.costPerDuration > 0) {
      for (const time of type.durations) slowest = Math.max(slowest, time);
      for (const stop of input.stops) slowest = Math.max(slowest, stop.service ?? 0);
      for (const stop of input.stops)
        for (const window of stop.windows ?? [])
          if (Number.isFinite(window[0])) slowest = Math.max(slowest, Math.abs(window[0]));
    }
    dearest = Math.max(dearest, 4 * longest + type.fixedCost + 4 * type.costPerDuration * slowest);
  }
  for (const stop of input.stops) dearest = Math.max(dearest, stop.prize ?? 0);
  const load = layShares(input);
  return Float64Array.from(input.stops, (stop, at) => stop.prize ?? 10 * dearest * (1 + 0.4 * load[at]!));
}

/**
 * The largest share that each stop takes of a dimension, as a part of the largest of all stops. Where not
 * all can be served, the small ones wait: they find a place more easily.
 */
function layShares(input: ProblemInput): number[] {
  const room = (k: number): number => Math.max(...input.vehicles.map((vehicle) => vehicle.capacity?.[k] ?? Infinity));
  const share = ({ delivery = [], pickup = [] }: Stop): number =>
    Math.max(
      0,
      ...[delivery, pickup].flatMap((amounts) => amounts.map((amount, k) => (amount === 0 ? 0 : amount / room(k)))),
    );
  const shares = input.stops.map((stop) => share(stop));
  const largest = shares.reduce((most, each) => Math.max(most, each), 0);
  return shares.map((each) => (largest > 0 && Number.isFinite(largest) ? each / largest : 0));
}

function laySkills(input: ProblemInput): Uint8Array {
  const allowed = new Uint8Array(input.vehicles.length * input.stops.length);
  input.vehicles.forEach((vehicle, type) => {
    const has = new Set(vehicle.skills ?? []);
    input.stops.forEach((stop, at) => {
      allowed[type * input.stops.length + at] = (stop.skills ?? []).every((skill) => has.has(skill)) ? 1 : 0;
    });
  });
  return allowed;
}

/** Whether time limits anything or is paid for. */
export function timeBinds(problem: Problem): boolean {
  return (
    problem.windowTo.some((to) => to !== Infinity) ||
    problem.windowFrom.some((from) => from !== -Infinity) ||
    problem.types.some((type) => type.to !== Infinity || type.maxDuration !== Infinity || type.costPerDuration > 0)
  );
}

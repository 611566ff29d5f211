import type { Problem } from '../../problem/problem.ts';

/**
 * Whether a problem has one kind of vehicle, one depot, one dimension of load and at most a limit on the length
 * of a route: CVRP and VRPSPD, with DISTANCE and SERVICE_TIME or without.
 */
export function isPlain(problem: Problem): boolean {
  const type = problem.types[0]!;
  const boundless = (limit: number): boolean => limit === Infinity;
  return (
    problem.typeCount === 1 &&
    problem.dimensions === 1 &&
    type.start >= 0 &&
    type.start === type.end &&
    type.maxTrips === 1 &&
    type.costPerDuration === 0 &&
    [type.to, type.maxStops].every(boundless) &&
    routeLimit(problem) !== undefined &&
    problem.windowTo.every(boundless) &&
    problem.windowFrom.every((from) => from <= type.from) &&
    problem.allowed.every((allowed) => allowed === 1)
  );
}

/** What the length of a route, counted as its cost is, and the service times along it may come to together. */
export interface RouteLimit {
  readonly longest: number;
  /** Service times by stop; nothing where only the length is limited. */
  readonly service: Float64Array;
}

/** The limit on a route of the first vehicle type, `longest` Infinity where it has none; undefined where it is not of that kind. */
export function routeLimit({ types, service, setup, stopCount }: Problem): RouteLimit | undefined {
  const type = types[0]!;
  const { maxDuration, maxDistance, maxTravelTime, arcs, distances, durations } = type;
  const limits = [maxDuration, maxDistance, maxTravelTime].filter((limit) => limit < Infinity);
  if (limits.length === 0) return { longest: Infinity, service: new Float64Array(stopCount) };
  if (limits.length > 1 || arcs !== distances || (maxDistance === Infinity && durations !== distances))
    return undefined;
  if (maxDuration === Infinity) return { longest: limits[0]!, service: new Float64Array(stopCount) };
  return setup.every((time) => time === 0) ? { longest: maxDuration, service } : undefined;
}

import type { Problem } from '../../problem/problem.ts';

/** Whether a problem has one kind of vehicle, one depot, one dimension of load and nothing else: CVRP, VRPSPD. */
export function isLoadOnly(problem: Problem): boolean {
  const type = problem.types[0]!;
  const timeless = (limit: number): boolean => limit === Infinity;
  return (
    problem.typeCount === 1 &&
    problem.dimensions === 1 &&
    type.start >= 0 &&
    type.start === type.end &&
    type.maxTrips === 1 &&
    type.costPerDuration === 0 &&
    [type.to, type.maxDistance, type.maxDuration, type.maxTravelTime, type.maxStops].every(timeless) &&
    problem.windowTo.every(timeless) &&
    problem.allowed.every((allowed) => allowed === 1)
  );
}

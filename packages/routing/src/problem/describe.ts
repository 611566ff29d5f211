import type { Problem } from './problem.ts';
import type { Route, Solution } from './solution.ts';

/** What the search keeps of a route. */
interface Plan {
  readonly vehicle: number;
  readonly trips: readonly (readonly number[])[];
  readonly departure: number;
}

/** Turns the routes of a search into a solution, with distance, duration and cost counted afresh. */
export function describe(problem: Problem, plans: readonly Plan[]): Solution {
  const served = new Uint8Array(problem.stopCount);
  const routes = plans
    .filter((plan) => plan.trips.some((trip) => trip.length > 0))
    .map((plan) => describeRoute(problem, plan));
  for (const route of routes) for (const stop of route.trips.flat()) served[stop] = 1;
  const unserved = Array.from(served.keys()).filter((stop) => served[stop]! === 0);
  const optional = (stop: number): boolean => problem.optional[stop]! === 1;
  const left = unserved.filter(optional).reduce((sum, stop) => sum + problem.penalty[stop]!, 0);
  return {
    cost: routes.reduce((sum, route) => sum + route.cost, 0) + left,
    distance: routes.reduce((sum, route) => sum + route.distance, 0),
    complete: unserved.every(optional),
    routes,
    unserved,
  };
}

function describeRoute(problem: Problem, plan: Plan): Route {
  const type = problem.types[plan.vehicle]!;
  let at = type.start;
  let now = plan.departure;
  let distance = 0;
  let cost = type.fixedCost;
  const go = (to: number, setup: number): void => {
    if (at >= 0 && to >= 0) {
      const arc = at * problem.locations + to;
      now += type.durations[arc]!;
      distance += type.distances[arc]!;
      cost += type.arcs[arc]!;
    }
    if (at !== to) now += setup;
    at = to;
  };
  const trips = plan.trips.filter((trip) => trip.length > 0);
  trips.forEach((trip, index) => {
    if (index > 0) {
      go(type.reloadAt, 0);
      now += type.reloadDuration;
    }
    for (const stop of trip) {
      go(problem.location[stop]!, problem.setup[stop]!);
      now = serviceStart(problem, stop, now) + problem.service[stop]!;
    }
  });
  go(type.end, 0);
  const duration = now - plan.departure;
  return {
    vehicle: plan.vehicle,
    trips,
    departure: plan.departure,
    distance,
    duration,
    cost: cost + type.costPerDuration * duration,
  };
}

/** When the service of a stop starts for a vehicle that is ready for it at `now`. */
export function serviceStart(problem: Problem, stop: number, now: number): number {
  for (let window = problem.windowAt[stop]!; window < problem.windowAt[stop + 1]!; window++) {
    const to = problem.windowTo[window]!;
    if (now <= to + 1e-9 * Math.max(1, Math.abs(to))) return Math.max(now, problem.windowFrom[window]!);
  }
  return now;
}

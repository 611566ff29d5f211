import type { Evaluator, PlannedRoute } from './evaluator.ts';

/** The routes as an evaluator has them now. */
export function plannedRoutes(evaluator: Evaluator): PlannedRoute[] {
  const { routes } = evaluator;
  const { active, activeCount, next, typeOf } = routes;
  const planned: PlannedRoute[] = [];
  for (let i = 0; i < activeCount; i++) {
    const slot = active[i]!;
    const last = routes.last(slot);
    let trip: number[] = [];
    const trips = [trip];
    for (let node = next[routes.first(slot)]!; node !== last; node = next[node]!) {
      if (routes.isStop(node)) trip.push(node);
      else trips.push((trip = []));
    }
    planned.push({ vehicle: typeOf[slot]!, trips, departure: evaluator.departure(slot) });
  }
  return planned;
}

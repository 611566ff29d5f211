import type { Problem } from '../../problem/problem.ts';
import type { PlannedRoute } from '../evaluator.ts';
import type { State } from './insertion.ts';

/**
 * Lays a planned route into an empty slot, each stop in the first window that it reaches. False when
 * the slot has too few trips for it; whether the route keeps the rules is for the caller to see.
 */
export function loadRoute(problem: Problem, state: State, slot: number, route: PlannedRoute): boolean {
  const { routes, arcs, times } = state;
  const type = problem.types[route.vehicle]!;
  let behind = routes.first(slot);
  let now = Math.max(route.departure, type.from);
  const go = (node: number): void => {
    now += arcs.approach(type, behind, node);
    routes.link(node, behind);
    behind = node;
  };
  for (const trip of route.trips) {
    if (trip.length === 0) continue;
    if (behind !== routes.first(slot)) {
      const reload = routes.freeReload(slot);
      if (reload < 0) return false;
      go(reload);
      now += type.reloadDuration;
    }
    for (const stop of trip) {
      go(stop);
      const window = nextWindow(problem, stop, now - times.lenience);
      times.choose(stop, window);
      now = Math.max(now, problem.windowFrom[window]!) + problem.service[stop]!;
    }
  }
  return true;
}

/** The first window not yet over, or the last there is. */
function nextWindow(problem: Problem, stop: number, now: number): number {
  const { windowAt, windowTo } = problem;
  for (let window = windowAt[stop]!; window < windowAt[stop + 1]!; window++)
    if (now <= windowTo[window]!) return window;
  return windowAt[stop + 1]! - 1;
}

/** How much later than allowed a time may come out when it is computed another way. */
export function roundingOf(problem: Problem): number {
  let largest = 1;
  for (const time of [
    ...problem.windowFrom,
    ...problem.windowTo,
    ...problem.types.flatMap((type) => [type.from, type.to]),
  ])
    if (Number.isFinite(time)) largest = Math.max(largest, Math.abs(time));
  return largest * 1e-10;
}

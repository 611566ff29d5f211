import type { Problem } from '../../problem/problem.ts';
import type { Routes } from '../routes.ts';
import type { Arcs } from './arcs.ts';
import type { Timetable } from './timetable.ts';

/** In the log, in place of the node before: the stop stayed where it was and changed its window. */
export const REWINDOWED = -2;

/**
 * Chooses for all stops of a route, in the order they stand, the windows with which it takes least time.
 * Whoever leaves at a given time does best to serve each stop in the first window that is not over. So the
 * windows are read off the earliest departure, then off the next at which one of them is missed, and so on.
 */
export class WindowChoice {
  /** Whether there is a choice at all. */
  readonly needed: boolean;
  private readonly problem: Problem;
  private readonly routes: Routes;
  private readonly arcs: Arcs;
  private readonly times: Timetable;
  /** The stops of a route in order, the windows tried for them and the best. */
  private readonly stops: Int32Array;
  private readonly tried: Int32Array;
  private readonly best: Int32Array;
  private count = 0;
  /** How late one may leave and still reach the windows tried last, and how long one waits for them then. */
  private late = 0;
  private waited = 0;

  constructor(problem: Problem, routes: Routes, arcs: Arcs, times: Timetable) {
    this.problem = problem;
    this.routes = routes;
    this.arcs = arcs;
    this.times = times;
    this.needed = times.binds && problem.windowFrom.length > problem.stopCount;
    this.stops = new Int32Array(routes.nodes);
    this.tried = new Int32Array(routes.nodes);
    this.best = new Int32Array(routes.nodes);
  }

  /**
   * Chooses anew, and logs it, where that makes the route shorter than `duration` (Infinity: late as it stands);
   * says whether it did. The arcs must be up to date; the times are stale afterwards.
   */
  improve(slot: number, duration: number): boolean {
    const { routes, problem, times, best, tried } = this;
    const type = problem.types[routes.typeOf[slot]!]!;
    let least = duration;
    let found = false;
    let departure = type.from;
    for (let before = -Infinity; ; before = this.late) {
      const span = this.follow(slot, departure);
      // The same windows again: the next departure is too near to tell.
      if (span === Infinity || this.late === before) break;
      if (span < least * (1 - 1e-9)) {
        least = span;
        found = true;
        best.set(tried.subarray(0, this.count));
        if (this.waited === 0) break;
      }
      departure = this.late + 1e-9 * Math.max(1, Math.abs(this.late));
    }
    if (!found) return false;
    for (let at = 0; at < this.count; at++) {
      const stop = this.stops[at]!;
      if (times.window[stop] === best[at]) continue;
      routes.record(stop, REWINDOWED, times.window[stop]!);
      times.choose(stop, best[at]!);
    }
    return true;
  }

  /** Tries the first windows that are not over for a route that leaves at `departure`; how long it takes with them at best, or Infinity. */
  private follow(slot: number, departure: number): number {
    const { stops, tried } = this;
    const { windowAt, windowFrom, windowTo, service, types } = this.problem;
    const { next, typeOf } = this.routes;
    const { leavingTime } = this.arcs;
    const type = types[typeOf[slot]!]!;
    const last = this.routes.last(slot);
    let node = this.routes.first(slot);
    let now = departure;
    let span = 0;
    let late = type.to;
    let count = 0;
    let waited = 0;
    if (now > late) return Infinity;
    for (;;) {
      now += leavingTime[node]!;
      span += leavingTime[node]!;
      node = next[node]!;
      if (node === last) break;
      if (!this.routes.isStop(node)) {
        now += type.reloadDuration;
        span += type.reloadDuration;
        continue;
      }
      let window = windowAt[node]!;
      const end = windowAt[node + 1]!;
      while (window < end && now > windowTo[window]!) window++;
      if (window === end) return Infinity;
      stops[count] = node;
      tried[count++] = window;
      const opens = windowFrom[window]! - span;
      const closes = windowTo[window]! - span;
      const wait = opens > late ? opens - late : 0;
      if (closes < late) late = closes;
      waited += wait;
      span += wait + service[node]!;
      now = (now > windowFrom[window]! ? now : windowFrom[window]!) + service[node]!;
    }
    if (now > type.to) return Infinity;
    if (type.to - span < late) late = type.to - span;
    this.count = count;
    this.late = late;
    this.waited = waited;
    return span;
  }
}

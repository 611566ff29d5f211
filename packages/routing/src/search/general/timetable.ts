import { timeBinds, type Problem, type TypeData } from '../../problem/problem.ts';
import type { Routes } from '../routes.ts';
import type { Arcs } from './arcs.ts';

/**
 * Time along the routes, held as segments (duration without needless waiting, earliest and latest
 * start that reach it), which join in O(1) (Vidal, Crainic, Gendreau & Prins, A unified solution
 * framework for multi-attribute vehicle routing problems, EJOR 2014). Only feasible ones are kept,
 * so there is no time warp. Of several windows a stop keeps the one it was inserted for.
 */
export class Timetable {
  /** Whether time binds or costs anything; if not, nothing here is kept up to date. */
  readonly binds: boolean;
  /** Whether no stop has a window, so that nobody ever waits and a duration is a sum; no segments are kept then. */
  readonly free: boolean;
  /** By slot: from leaving to coming back. */
  readonly duration: Float64Array;
  /** By slot: how much of it is waiting, which an inserted stop may use up. */
  readonly waiting: Float64Array;
  /** By stop: the window chosen. */
  readonly window: Int32Array;
  /** How much later than allowed still counts as in time: rounding, when routes are loaded. */
  lenience = 0;

  /** By slot: travel, setup and service, without waiting; of an empty one, the way from its start to its end. */
  private readonly work: Float64Array;
  private readonly problem: Problem;
  private readonly routes: Routes;
  private readonly arcs: Arcs;
  private readonly service: Float64Array;
  private readonly opens: Float64Array;
  private readonly closes: Float64Array;
  /** Segments from the start up to a node and from a node to the end. */
  private readonly durationTo: Float64Array;
  private readonly earliestTo: Float64Array;
  private readonly latestTo: Float64Array;
  private readonly waitedTo: Float64Array;
  private readonly durationFrom: Float64Array;
  private readonly earliestFrom: Float64Array;
  private readonly latestFrom: Float64Array;

  constructor(problem: Problem, routes: Routes, arcs: Arcs) {
    const { nodes, slots } = routes;
    this.problem = problem;
    this.routes = routes;
    this.arcs = arcs;
    this.binds = timeBinds(problem);
    this.free =
      problem.windowTo.every((to) => to === Infinity) && problem.windowFrom.every((from) => from === -Infinity);
    this.duration = new Float64Array(slots);
    this.work = new Float64Array(slots);
    this.waiting = new Float64Array(slots);
    this.window = new Int32Array(problem.stopCount);
    this.service = new Float64Array(nodes);
    this.opens = new Float64Array(nodes).fill(-Infinity);
    this.closes = new Float64Array(nodes).fill(Infinity);
    this.durationTo = new Float64Array(nodes);
    this.earliestTo = new Float64Array(nodes);
    this.latestTo = new Float64Array(nodes);
    this.waitedTo = new Float64Array(nodes);
    this.durationFrom = new Float64Array(nodes);
    this.earliestFrom = new Float64Array(nodes);
    this.latestFrom = new Float64Array(nodes);
    this.service.set(problem.service);
    for (let slot = 0; slot < slots; slot++) {
      const type = problem.types[routes.typeOf[slot]!]!;
      for (const node of [routes.first(slot), routes.last(slot)]) {
        this.opens[node] = type.from;
        this.closes[node] = type.to;
      }
      for (let node = routes.reloadAt[slot]!; node < routes.reloadAt[slot + 1]!; node++)
        this.service[node] = type.reloadDuration;
    }
  }

  /** From now on the stop is served in this window. */
  choose(stop: number, window: number): void {
    this.window[stop] = window;
    this.opens[stop] = this.problem.windowFrom[window]!;
    this.closes[stop] = this.problem.windowTo[window]!;
  }

  /**
   * How long a route would take with a stop in a window between two nodes; Infinity when that is late. `lead` is
   * the time from the node before to the window, `trail` from there to the node after, service included.
   */
  spanWith(behind: number, lead: number, opens: number, closes: number, trail: number, after: number): number {
    const early = this.earliestTo[behind]!;
    const reach = this.durationTo[behind]! + lead;
    if (early + reach > closes) return Infinity;
    const late = this.latestTo[behind]!;
    const wait = Math.max(opens - reach - late, 0);
    const through = reach + wait + trail;
    if (Math.max(opens - reach, early) - wait + through > this.latestFrom[after]!) return Infinity;
    return (
      through +
      Math.max(this.earliestFrom[after]! - through - Math.min(closes - reach, late), 0) +
      this.durationFrom[after]!
    );
  }

  /** How long a route would take with a stop, and a reload where one is given, between two nodes; only when `free`. */
  durationWith(type: TypeData, slot: number, behind: number, first: number, second: number, after: number): number {
    const { arcs, service } = this;
    let span =
      this.work[slot]! - arcs.approach(type, behind, after) + arcs.approach(type, behind, first) + service[first]!;
    if (second >= 0) span += arcs.approach(type, first, second) + service[second]!;
    return span + arcs.approach(type, second >= 0 ? second : first, after);
  }

  /** How long a route takes that goes on, after one node, with another and its tail; Infinity when that is late. */
  durationJoined(type: TypeData, node: number, rest: number): number {
    if (!this.free) {
      const reach = this.durationTo[node]! + this.arcs.approach(type, node, rest);
      if (this.earliestTo[node]! + reach > this.latestFrom[rest]!) return Infinity;
      const span =
        reach + Math.max(this.earliestFrom[rest]! - reach - this.latestTo[node]!, 0) + this.durationFrom[rest]!;
      return span <= type.maxDuration ? span : Infinity;
    }
    const { arcs, service } = this;
    const { next, prev } = this.routes;
    let span = arcs.approach(type, node, rest) + service[node]! + service[rest]!;
    for (let at = node; prev[at]! >= 0; at = prev[at]!)
      span += arcs.approach(type, prev[at]!, at) + service[prev[at]!]!;
    for (let at = rest; next[at]! >= 0; at = next[at]!)
      span += arcs.approach(type, at, next[at]!) + service[next[at]!]!;
    return span <= this.longest(type) ? span : Infinity;
  }

  /** The longest a route may take when nobody waits. */
  longest(type: TypeData): number {
    return Math.min(type.maxDuration, type.to - type.from) + this.lenience;
  }

  /** Times of a route from scratch. False when it is late somewhere. */
  refresh(slot: number): boolean {
    const first = this.routes.first(slot);
    const last = this.routes.last(slot);
    if (!this.binds) return true;
    if (this.free) {
      this.work[slot] = 0;
      return this.addWork(slot, first, last);
    }
    this.durationTo[first] = 0;
    this.waitedTo[first] = 0;
    this.earliestTo[first] = this.opens[first]!;
    this.latestTo[first] = this.closes[first]!;
    this.durationFrom[last] = 0;
    this.earliestFrom[last] = this.opens[last]!;
    this.latestFrom[last] = this.closes[last]!;
    return this.refreshBetween(slot, first, last);
  }

  private addWork(slot: number, from: number, to: number): boolean {
    const { routes, service } = this;
    const { leavingTime } = this.arcs;
    const type = this.problem.types[routes.typeOf[slot]!]!;
    let work = this.work[slot]!;
    for (let node = from; node !== to;) {
      work += leavingTime[node]!;
      node = routes.next[node]!;
      if (node !== to) work += service[node]!;
    }
    this.work[slot] = work;
    this.duration[slot] = routes.size[slot]! === 0 ? 0 : work;
    return work <= this.longest(type);
  }

  /** Times of a route after nodes were put between two that stood beside each other. */
  refreshBetween(slot: number, from: number, to: number): boolean {
    if (!this.binds) return true;
    const type = this.problem.types[this.routes.typeOf[slot]!]!;
    if (this.free) {
      this.work[slot]! -= this.arcs.approach(type, from, to);
      return this.addWork(slot, from, to);
    }
    const forwards = this.lookForwards(slot, from);
    return this.lookBackwards(slot, to) && forwards;
  }

  /** Segments up to each node behind `from`. */
  private lookForwards(slot: number, from: number): boolean {
    const { opens, closes, service, durationTo, earliestTo, latestTo, waitedTo, lenience } = this;
    const { leavingTime } = this.arcs;
    const { next } = this.routes;
    const last = this.routes.last(slot);
    let inTime = true;
    let span = durationTo[from]!;
    let early = earliestTo[from]!;
    let late = latestTo[from]!;
    let waited = waitedTo[from]!;
    for (let node = from; node !== last;) {
      const reach = span + leavingTime[node]!;
      node = next[node]!;
      const open = opens[node]! - reach;
      const close = closes[node]! - reach;
      if (early > close + lenience) inTime = false;
      const wait = open > late ? open - late : 0;
      early = (open > early ? open : early) - wait;
      if (close < late) late = close;
      span = reach + wait + service[node]!;
      waited += wait;
      durationTo[node] = span;
      earliestTo[node] = early;
      latestTo[node] = late;
      waitedTo[node] = waited;
    }
    this.duration[slot] = this.routes.size[slot]! === 0 ? 0 : span;
    this.waiting[slot] = waited;
    return inTime;
  }

  /** Segments from each node before `to` to the end. */
  private lookBackwards(slot: number, to: number): boolean {
    const { opens, closes, service, durationFrom, earliestFrom, latestFrom, lenience } = this;
    const { leavingTime } = this.arcs;
    const { prev } = this.routes;
    const first = this.routes.first(slot);
    let inTime = true;
    let span = durationFrom[to]!;
    let early = earliestFrom[to]!;
    let late = latestFrom[to]!;
    for (let node = to; node !== first;) {
      node = prev[node]!;
      const reach = service[node]! + leavingTime[node]!;
      const open = early - reach;
      const close = late - reach;
      if (opens[node]! > close + lenience) inTime = false;
      const wait = open > closes[node]! ? open - closes[node]! : 0;
      early = (open > opens[node]! ? open : opens[node]!) - wait;
      late = close < closes[node]! ? close : closes[node]!;
      span += reach + wait;
      durationFrom[node] = span;
      earliestFrom[node] = early;
      latestFrom[node] = late;
    }
    return inTime;
  }

  /** When a route leaves: as late as its earliest return allows. */
  departure(slot: number): number {
    return this.binds && !this.free
      ? this.earliestTo[this.routes.last(slot)]!
      : this.problem.types[this.routes.typeOf[slot]!]!.from;
  }
}

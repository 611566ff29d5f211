import type { Problem, TypeData } from '../../problem/problem.ts';
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
  /** Duration of the segment under construction. */
  span = 0;
  /** How much later than allowed still counts as in time: rounding, when routes are loaded. */
  lenience = 0;

  /** By slot: travel, setup and service, without waiting; of an empty one, the way from its start to its end. */
  private readonly work: Float64Array;
  private early = 0;
  private late = 0;
  private waited = 0;
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
    this.free = problem.windowTo.every((to) => to === Infinity) && problem.windowFrom.every((from) => from === -Infinity);
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
      for (let node = routes.reloadAt[slot]!; node < routes.reloadAt[slot + 1]!; node++) this.service[node] = type.reloadDuration;
    }
  }

  /** From now on the stop is served in this window. */
  choose(stop: number, window: number): void {
    this.window[stop] = window;
    this.opens[stop] = this.problem.windowFrom[window]!;
    this.closes[stop] = this.problem.windowTo[window]!;
  }

  /** Begins a segment: what leads up to the node, and the node. */
  startAt(node: number): void {
    this.span = this.durationTo[node]!;
    this.early = this.earliestTo[node]!;
    this.late = this.latestTo[node]!;
    this.waited = this.waitedTo[node]!;
  }

  /** Adds a node to the segment begun, reached from another; false when it cannot be reached in time. */
  joinNode(type: TypeData, from: number, node: number, opens: number, closes: number): boolean {
    return this.join(this.arcs.approach(type, from, node), this.service[node]!, opens, closes);
  }

  /** Adds a node and all that follows it in its route. */
  joinRest(type: TypeData, from: number, node: number): boolean {
    return this.join(this.arcs.approach(type, from, node), this.durationFrom[node]!, this.earliestFrom[node]!, this.latestFrom[node]!);
  }

  private join(approach: number, span: number, early: number, late: number): boolean {
    const reach = this.span + approach;
    if (this.early + reach > late + this.lenience) return false;
    const wait = Math.max(early - reach - this.late, 0);
    this.early = Math.max(early - reach, this.early) - wait;
    this.late = Math.min(late - reach, this.late);
    this.span = reach + wait + span;
    this.waited += wait;
    return true;
  }

  /** How long a route would take with a stop, and a reload where one is given, between two nodes; only when `free`. */
  durationWith(type: TypeData, slot: number, behind: number, first: number, second: number, after: number): number {
    const { arcs, service } = this;
    let span = this.work[slot]! - arcs.approach(type, behind, after) + arcs.approach(type, behind, first) + service[first]!;
    if (second >= 0) span += arcs.approach(type, first, second) + service[second]!;
    return span + arcs.approach(type, second >= 0 ? second : first, after);
  }

  /** How long a route takes that goes on, after one node, with another and its tail; Infinity when that is late. */
  durationJoined(type: TypeData, node: number, rest: number): number {
    if (!this.free) {
      this.startAt(node);
      return this.joinRest(type, node, rest) && this.span <= type.maxDuration ? this.span : Infinity;
    }
    const { arcs, service } = this;
    const { next, prev } = this.routes;
    let span = arcs.approach(type, node, rest) + service[node]! + service[rest]!;
    for (let at = node; prev[at]! >= 0; at = prev[at]!) span += arcs.approach(type, prev[at]!, at) + service[prev[at]!]!;
    for (let at = rest; next[at]! >= 0; at = next[at]!) span += arcs.approach(type, at, next[at]!) + service[next[at]!]!;
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
    for (const node of [first, last]) {
      this.span = 0;
      this.waited = 0;
      this.early = this.opens[node]!;
      this.late = this.closes[node]!;
      if (node === first) this.keepTo(node);
      else this.keepFrom(node);
    }
    return this.refreshBetween(slot, first, last);
  }

  private addWork(slot: number, from: number, to: number): boolean {
    const { routes, arcs, service } = this;
    const type = this.problem.types[routes.typeOf[slot]!]!;
    let work = this.work[slot]!;
    for (let node = from; node !== to; ) {
      const after = routes.next[node]!;
      work += arcs.approach(type, node, after) + (after === to ? 0 : service[after]!);
      node = after;
    }
    this.work[slot] = work;
    this.duration[slot] = routes.size[slot]! === 0 ? 0 : work;
    return work <= this.longest(type);
  }

  /** Times of a route after nodes were put between two that stood beside each other. */
  refreshBetween(slot: number, from: number, to: number): boolean {
    if (!this.binds) return true;
    const { routes, opens, closes } = this;
    const { next, prev } = routes;
    const type = this.problem.types[routes.typeOf[slot]!]!;
    if (this.free) {
      this.work[slot]! -= this.arcs.approach(type, from, to);
      return this.addWork(slot, from, to);
    }
    const first = routes.first(slot);
    const last = routes.last(slot);
    let inTime = true;
    this.startAt(from);
    for (let node = from; node !== last; node = next[node]!) {
      const after = next[node]!;
      if (!this.joinNode(type, node, after, opens[after]!, closes[after]!)) inTime = false;
      this.keepTo(after);
    }
    this.duration[slot] = routes.size[slot]! === 0 ? 0 : this.span;
    this.waiting[slot] = this.waited;
    for (let node = to; node !== first; node = prev[node]!) {
      const before = prev[node]!;
      this.span = this.service[before]!;
      this.early = opens[before]!;
      this.late = closes[before]!;
      if (!this.joinRest(type, before, node)) inTime = false;
      this.keepFrom(before);
    }
    return inTime;
  }

  private keepTo(node: number): void {
    this.durationTo[node] = this.span;
    this.waitedTo[node] = this.waited;
    this.earliestTo[node] = this.early;
    this.latestTo[node] = this.late;
  }

  private keepFrom(node: number): void {
    this.durationFrom[node] = this.span;
    this.earliestFrom[node] = this.early;
    this.latestFrom[node] = this.late;
  }

  /** When a route leaves: as late as its earliest return allows. */
  departure(slot: number): number {
    return this.binds && !this.free ? this.earliestTo[this.routes.last(slot)]! : this.problem.types[this.routes.typeOf[slot]!]!.from;
  }
}

function timeBinds(problem: Problem): boolean {
  return (
    problem.windowTo.some((to) => to !== Infinity) ||
    problem.windowFrom.some((from) => from !== -Infinity) ||
    problem.types.some((type) => type.to !== Infinity || type.maxDuration !== Infinity || type.costPerDuration > 0)
  );
}

import type { Problem, TypeData } from '../problem/problem.ts';
import type { Blinks } from './blinks.ts';
import type { Evaluator, PlannedRoute } from './evaluator.ts';
import type { Neighbours } from './neighbours.ts';
import { Routes } from './routes.ts';

/** Where a reload comes with an inserted stop. */
const PLAIN = 0;
const RELOAD_BEFORE = 1;
const RELOAD_AFTER = 2;

/**
 * For every problem: several vehicle types, dimensions, time windows, limits and trips.
 *
 * Time along a route is held as segments (duration without needless waiting, earliest and
 * latest start that reach it), which join in O(1) (Vidal, Crainic, Gendreau & Prins, A
 * unified solution framework for multi-attribute vehicle routing problems, EJOR 2014); only
 * feasible ones are kept, so there is no time warp. Of several windows a stop keeps the one
 * it was inserted for. Loads are held by trip, as in `LoadEvaluator`.
 */
export class RouteEvaluator implements Evaluator {
  readonly routes: Routes;
  cost = 0;

  private readonly problem: Problem;
  private readonly types: readonly TypeData[];
  private readonly stops: number;
  private readonly locations: number;
  private readonly dimensions: number;
  private readonly hasReloads: boolean;

  /** By node: place, service time, chosen window. */
  private readonly site: Int32Array;
  private readonly service: Float64Array;
  private readonly setup: Float64Array;
  private readonly opens: Float64Array;
  private readonly closes: Float64Array;
  private readonly window: Int32Array;

  /** Segments from the start up to a node and from a node to the end. */
  private readonly durationTo: Float64Array;
  private readonly earliestTo: Float64Array;
  private readonly latestTo: Float64Array;
  private readonly durationFrom: Float64Array;
  private readonly earliestFrom: Float64Array;
  private readonly latestFrom: Float64Array;
  /** By node and dimension, within the trip. */
  private readonly yetToDeliver: Float64Array;
  private readonly pickedSoFar: Float64Array;
  private readonly highBefore: Float64Array;
  private readonly highAfter: Float64Array;

  private readonly leaving: Float64Array;
  private readonly routeCost: Float64Array;
  private readonly distance: Float64Array;
  private readonly travel: Float64Array;
  private readonly duration: Float64Array;

  private readonly stale: Int32Array;
  private readonly isStale: Uint8Array;
  private staleCount = 0;

  private readonly neighbours: Neighbours;
  private readonly blinks: Blinks;
  private bestCost = Infinity;
  private bestBehind = -1;
  private bestVariant = PLAIN;
  private bestWindow = 0;

  /** The segment under construction. */
  private span = 0;
  private early = 0;
  private late = 0;
  /** How much later than allowed still counts as in time: rounding, when routes are loaded. */
  private lenience = 0;

  constructor(problem: Problem, neighbours: Neighbours, blinks: Blinks) {
    this.problem = problem;
    this.types = problem.types;
    this.stops = problem.stopCount;
    this.locations = problem.locations;
    this.dimensions = problem.dimensions;
    this.hasReloads = problem.types.some((type) => type.maxTrips > 1);
    this.neighbours = neighbours;
    this.blinks = blinks;
    this.routes = new Routes(problem);
    const { nodes, slots } = this.routes;
    this.site = new Int32Array(nodes).fill(-1);
    this.service = new Float64Array(nodes);
    this.setup = new Float64Array(nodes);
    this.opens = new Float64Array(nodes).fill(-Infinity);
    this.closes = new Float64Array(nodes).fill(Infinity);
    this.window = new Int32Array(this.stops);
    this.durationTo = new Float64Array(nodes);
    this.earliestTo = new Float64Array(nodes);
    this.latestTo = new Float64Array(nodes);
    this.durationFrom = new Float64Array(nodes);
    this.earliestFrom = new Float64Array(nodes);
    this.latestFrom = new Float64Array(nodes);
    this.yetToDeliver = new Float64Array(nodes * this.dimensions);
    this.pickedSoFar = new Float64Array(nodes * this.dimensions);
    this.highBefore = new Float64Array(nodes * this.dimensions);
    this.highAfter = new Float64Array(nodes * this.dimensions);
    this.leaving = new Float64Array(nodes);
    this.routeCost = new Float64Array(slots);
    this.distance = new Float64Array(slots);
    this.travel = new Float64Array(slots);
    this.duration = new Float64Array(slots);
    this.stale = new Int32Array(slots);
    this.isStale = new Uint8Array(slots);
    this.layNodes();
    for (let slot = 0; slot < slots; slot++) this.refresh(slot);
  }

  private layNodes(): void {
    const { problem, routes } = this;
    this.site.set(problem.location);
    this.service.set(problem.service);
    this.setup.set(problem.setup);
    for (let slot = 0; slot < routes.slots; slot++) {
      const type = this.types[routes.typeOf[slot]!]!;
      for (const node of [routes.first(slot), routes.last(slot)]) {
        this.opens[node] = type.from;
        this.closes[node] = type.to;
      }
      this.site[routes.first(slot)] = type.start;
      this.site[routes.last(slot)] = type.end;
      for (let node = routes.reloadAt[slot]!; node < routes.reloadAt[slot + 1]!; node++) {
        this.site[node] = type.reloadAt;
        this.service[node] = type.reloadDuration;
      }
    }
  }

  /** Cost of an arc; an open end costs nothing. */
  private arc(type: TypeData, from: number, to: number): number {
    const a = this.site[from]!;
    const b = this.site[to]!;
    return a < 0 || b < 0 ? 0 : type.arcs[a * this.locations + b]!;
  }

  private length(type: TypeData, from: number, to: number): number {
    const a = this.site[from]!;
    const b = this.site[to]!;
    return a < 0 || b < 0 ? 0 : type.distances[a * this.locations + b]!;
  }

  private time(type: TypeData, from: number, to: number): number {
    const a = this.site[from]!;
    const b = this.site[to]!;
    return a < 0 || b < 0 ? 0 : type.durations[a * this.locations + b]!;
  }

  /** Travel time and, at another place, setup. */
  private approach(type: TypeData, from: number, to: number): number {
    return this.time(type, from, to) + (this.setup[to]! > 0 && this.site[from]! !== this.site[to]! ? this.setup[to]! : 0);
  }

  /** Joins a segment to the one under construction; false when it cannot be reached in time. */
  private join(approach: number, span: number, early: number, late: number): boolean {
    const reach = this.span + approach;
    if (this.early + reach > late + this.lenience) return false;
    const wait = Math.max(early - reach - this.late, 0);
    this.early = Math.max(early - reach, this.early) - wait;
    this.late = Math.min(late - reach, this.late);
    this.span = reach + wait + span;
    return true;
  }

  private startAt(node: number): void {
    this.span = this.durationTo[node]!;
    this.early = this.earliestTo[node]!;
    this.late = this.latestTo[node]!;
  }

  private joinNode(type: TypeData, from: number, node: number, opens: number, closes: number): boolean {
    return this.join(this.approach(type, from, node), this.service[node]!, opens, closes);
  }

  private joinRest(type: TypeData, from: number, node: number): boolean {
    return this.join(this.approach(type, from, node), this.durationFrom[node]!, this.earliestFrom[node]!, this.latestFrom[node]!);
  }

  seek(stop: number, wide: boolean): number {
    const { routes, neighbours, blinks } = this;
    this.bestCost = Infinity;
    this.bestBehind = -1;
    if (!wide && neighbours.width < this.stops - 1) {
      const { list, width } = neighbours;
      for (let at = stop * width, end = at + width; at < end; at++) {
        const node = list[at]!;
        const slot = routes.slotOf[node]!;
        if (slot < 0 || !this.admits(slot, stop)) continue;
        if (--blinks.left === 0) {
          blinks.left = blinks.gap();
          continue;
        }
        this.tryAt(stop, slot, node);
        this.tryAt(stop, slot, routes.prev[node]!);
      }
    }
    if (this.bestBehind < 0) this.seekEverywhere(stop);
    this.seekNewRoute(stop);
    return this.bestCost;
  }

  private seekEverywhere(stop: number): void {
    const { routes, blinks } = this;
    for (let i = 0; i < routes.activeCount; i++) {
      const slot = routes.active[i]!;
      if (!this.admits(slot, stop)) continue;
      const last = routes.last(slot);
      for (let node = routes.first(slot); node !== last; node = routes.next[node]!) {
        if (--blinks.left === 0) blinks.left = blinks.gap();
        else this.tryAt(stop, slot, node);
      }
    }
  }

  private seekNewRoute(stop: number): void {
    const { routes } = this;
    for (let type = 0; type < this.types.length; type++) {
      const count = routes.emptyCount[type]!;
      if (count === 0) continue;
      const slot = routes.empty[type]![count - 1]!;
      if (this.admits(slot, stop)) this.tryAt(stop, slot, routes.first(slot));
    }
  }

  private admits(slot: number, stop: number): boolean {
    const type = this.routes.typeOf[slot]!;
    return this.problem.allowed[type * this.stops + stop]! === 1 && this.routes.size[slot]! < this.types[type]!.maxStops;
  }

  /** Tries a stop behind a node, without and with a reload beside it. */
  private tryAt(stop: number, slot: number, behind: number): void {
    const { routes } = this;
    const type = this.types[routes.typeOf[slot]!]!;
    const after = routes.next[behind]!;
    const added = this.arc(type, behind, stop) + this.arc(type, stop, after) - this.leaving[behind]!;
    const fixed = routes.size[slot]! === 0 ? type.fixedCost : 0;
    if (added + fixed < this.bestCost && this.fits(type, behind, stop)) this.tryTimes(type, slot, behind, stop, PLAIN, -1, added + fixed);
    if (!this.hasReloads || type.maxTrips === 1 || routes.size[slot]! === 0) return;
    const reload = routes.freeReload(slot);
    if (reload < 0) return;
    if (routes.isStop(behind)) {
      const cost = this.arc(type, behind, reload) + this.arc(type, reload, stop) + this.arc(type, stop, after) - this.leaving[behind]!;
      if (cost < this.bestCost && this.fitsAfterReload(type, behind, stop)) this.tryTimes(type, slot, behind, stop, RELOAD_BEFORE, reload, cost);
    }
    if (routes.isStop(after)) {
      const cost = this.arc(type, behind, stop) + this.arc(type, stop, reload) + this.arc(type, reload, after) - this.leaving[behind]!;
      if (cost < this.bestCost && this.fitsBeforeReload(type, behind, stop)) this.tryTimes(type, slot, behind, stop, RELOAD_AFTER, reload, cost);
    }
  }

  private fits(type: TypeData, behind: number, stop: number): boolean {
    const { dimensions, problem } = this;
    for (let k = 0; k < dimensions; k++) {
      const limit = type.capacity[k]!;
      if (this.highBefore[behind * dimensions + k]! + problem.delivery[stop * dimensions + k]! > limit) return false;
      if (this.highAfter[behind * dimensions + k]! + problem.pickup[stop * dimensions + k]! > limit) return false;
    }
    return true;
  }

  /** The trip is cut behind the stop, which ends its first part. */
  private fitsBeforeReload(type: TypeData, behind: number, stop: number): boolean {
    const { dimensions, problem } = this;
    for (let k = 0; k < dimensions; k++) {
      const at = behind * dimensions + k;
      if (this.highBefore[at]! - this.yetToDeliver[at]! + problem.delivery[stop * dimensions + k]! > type.capacity[k]!) return false;
      if (this.pickedSoFar[at]! + problem.pickup[stop * dimensions + k]! > type.capacity[k]!) return false;
    }
    return true;
  }

  /** The trip is cut before the stop, which begins its second part. */
  private fitsAfterReload(type: TypeData, behind: number, stop: number): boolean {
    const { dimensions, problem, routes } = this;
    const after = routes.next[behind]!;
    for (let k = 0; k < dimensions; k++) {
      const at = behind * dimensions + k;
      const delivery = problem.delivery[stop * dimensions + k]!;
      const pickup = problem.pickup[stop * dimensions + k]!;
      if (this.yetToDeliver[at]! + Math.max(delivery, pickup) > type.capacity[k]!) return false;
      if (routes.isStop(after) && this.highAfter[after * dimensions + k]! - this.pickedSoFar[at]! + pickup > type.capacity[k]!) return false;
    }
    return true;
  }

  private tryTimes(type: TypeData, slot: number, behind: number, stop: number, variant: number, reload: number, added: number): void {
    const after = this.routes.next[behind]!;
    if (type.maxDistance !== Infinity) {
      const extra = this.detour(type.distances, type, behind, stop, after, variant, reload);
      if (this.distance[slot]! + extra > type.maxDistance) return;
    }
    if (type.maxTravelTime !== Infinity) {
      const extra = this.detour(type.durations, type, behind, stop, after, variant, reload);
      if (this.travel[slot]! + extra > type.maxTravelTime) return;
    }
    const { windowAt, windowFrom, windowTo } = this.problem;
    for (let window = windowAt[stop]!; window < windowAt[stop + 1]!; window++) {
      this.startAt(behind);
      let from = behind;
      if (variant === RELOAD_BEFORE) {
        if (!this.joinNode(type, from, reload, -Infinity, Infinity)) continue;
        from = reload;
      }
      if (!this.joinNode(type, from, stop, windowFrom[window]!, windowTo[window]!)) continue;
      from = stop;
      if (variant === RELOAD_AFTER) {
        if (!this.joinNode(type, from, reload, -Infinity, Infinity)) continue;
        from = reload;
      }
      if (!this.joinRest(type, from, after) || this.span > type.maxDuration) continue;
      const cost = type.costPerDuration === 0 ? added : added + type.costPerDuration * (this.span - this.duration[slot]!);
      if (cost >= this.bestCost) continue;
      this.bestCost = cost;
      this.bestBehind = behind;
      this.bestVariant = variant;
      this.bestWindow = window;
    }
  }

  private detour(matrix: Float64Array, type: TypeData, behind: number, stop: number, after: number, variant: number, reload: number): number {
    const of = matrix === type.distances ? this.length : this.time;
    const direct = of.call(this, type, behind, after);
    if (variant === PLAIN) return of.call(this, type, behind, stop) + of.call(this, type, stop, after) - direct;
    const [a, b] = variant === RELOAD_BEFORE ? [reload, stop] : [stop, reload];
    return of.call(this, type, behind, a) + of.call(this, type, a, b) + of.call(this, type, b, after) - direct;
  }

  insert(stop: number): void {
    const slot = this.routes.slotOf[this.bestBehind]!;
    const reload = this.bestVariant === PLAIN ? -1 : this.routes.freeReload(slot);
    let behind = this.bestBehind;
    if (this.bestVariant === RELOAD_BEFORE) {
      this.routes.record(reload, -1, 0);
      this.routes.link(reload, behind);
      behind = reload;
    }
    this.routes.record(stop, -1, 0);
    this.put(stop, behind, this.bestWindow);
    if (this.bestVariant === RELOAD_AFTER) {
      this.routes.record(reload, -1, 0);
      this.routes.link(reload, stop);
    }
    this.renew(slot);
  }

  private put(stop: number, behind: number, window: number): void {
    this.routes.link(stop, behind);
    this.window[stop] = window;
    this.opens[stop] = this.problem.windowFrom[window]!;
    this.closes[stop] = this.problem.windowTo[window]!;
  }

  remove(stop: number): void {
    const { routes } = this;
    const slot = routes.slotOf[stop]!;
    const behind = routes.prev[stop]!;
    const after = routes.next[stop]!;
    routes.record(stop, behind, this.window[stop]!);
    routes.unlink(stop);
    this.mark(slot);
    if (!this.hasReloads || routes.isStop(behind) || routes.isStop(after)) return;
    const first = this.isReload(after) ? after : behind;
    if (!this.isReload(first)) return;
    routes.record(first, routes.prev[first]!, 0);
    routes.unlink(first);
  }

  private isReload(node: number): boolean {
    return node >= this.stops + 2 * this.routes.slots;
  }

  private mark(slot: number): void {
    if (this.isStale[slot]! === 1) return;
    this.isStale[slot] = 1;
    this.stale[this.staleCount++] = slot;
  }

  settle(): void {
    for (let i = 0; i < this.staleCount; i++) {
      this.isStale[this.stale[i]!] = 0;
      this.renew(this.stale[i]!);
    }
    this.staleCount = 0;
  }

  commit(): void {
    this.routes.commit();
  }

  rollback(cost: number): void {
    const { routes } = this;
    for (let entry = routes.logged - 1; entry >= 0; entry--) {
      const node = routes.loggedNode(entry);
      const behind = routes.loggedBehind(entry);
      if (behind < 0) {
        this.mark(routes.slotOf[node]!);
        routes.unlink(node);
      } else {
        if (routes.isStop(node)) this.put(node, behind, routes.loggedNote(entry));
        else routes.link(node, behind);
        this.mark(routes.slotOf[behind]!);
      }
    }
    routes.commit();
    this.settle();
    this.cost = cost;
  }

  private renew(slot: number): void {
    const before = this.routeCost[slot]!;
    this.refresh(slot);
    this.cost += this.routeCost[slot]! - before;
  }

  /** Recomputes all sums along a route. False when it is late somewhere. */
  private refresh(slot: number): boolean {
    const inTime = this.refreshTimes(slot);
    for (let k = 0; k < this.dimensions; k++) this.refreshLoads(slot, k);
    return inTime;
  }

  private refreshTimes(slot: number): boolean {
    const { routes, leaving } = this;
    const { next, prev } = routes;
    const type = this.types[routes.typeOf[slot]!]!;
    const first = routes.first(slot);
    const last = routes.last(slot);
    let cost = type.fixedCost;
    let distance = 0;
    let travel = 0;
    let inTime = true;
    this.span = 0;
    this.early = this.opens[first]!;
    this.late = this.closes[first]!;
    this.keepTo(first);
    for (let node = first; node !== last; node = next[node]!) {
      const after = next[node]!;
      leaving[node] = this.arc(type, node, after);
      cost += leaving[node]!;
      distance += this.length(type, node, after);
      travel += this.time(type, node, after);
      if (!this.joinNode(type, node, after, this.opens[after]!, this.closes[after]!)) inTime = false;
      this.keepTo(after);
    }
    this.distance[slot] = distance;
    this.travel[slot] = travel;
    this.duration[slot] = routes.size[slot]! === 0 ? 0 : this.span;
    this.routeCost[slot] = routes.size[slot]! === 0 ? 0 : cost + type.costPerDuration * this.span;
    this.span = 0;
    this.early = this.opens[last]!;
    this.late = this.closes[last]!;
    this.keepFrom(last);
    for (let node = last; node !== first; node = prev[node]!) {
      const before = prev[node]!;
      this.span = this.service[before]!;
      this.early = this.opens[before]!;
      this.late = this.closes[before]!;
      if (!this.joinRest(type, before, node)) inTime = false;
      this.keepFrom(before);
    }
    return inTime;
  }

  private keepTo(node: number): void {
    this.durationTo[node] = this.span;
    this.earliestTo[node] = this.early;
    this.latestTo[node] = this.late;
  }

  private keepFrom(node: number): void {
    this.durationFrom[node] = this.span;
    this.earliestFrom[node] = this.early;
    this.latestFrom[node] = this.late;
  }

  private refreshLoads(slot: number, k: number): void {
    const { routes, dimensions, yetToDeliver, pickedSoFar, highBefore, highAfter } = this;
    const { delivery, pickup } = this.problem;
    const { next, prev } = routes;
    const first = routes.first(slot);
    const last = routes.last(slot);
    let rest = 0;
    for (let node = prev[last]!; ; node = prev[node]!) {
      yetToDeliver[node * dimensions + k] = rest;
      if (routes.isStop(node)) rest += delivery[node * dimensions + k]!;
      else rest = 0;
      if (node === first) break;
    }
    let picked = 0;
    let high = 0;
    for (let node = first; node !== last; node = next[node]!) {
      const at = node * dimensions + k;
      if (routes.isStop(node)) picked += pickup[at]!;
      else picked = high = 0;
      high = Math.max(high, yetToDeliver[at]! + picked);
      pickedSoFar[at] = picked;
      highBefore[at] = high;
    }
    high = 0;
    for (let node = prev[last]!; ; node = prev[node]!) {
      const at = node * dimensions + k;
      high = Math.max(high, yetToDeliver[at]! + pickedSoFar[at]!);
      highAfter[at] = high;
      if (!routes.isStop(node)) high = 0;
      if (node === first) break;
    }
  }

  load(planned: readonly PlannedRoute[]): void {
    const { routes } = this;
    for (let stop = 0; stop < this.stops; stop++) if (routes.slotOf[stop]! >= 0) this.remove(stop);
    this.settle();
    this.lenience = roundingOf(this.problem);
    for (const route of planned) this.loadRoute(route);
    this.lenience = 0;
    routes.commit();
    this.cost = 0;
    for (let i = 0; i < routes.activeCount; i++) this.cost += this.routeCost[routes.active[i]!]!;
  }

  private loadRoute(route: PlannedRoute): void {
    const { routes } = this;
    const count = routes.emptyCount[route.vehicle]!;
    if (count === 0) return;
    const slot = routes.empty[route.vehicle]![count - 1]!;
    const type = this.types[route.vehicle]!;
    let behind = routes.first(slot);
    let now = Math.max(route.departure, type.from);
    const go = (node: number): void => {
      now += this.approach(type, behind, node);
      behind = node;
    };
    let feasible = true;
    for (const trip of route.trips) {
      if (trip.length === 0) continue;
      if (behind !== routes.first(slot)) {
        const reload = routes.freeReload(slot);
        if (reload < 0) {
          feasible = false;
          break;
        }
        routes.link(reload, behind);
        go(reload);
        now += type.reloadDuration;
      }
      for (const stop of trip) {
        if (!this.admits(slot, stop)) feasible = false;
        const before = behind;
        go(stop);
        const window = this.nextWindow(stop, now);
        this.put(stop, before, window);
        now = Math.max(now, this.problem.windowFrom[window]!) + this.service[stop]!;
      }
    }
    if (this.refresh(slot) && feasible && this.withinLimits(slot)) return;
    for (let node = routes.next[routes.first(slot)]!; node !== routes.last(slot); node = routes.next[routes.first(slot)]!) routes.unlink(node);
    this.refresh(slot);
  }

  /** The first window not yet over, or the last there is. */
  private nextWindow(stop: number, now: number): number {
    const { windowAt, windowTo } = this.problem;
    for (let window = windowAt[stop]!; window < windowAt[stop + 1]!; window++) if (now <= windowTo[window]! + this.lenience) return window;
    return windowAt[stop + 1]! - 1;
  }

  private withinLimits(slot: number): boolean {
    const { routes, dimensions } = this;
    const type = this.types[routes.typeOf[slot]!]!;
    if (this.duration[slot]! > type.maxDuration || this.distance[slot]! > type.maxDistance || this.travel[slot]! > type.maxTravelTime) return false;
    const last = routes.last(slot);
    for (let node = routes.first(slot); node !== last; node = routes.next[node]!)
      for (let k = 0; k < dimensions; k++) if (this.highBefore[node * dimensions + k]! > type.capacity[k]!) return false;
    return true;
  }

  departure(slot: number): number {
    return this.earliestTo[this.routes.last(slot)]!;
  }
}

function roundingOf(problem: Problem): number {
  let largest = 1;
  for (const time of [...problem.windowFrom, ...problem.windowTo, ...problem.types.flatMap((type) => [type.from, type.to])])
    if (Number.isFinite(time)) largest = Math.max(largest, Math.abs(time));
  return largest * 1e-10;
}

import type { Problem, TypeData } from '../problem/problem.ts';
import type { Blinks } from './blinks.ts';
import type { Evaluator, PlannedRoute } from './evaluator.ts';
import type { Neighbours } from './neighbours.ts';
import { Routes } from './routes.ts';
import { TripLoads } from './trip-loads.ts';

/** Neighbours whose tails a stop's route may take over. */
const tailReach = 12;

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
  private readonly hasReloads: boolean;
  /** Whether time binds or costs anything. */
  private readonly timed: boolean;

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
  private readonly loads: TripLoads;

  private readonly leaving: Float64Array;
  private readonly routeCost: Float64Array;
  private readonly arcCost: Float64Array;
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
  private tailBehind = -1;

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
    this.hasReloads = problem.types.some((type) => type.maxTrips > 1);
    this.timed =
      problem.windowTo.some((to) => to !== Infinity) ||
      problem.windowFrom.some((from) => from !== -Infinity) ||
      problem.types.some((type) => type.to !== Infinity || type.maxDuration !== Infinity || type.costPerDuration > 0);
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
    this.loads = new TripLoads(problem, this.routes);
    this.leaving = new Float64Array(nodes);
    this.routeCost = new Float64Array(slots);
    this.arcCost = new Float64Array(slots);
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

  /** What a matrix says of two nodes; an open end counts nothing. */
  private between(matrix: Float64Array, from: number, to: number): number {
    const a = this.site[from]!;
    const b = this.site[to]!;
    return a < 0 || b < 0 ? 0 : matrix[a * this.locations + b]!;
  }

  private arc(type: TypeData, from: number, to: number): number {
    return this.between(type.arcs, from, to);
  }

  private length(type: TypeData, from: number, to: number): number {
    return this.between(type.distances, from, to);
  }

  private time(type: TypeData, from: number, to: number): number {
    return this.between(type.durations, from, to);
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
    const { list, width } = neighbours;
    const { slotOf, prev } = routes;
    this.bestCost = Infinity;
    this.bestBehind = -1;
    if (!wide && width < this.stops - 1) {
      for (let at = stop * width, end = at + width; at < end; at++) {
        const node = list[at]!;
        const slot = slotOf[node]!;
        if (slot < 0 || !this.admits(slot, stop)) continue;
        if (--blinks.left === 0) {
          blinks.left = blinks.gap();
          continue;
        }
        this.tryAt(stop, slot, node);
        this.tryAt(stop, slot, prev[node]!);
      }
    }
    if (this.bestBehind < 0) this.seekEverywhere(stop);
    this.seekNewRoute(stop);
    return this.bestCost;
  }

  private seekEverywhere(stop: number): void {
    const { routes, blinks } = this;
    const { active, activeCount, next } = routes;
    for (let i = 0; i < activeCount; i++) {
      const slot = active[i]!;
      if (!this.admits(slot, stop)) continue;
      const last = routes.last(slot);
      for (let node = routes.first(slot); node !== last; node = next[node]!) {
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

  /** Whether a route as a whole has what the stop needs: skills, a stop to spare and, with one trip, room. */
  private admits(slot: number, stop: number): boolean {
    const { problem, routes } = this;
    const at = routes.typeOf[slot]!;
    const type = this.types[at]!;
    if (problem.allowed[at * this.stops + stop]! === 0 || routes.size[slot]! >= type.maxStops) return false;
    return type.maxTrips > 1 || this.loads.hasRoom(type, slot, stop);
  }

  /** Tries a stop behind a node, without and with a reload beside it. */
  private tryAt(stop: number, slot: number, behind: number): void {
    const { routes, site, locations } = this;
    const type = this.types[routes.typeOf[slot]!]!;
    const after = routes.next[behind]!;
    const here = site[stop]!;
    const from = site[behind]!;
    const to = site[after]!;
    const away = this.leaving[behind]!;
    let added = -away;
    if (from >= 0) added += type.arcs[from * locations + here]!;
    if (to >= 0) added += type.arcs[here * locations + to]!;
    if (routes.size[slot]! === 0) added += type.fixedCost;
    if (added < this.bestCost && this.loads.fits(type, behind, stop)) this.tryTimes(type, slot, behind, stop, PLAIN, -1, added);
    if (this.hasReloads && type.maxTrips > 1 && routes.size[slot]! > 0) this.tryReloads(type, slot, behind, stop);
  }

  private tryReloads(type: TypeData, slot: number, behind: number, stop: number): void {
    const { routes } = this;
    const reload = routes.freeReload(slot);
    if (reload < 0) return;
    const after = routes.next[behind]!;
    if (routes.isStop(behind)) {
      const cost = this.arc(type, behind, reload) + this.arc(type, reload, stop) + this.arc(type, stop, after) - this.leaving[behind]!;
      if (cost < this.bestCost && this.loads.fitsAfterReload(type, behind, stop)) this.tryTimes(type, slot, behind, stop, RELOAD_BEFORE, reload, cost);
    }
    if (routes.isStop(after)) {
      const cost = this.arc(type, behind, stop) + this.arc(type, stop, reload) + this.arc(type, reload, after) - this.leaving[behind]!;
      if (cost < this.bestCost && this.loads.fitsBeforeReload(type, behind, stop)) this.tryTimes(type, slot, behind, stop, RELOAD_AFTER, reload, cost);
    }
  }

  private tryTimes(type: TypeData, slot: number, behind: number, stop: number, variant: number, reload: number, added: number): void {
    const after = this.routes.next[behind]!;
    if (type.maxDistance !== Infinity) {
      const extra = this.detour(type.distances, behind, stop, after, variant, reload);
      if (this.distance[slot]! + extra > type.maxDistance) return;
    }
    if (type.maxTravelTime !== Infinity) {
      const extra = this.detour(type.durations, behind, stop, after, variant, reload);
      if (this.travel[slot]! + extra > type.maxTravelTime) return;
    }
    const { windowAt, windowFrom, windowTo } = this.problem;
    if (!this.timed) {
      this.remember(behind, variant, windowAt[stop]!, added);
      return;
    }
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
      if (cost < this.bestCost) this.remember(behind, variant, window, cost);
    }
  }

  private remember(behind: number, variant: number, window: number, cost: number): void {
    this.bestCost = cost;
    this.bestBehind = behind;
    this.bestVariant = variant;
    this.bestWindow = window;
  }

  /** What an insertion adds to distance or travel time. */
  private detour(matrix: Float64Array, behind: number, stop: number, after: number, variant: number, reload: number): number {
    const direct = this.between(matrix, behind, after);
    if (variant === PLAIN) return this.between(matrix, behind, stop) + this.between(matrix, stop, after) - direct;
    const first = variant === RELOAD_BEFORE ? reload : stop;
    const second = variant === RELOAD_BEFORE ? stop : reload;
    return this.between(matrix, behind, first) + this.between(matrix, first, second) + this.between(matrix, second, after) - direct;
  }

  insert(stop: number): void {
    const slot = this.routes.slotOf[this.bestBehind]!;
    const after = this.routes.next[this.bestBehind]!;
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
    this.refreshBetween(slot, this.bestBehind, after);
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
    this.refresh(slot);
    this.settleCost(slot);
  }

  private settleCost(slot: number): void {
    const type = this.types[this.routes.typeOf[slot]!]!;
    const used = this.routes.size[slot]! > 0;
    const cost = used ? type.fixedCost + this.arcCost[slot]! + type.costPerDuration * this.duration[slot]! : 0;
    this.cost += cost - this.routeCost[slot]!;
    this.routeCost[slot] = cost;
  }

  /** Recomputes all sums along a route. False when it is late somewhere. */
  private refresh(slot: number): boolean {
    const first = this.routes.first(slot);
    const last = this.routes.last(slot);
    this.arcCost[slot] = 0;
    this.distance[slot] = 0;
    this.travel[slot] = 0;
    this.refreshArcs(slot, first, last);
    this.span = 0;
    this.early = this.opens[first]!;
    this.late = this.closes[first]!;
    this.keepTo(first);
    this.span = 0;
    this.early = this.opens[last]!;
    this.late = this.closes[last]!;
    this.keepFrom(last);
    const inTime = !this.timed || this.refreshTimes(slot, first, last);
    this.loads.refresh(slot);
    return inTime;
  }

  /** Recomputes what changes when nodes are put between two that stood beside each other. */
  private refreshBetween(slot: number, behind: number, after: number): void {
    const type = this.types[this.routes.typeOf[slot]!]!;
    this.arcCost[slot]! -= this.arc(type, behind, after);
    this.distance[slot]! -= this.length(type, behind, after);
    this.travel[slot]! -= this.time(type, behind, after);
    this.refreshArcs(slot, behind, after);
    if (this.timed) this.refreshTimes(slot, behind, after);
    this.loads.refresh(slot);
    this.settleCost(slot);
  }

  private refreshArcs(slot: number, from: number, to: number): void {
    const { next } = this.routes;
    const type = this.types[this.routes.typeOf[slot]!]!;
    for (let node = from; node !== to; node = next[node]!) {
      const after = next[node]!;
      const arc = this.arc(type, node, after);
      this.leaving[node] = arc;
      this.arcCost[slot]! += arc;
      if (type.maxDistance !== Infinity) this.distance[slot]! += this.length(type, node, after);
      if (type.maxTravelTime !== Infinity) this.travel[slot]! += this.time(type, node, after);
    }
  }

  /** Segments up to the nodes after `from`, and from the nodes before `to` on. */
  private refreshTimes(slot: number, from: number, to: number): boolean {
    const { routes, opens, closes } = this;
    const { next, prev } = routes;
    const type = this.types[routes.typeOf[slot]!]!;
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
    this.earliestTo[node] = this.early;
    this.latestTo[node] = this.late;
  }

  private keepFrom(node: number): void {
    this.durationFrom[node] = this.span;
    this.earliestFrom[node] = this.early;
    this.latestFrom[node] = this.late;
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
    const inTime = this.refresh(slot);
    if (!inTime || !feasible || !this.withinLimits(slot)) {
      const first = routes.first(slot);
      while (routes.next[first] !== routes.last(slot)) routes.unlink(routes.next[first]!);
    }
    this.renew(slot);
  }

  /** The first window not yet over, or the last there is. */
  private nextWindow(stop: number, now: number): number {
    const { windowAt, windowTo } = this.problem;
    for (let window = windowAt[stop]!; window < windowAt[stop + 1]!; window++) if (now <= windowTo[window]! + this.lenience) return window;
    return windowAt[stop + 1]! - 1;
  }

  private withinLimits(slot: number): boolean {
    const { routes } = this;
    const type = this.types[routes.typeOf[slot]!]!;
    if (this.duration[slot]! > type.maxDuration || this.distance[slot]! > type.maxDistance || this.travel[slot]! > type.maxTravelTime) return false;
    return this.loads.within(type, slot);
  }

  seekTails(stop: number, ceiling: number): boolean {
    const { routes } = this;
    const { list, width } = this.neighbours;
    const slot = routes.slotOf[stop]!;
    const type = this.types[routes.typeOf[slot]!]!;
    this.tailBehind = -1;
    if (type.maxTrips > 1) return false;
    let best = ceiling;
    for (let at = stop * width, end = at + Math.min(width, tailReach); at < end; at++) {
      const head = list[at]!;
      const other = routes.slotOf[head]!;
      if (other < 0 || other === slot || routes.typeOf[other] !== routes.typeOf[slot]) continue;
      const cost = this.tailsCost(type, stop, routes.prev[head]!, best);
      if (cost >= best) continue;
      best = cost;
      this.tailBehind = routes.prev[head]!;
    }
    return this.tailBehind >= 0;
  }

  /** Change of cost when what follows `a` and what follows `b` change places; Infinity when it does not fit. */
  private tailsCost(type: TypeData, a: number, b: number, ceiling: number): number {
    const { routes } = this;
    const afterA = routes.next[a]!;
    const afterB = routes.next[b]!;
    const slots = [routes.slotOf[a]!, routes.slotOf[b]!] as const;
    let cost = this.arc(type, a, afterB) - this.leaving[a]! - this.leaving[b]!;
    const empties = !routes.isStop(b) && !routes.isStop(afterA);
    cost += empties ? -type.fixedCost : this.arc(type, b, afterA);
    if (type.costPerDuration === 0 && cost >= ceiling) return Infinity;
    if (!this.joinedFits(type, a, b) || !this.joinedFits(type, b, a)) return Infinity;
    if (!this.timed) return cost;
    const before = this.duration[slots[0]]! + this.duration[slots[1]]!;
    this.startAt(a);
    if (!this.joinRest(type, a, afterB) || this.span > type.maxDuration) return Infinity;
    const spent = this.span;
    if (empties) return cost + type.costPerDuration * (spent - before);
    this.startAt(b);
    if (!this.joinRest(type, b, afterA) || this.span > type.maxDuration) return Infinity;
    return cost + type.costPerDuration * (spent + this.span - before);
  }

  /** Whether a route up to `a`, going on with what follows `b`, keeps load and limits. */
  private joinedFits(type: TypeData, a: number, b: number): boolean {
    const { routes } = this;
    const after = routes.next[b]!;
    if (!this.loads.joinedFits(type, a, b)) return false;
    if (type.maxDistance === Infinity && type.maxTravelTime === Infinity && type.maxStops === Infinity) return true;
    let distance = this.length(type, a, after);
    let travel = this.time(type, a, after);
    let stops = 0;
    for (let node = a; routes.isStop(node); node = routes.prev[node]!, stops++) {
      distance += this.length(type, routes.prev[node]!, node);
      travel += this.time(type, routes.prev[node]!, node);
    }
    for (let node = after; routes.isStop(node); node = routes.next[node]!, stops++) {
      distance += this.length(type, node, routes.next[node]!);
      travel += this.time(type, node, routes.next[node]!);
    }
    return distance <= type.maxDistance && travel <= type.maxTravelTime && stops <= type.maxStops;
  }

  exchangeTails(stop: number): void {
    const { routes } = this;
    const slot = routes.slotOf[stop]!;
    const other = routes.slotOf[this.tailBehind]!;
    routes.exchangeTails(stop, this.tailBehind);
    this.renew(slot);
    this.renew(other);
  }

  departure(slot: number): number {
    return this.timed ? this.earliestTo[this.routes.last(slot)]! : this.types[this.routes.typeOf[slot]!]!.from;
  }
}

function roundingOf(problem: Problem): number {
  let largest = 1;
  for (const time of [...problem.windowFrom, ...problem.windowTo, ...problem.types.flatMap((type) => [type.from, type.to])])
    if (Number.isFinite(time)) largest = Math.max(largest, Math.abs(time));
  return largest * 1e-10;
}

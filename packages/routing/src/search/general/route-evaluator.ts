import type { Problem } from '../../problem/problem.ts';
import type { Random } from '../../random.ts';
import type { Blinks } from '../blinks.ts';
import type { Evaluator, PlannedRoute } from '../evaluator.ts';
import type { Neighbours } from '../neighbours.ts';
import { Routes } from '../routes.ts';
import { Arcs, PLAIN, RELOAD_AFTER, RELOAD_BEFORE } from './arcs.ts';
import { Insertion, type State } from './insertion.ts';
import { loadRoute, roundingOf } from './loading.ts';
import { Tails } from './tails.ts';
import { Timetable } from './timetable.ts';
import { TripLoads } from './trip-loads.ts';
import { TripMoves } from './trip-moves.ts';
import { REWINDOWED, WindowChoice } from './window-choice.ts';

/**
 * For every problem: several vehicle types, dimensions, time windows, limits and trips. Keeps the
 * routes and what is known along them in step; `Insertion` and `Tails` find the changes.
 */
export class RouteEvaluator implements Evaluator {
  readonly routes: Routes;
  cost = 0;

  private readonly problem: Problem;
  private readonly hasReloads: boolean;
  private readonly arcs: Arcs;
  private readonly times: Timetable;
  private readonly loads: TripLoads;
  private readonly insertion: Insertion;
  private readonly tails: Tails;
  private readonly tripMoves: TripMoves;
  private readonly windows: WindowChoice;
  private readonly routeCost: Float64Array;
  private readonly stale: Int32Array;
  private readonly isStale: Uint8Array;
  private staleCount = 0;

  constructor(problem: Problem, neighbours: Neighbours, blinks: Blinks) {
    this.problem = problem;
    this.hasReloads = problem.types.some((type) => type.maxTrips > 1);
    this.routes = new Routes(problem);
    this.arcs = new Arcs(problem, this.routes);
    this.times = new Timetable(problem, this.routes, this.arcs);
    this.windows = new WindowChoice(problem, this.routes, this.arcs, this.times);
    this.loads = new TripLoads(problem, this.routes);
    const state: State = { routes: this.routes, arcs: this.arcs, times: this.times, loads: this.loads };
    this.insertion = new Insertion(problem, state, neighbours, blinks);
    this.tails = new Tails(problem, state, neighbours);
    this.tripMoves = new TripMoves(problem, state, neighbours);
    const { slots } = this.routes;
    this.routeCost = new Float64Array(slots);
    this.stale = new Int32Array(slots);
    this.isStale = new Uint8Array(slots);
    for (let slot = 0; slot < slots; slot++) this.refresh(slot);
  }

  seek(stop: number, wide: boolean): number {
    return this.insertion.seek(stop, wide);
  }

  seekTails(stop: number, ceiling: number): boolean {
    return this.tails.seek(stop, ceiling);
  }

  exchangeTails(stop: number): void {
    const { routes } = this;
    const slot = routes.slotOf[stop]!;
    const other = routes.slotOf[this.tails.behind]!;
    routes.exchangeTails(stop, this.tails.behind);
    this.renew(slot);
    this.renew(other);
  }

  /** Times and reloads seldom allow a route to be turned round. */
  seekTurn(): boolean {
    return false;
  }

  exchangeTurned(): void {}

  turnRoute(): void {}

  changeTrips(stop: number, random: Random, ceiling: number): boolean {
    const { tripMoves } = this;
    const before = this.cost;
    const changed = random.unit() < 0.5 ? tripMoves.move(stop, random) : tripMoves.exchangeTails(stop, ceiling);
    if (!changed) return false;
    const [one, other] = tripMoves.slots;
    const fits = this.renewChecked(one) && (other === one || this.renewChecked(other));
    if (!fits) this.rollback(before);
    return fits;
  }

  private renewChecked(slot: number): boolean {
    let inTime = this.refresh(slot);
    if (this.rewindow(slot, inTime)) inTime = this.times.refresh(slot);
    this.count(slot);
    return this.routes.size[slot]! === 0 || (inTime && this.withinLimits(slot));
  }

  /** Whether a route, in time as it is or not, does better with other windows, which are chosen then. */
  private rewindow(slot: number, inTime: boolean): boolean {
    const { routes, times, windows } = this;
    if (!windows.needed || routes.size[slot]! === 0) return false;
    const type = this.problem.types[routes.typeOf[slot]!]!;
    const duration = times.duration[slot]!;
    const settled = times.waiting[slot] === 0 || (type.costPerDuration === 0 && duration <= type.maxDuration);
    return inTime ? !settled && windows.improve(slot, duration) : windows.improve(slot, Infinity);
  }

  insert(stop: number): void {
    const { routes, times, insertion } = this;
    const { variant } = insertion;
    const slot = routes.slotOf[insertion.behind]!;
    const after = routes.next[insertion.behind]!;
    const reload = variant === PLAIN ? -1 : routes.freeReload(slot);
    let behind = insertion.behind;
    if (variant === RELOAD_BEFORE) {
      routes.record(reload, -1, 0);
      routes.link(reload, behind);
      behind = reload;
    }
    routes.record(stop, -1, 0);
    routes.link(stop, behind);
    times.choose(stop, insertion.window);
    if (variant === RELOAD_AFTER) {
      routes.record(reload, -1, 0);
      routes.link(reload, stop);
    }
    this.arcs.refreshBetween(slot, insertion.behind, after);
    times.refreshBetween(slot, insertion.behind, after);
    if (variant === PLAIN) this.loads.refreshAround(stop, slot);
    else this.loads.refresh(slot);
    this.count(slot);
  }

  remove(stop: number): void {
    const { routes } = this;
    const slot = routes.slotOf[stop]!;
    const behind = routes.prev[stop]!;
    const after = routes.next[stop]!;
    routes.record(stop, behind, this.times.window[stop]!);
    routes.unlink(stop);
    this.mark(slot);
    if (!this.hasReloads || routes.isStop(behind) || routes.isStop(after)) return;
    const first = routes.isReload(after) ? after : behind;
    if (!routes.isReload(first)) return;
    routes.record(first, routes.prev[first]!, 0);
    routes.unlink(first);
  }

  private mark(slot: number): void {
    if (this.isStale[slot]! === 1) return;
    this.isStale[slot] = 1;
    this.stale[this.staleCount++] = slot;
  }

  /** Where a detour is shorter than the way, a route can be too long without a stop: the cost is then infinite until it is undone. */
  settle(): void {
    let kept = true;
    for (let i = 0; i < this.staleCount; i++) {
      const slot = this.stale[i]!;
      this.isStale[slot] = 0;
      const inTime = this.refresh(slot);
      this.count(slot);
      kept &&= this.routes.size[slot]! === 0 || (inTime && this.withinLengths(slot));
    }
    this.staleCount = 0;
    if (!kept) this.cost = Infinity;
  }

  commit(): void {
    this.routes.commit();
  }

  rollback(cost: number): void {
    const { routes } = this;
    for (let entry = routes.logged - 1; entry >= 0; entry--) {
      const node = routes.loggedNode(entry);
      const behind = routes.loggedBehind(entry);
      if (behind === REWINDOWED) {
        this.times.choose(node, routes.loggedNote(entry));
        this.mark(routes.slotOf[node]!);
      } else if (behind < 0) {
        this.mark(routes.slotOf[node]!);
        routes.unlink(node);
      } else {
        routes.link(node, behind);
        if (routes.isStop(node)) this.times.choose(node, routes.loggedNote(entry));
        this.mark(routes.slotOf[behind]!);
      }
    }
    routes.commit();
    this.settle();
    this.cost = cost;
  }

  private renew(slot: number): void {
    this.refresh(slot);
    this.count(slot);
  }

  /** Recomputes all that is known along a route. False when it is late somewhere. */
  private refresh(slot: number): boolean {
    this.arcs.refresh(slot);
    this.loads.refresh(slot);
    return this.times.refresh(slot);
  }

  private count(slot: number): void {
    const type = this.problem.types[this.routes.typeOf[slot]!]!;
    const used = this.routes.size[slot]! > 0;
    const cost = used ? type.fixedCost + this.arcs.cost[slot]! + type.costPerDuration * this.times.duration[slot]! : 0;
    this.cost += cost - this.routeCost[slot]!;
    this.routeCost[slot] = cost;
  }

  load(planned: readonly PlannedRoute[]): void {
    const { routes, times } = this;
    for (let stop = 0; stop < routes.stops; stop++) if (routes.slotOf[stop]! >= 0) this.remove(stop);
    this.settle();
    times.lenience = roundingOf(this.problem);
    for (const route of planned) this.loadRoute(route);
    times.lenience = 0;
    routes.commit();
    this.cost = 0;
    for (let i = 0; i < routes.activeCount; i++) this.cost += this.routeCost[routes.active[i]!]!;
  }

  private loadRoute(route: PlannedRoute): void {
    const { routes } = this;
    const count = routes.emptyCount[route.vehicle]!;
    if (count === 0) return;
    const slot = routes.empty[route.vehicle]![count - 1]!;
    const laid = loadRoute(
      this.problem,
      { routes, arcs: this.arcs, times: this.times, loads: this.loads },
      slot,
      route,
    );
    const admitted =
      laid &&
      route.trips.every((trip) =>
        trip.every((stop) => this.problem.allowed[route.vehicle * routes.stops + stop] === 1),
      );
    if (!this.refresh(slot) || !admitted || !this.withinLimits(slot)) {
      const first = routes.first(slot);
      while (routes.next[first] !== routes.last(slot)) routes.unlink(routes.next[first]!);
    }
    this.renew(slot);
  }

  private withinLimits(slot: number): boolean {
    const { routes } = this;
    const type = this.problem.types[routes.typeOf[slot]!]!;
    return routes.size[slot]! <= type.maxStops && this.withinLengths(slot) && this.loads.within(type, slot);
  }

  private withinLengths(slot: number): boolean {
    const { arcs } = this;
    const type = this.problem.types[this.routes.typeOf[slot]!]!;
    if (this.times.duration[slot]! > type.maxDuration) return false;
    return arcs.distance[slot]! <= type.maxDistance && arcs.travel[slot]! <= type.maxTravelTime;
  }

  departure(slot: number): number {
    return this.times.departure(slot);
  }
}

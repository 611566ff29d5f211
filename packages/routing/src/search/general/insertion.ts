import type { Problem, TypeData } from '../../problem/problem.ts';
import type { Blinks } from '../blinks.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Routes } from '../routes.ts';
import { PLAIN, RELOAD_AFTER, RELOAD_BEFORE, type Arcs } from './arcs.ts';
import type { Timetable } from './timetable.ts';
import type { TripLoads } from './trip-loads.ts';

/** The parts an evaluation reads: the routes and what is known along them. */
export interface State {
  readonly routes: Routes;
  readonly arcs: Arcs;
  readonly times: Timetable;
  readonly loads: TripLoads;
}

/** Finds the cheapest feasible place for a stop, and the window and reload that go with it. */
export class Insertion {
  /** What `seek` found. */
  cost = Infinity;
  behind = -1;
  variant = PLAIN;
  window = 0;

  private readonly problem: Problem;
  private readonly routes: Routes;
  private readonly arcs: Arcs;
  private readonly times: Timetable;
  private readonly loads: TripLoads;
  private readonly neighbours: Neighbours;
  private readonly blinks: Blinks;
  /** By node: the last round in which the place behind it was tried. */
  private readonly tried: Int32Array;
  private round = 0;
  private readonly hasReloads: boolean;
  private readonly longestSetup: number;

  constructor(problem: Problem, state: State, neighbours: Neighbours, blinks: Blinks) {
    this.problem = problem;
    this.routes = state.routes;
    this.arcs = state.arcs;
    this.times = state.times;
    this.loads = state.loads;
    this.neighbours = neighbours;
    this.blinks = blinks;
    this.tried = new Int32Array(state.routes.nodes);
    this.hasReloads = problem.types.some((type) => type.maxTrips > 1);
    this.longestSetup = problem.setup.reduce((longest, setup) => Math.max(longest, setup), 0);
  }

  /** `wide` looks at every place, as does a search that finds none beside the neighbours. */
  seek(stop: number, wide: boolean): number {
    this.cost = Infinity;
    this.behind = -1;
    if (!wide && this.neighbours.width < this.problem.stopCount - 1) this.seekNearby(stop);
    if (this.behind < 0) this.seekEverywhere(stop);
    this.seekNewRoute(stop);
    return this.cost;
  }

  private seekNearby(stop: number): void {
    const { blinks } = this;
    const { list, width } = this.neighbours;
    const { slotOf, prev } = this.routes;
    this.round++;
    for (let at = stop * width, end = at + width; at < end; at++) {
      const node = list[at]!;
      const slot = slotOf[node]!;
      if (slot < 0 || !this.admits(slot, stop)) continue;
      if (--blinks.left === 0) {
        blinks.left = blinks.gap();
        continue;
      }
      this.tryOnce(stop, slot, node);
      this.tryOnce(stop, slot, prev[node]!);
    }
  }

  /** Neighbours that follow one another share a place. */
  private tryOnce(stop: number, slot: number, behind: number): void {
    if (this.tried[behind] === this.round) return;
    this.tried[behind] = this.round;
    this.tryAt(stop, slot, behind);
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
    for (let type = 0; type < this.problem.typeCount; type++) {
      const count = routes.emptyCount[type]!;
      if (count === 0) continue;
      const slot = routes.empty[type]![count - 1]!;
      if (this.admits(slot, stop)) this.tryAt(stop, slot, routes.first(slot));
    }
  }

  /** Whether a route as a whole has what the stop needs: skills, a stop to spare and, with one trip, room. */
  admits(slot: number, stop: number): boolean {
    const { problem, routes } = this;
    const at = routes.typeOf[slot]!;
    const type = problem.types[at]!;
    if (problem.allowed[at * problem.stopCount + stop]! === 0 || routes.size[slot]! >= type.maxStops) return false;
    return type.maxTrips > 1 || this.loads.hasRoom(type, slot, stop);
  }

  /** Tries a stop behind a node, without and with a reload beside it. */
  private tryAt(stop: number, slot: number, behind: number): void {
    const { routes, arcs } = this;
    const type = this.problem.types[routes.typeOf[slot]!]!;
    const after = routes.next[behind]!;
    const opened = routes.size[slot]! === 0;
    let least = arcs.due(type, behind, stop) + arcs.due(type, stop, after) + this.leastTime(type, slot, stop);
    least += opened ? type.fixedCost : -arcs.leavingDues[behind]!;
    // A reload beside the stop is a detour more: where the stop alone is too dear, so is that.
    if (least >= this.cost) return;
    let added = arcs.arc(type, behind, stop) + arcs.arc(type, stop, after);
    added += opened ? type.fixedCost : -arcs.leaving[behind]!;
    if (this.loads.fits(type, behind, stop)) this.tryTimes(type, slot, behind, stop, PLAIN, -1, added);
    if (this.hasReloads && type.maxTrips > 1 && !opened) this.tryReloads(type, slot, behind, stop);
  }

  /** The least that time at the stop costs: it may fill waiting that the route has anyway. */
  private leastTime(type: TypeData, slot: number, stop: number): number {
    if (type.costPerDuration === 0) return 0;
    return type.costPerDuration * (this.problem.service[stop]! - this.times.waiting[slot]! - this.longestSetup);
  }

  private tryReloads(type: TypeData, slot: number, behind: number, stop: number): void {
    const { routes, arcs, loads } = this;
    const reload = routes.freeReload(slot);
    if (reload < 0) return;
    const after = routes.next[behind]!;
    if (routes.isStop(behind)) {
      const cost =
        arcs.arc(type, behind, reload) +
        arcs.arc(type, reload, stop) +
        arcs.arc(type, stop, after) -
        arcs.leaving[behind]!;
      if (cost < this.cost && loads.fitsAfterReload(type, behind, stop))
        this.tryTimes(type, slot, behind, stop, RELOAD_BEFORE, reload, cost);
    }
    if (routes.isStop(after)) {
      const cost =
        arcs.arc(type, behind, stop) +
        arcs.arc(type, stop, reload) +
        arcs.arc(type, reload, after) -
        arcs.leaving[behind]!;
      if (cost < this.cost && loads.fitsBeforeReload(type, behind, stop))
        this.tryTimes(type, slot, behind, stop, RELOAD_AFTER, reload, cost);
    }
  }

  private tryTimes(
    type: TypeData,
    slot: number,
    behind: number,
    stop: number,
    variant: number,
    reload: number,
    added: number,
  ): void {
    const { arcs, times } = this;
    const after = this.routes.next[behind]!;
    if (type.maxDistance !== Infinity) {
      const extra = arcs.detour(type.distances, behind, stop, after, variant, reload);
      if (arcs.distance[slot]! + extra > type.maxDistance) return;
    }
    if (type.maxTravelTime !== Infinity) {
      const extra = arcs.detour(type.durations, behind, stop, after, variant, reload);
      if (arcs.travel[slot]! + extra > type.maxTravelTime) return;
    }
    const { windowAt, windowFrom, windowTo, service } = this.problem;
    if (!times.binds) {
      this.remember(behind, variant, windowAt[stop]!, added);
      return;
    }
    if (times.free) {
      const first = variant === RELOAD_BEFORE ? reload : stop;
      const second = variant === RELOAD_BEFORE ? stop : reload;
      const span = times.durationWith(type, slot, behind, first, second, after);
      const cost = added + type.costPerDuration * (span - times.duration[slot]!);
      if (cost < this.cost && span <= times.longest(type)) this.remember(behind, variant, windowAt[stop]!, cost);
      return;
    }
    const from = variant === RELOAD_BEFORE ? reload : behind;
    const to = variant === RELOAD_AFTER ? reload : after;
    let lead = arcs.approach(type, from, stop);
    if (from === reload) lead += arcs.approach(type, behind, reload) + type.reloadDuration;
    let trail = service[stop]! + arcs.approach(type, stop, to);
    if (to === reload) trail += type.reloadDuration + arcs.approach(type, reload, after);
    for (let window = windowAt[stop]!; window < windowAt[stop + 1]!; window++) {
      const span = times.spanWith(behind, lead, windowFrom[window]!, windowTo[window]!, trail, after);
      if (span > type.maxDuration || span === Infinity) continue;
      const cost = type.costPerDuration === 0 ? added : added + type.costPerDuration * (span - times.duration[slot]!);
      if (cost < this.cost) this.remember(behind, variant, window, cost);
    }
  }

  private remember(behind: number, variant: number, window: number, cost: number): void {
    this.cost = cost;
    this.behind = behind;
    this.variant = variant;
    this.window = window;
  }
}

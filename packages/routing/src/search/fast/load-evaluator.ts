import type { Problem } from '../../problem/problem.ts';
import type { Blinks } from '../blinks.ts';
import type { Evaluator, PlannedRoute } from '../evaluator.ts';
import type { Neighbours } from '../neighbours.ts';
import { Routes } from '../routes.ts';
import { depotArcs } from './depot-arcs.ts';
import type { LoadArrays } from './load-arrays.ts';
import { LoadTails } from './load-tails.ts';
import { routeLimit } from './plain.ts';
import { Turns } from './turns.ts';

/**
 * The fast lane, for problems that are `isPlain`.
 *
 * With L_k the load after the k-th stop, a stop may stand behind the i-th exactly when
 * max(L_0 … L_i) + delivery and max(L_i … L_end) + pickup fit, so the prefix and suffix maxima
 * make the test O(1). Where nothing is picked up, the sum of deliveries is enough.
 */
export class LoadEvaluator implements Evaluator, LoadArrays {
  readonly routes: Routes;
  /** @see Evaluator.cost; here never stale. */
  cost = 0;

  private readonly stops: number;
  readonly side: number;
  /** Arc costs between stops and depot (last row), and the same transposed. */
  readonly arcs: Float64Array;
  private readonly back: Float64Array;
  readonly delivery: Float64Array;
  readonly pickup: Float64Array;
  readonly capacity: number;
  readonly fixed: number;
  readonly longest: number;
  readonly service: Float64Array;
  private readonly depart: number;
  /** Whether loads rise and fall along a route. */
  readonly mixed: boolean;

  /** Cost of the arc that leaves a node. */
  readonly leaving: Float64Array;
  readonly delivered: Float64Array;
  private readonly picked: Float64Array;
  /** Length of a slot's route with the service times along it; 0 where it is empty. */
  private readonly length: Float64Array;
  readonly highBefore: Float64Array;
  private readonly highAfter: Float64Array;
  private readonly stale: Int32Array;
  private readonly isStale: Uint8Array;
  private staleCount = 0;

  private readonly neighbours: Neighbours;
  private readonly blinks: Blinks;
  private bestBehind = -1;
  private bestCost = Infinity;
  private readonly tails: LoadTails;
  private readonly turns: Turns | undefined;

  constructor(problem: Problem, neighbours: Neighbours, blinks: Blinks) {
    const { stopCount } = problem;
    const type = problem.types[0]!;
    this.routes = new Routes(problem);
    this.neighbours = neighbours;
    this.blinks = blinks;
    this.stops = stopCount;
    const { side, there, back } = depotArcs(problem);
    this.side = side;
    this.arcs = there;
    this.back = back;
    const delivers = problem.delivery.some((amount) => amount > 0);
    const picks = problem.pickup.some((amount) => amount > 0);
    this.mixed = delivers && picks;
    this.delivery = delivers || !picks ? problem.delivery : problem.pickup;
    this.pickup = problem.pickup;
    this.capacity = type.capacity[0]!;
    this.fixed = type.fixedCost;
    const { longest, service } = routeLimit(problem) ?? { longest: Infinity, service: problem.service };
    this.longest = longest;
    this.service = service;
    this.depart = type.from;
    const { nodes, slots } = this.routes;
    this.leaving = new Float64Array(nodes);
    this.delivered = new Float64Array(slots);
    this.picked = new Float64Array(slots);
    this.length = new Float64Array(slots);
    this.highBefore = new Float64Array(nodes);
    this.highAfter = new Float64Array(nodes);
    this.stale = new Int32Array(slots);
    this.isStale = new Uint8Array(slots);
    this.tails = new LoadTails(this.routes, this, neighbours);
    this.turns = there === back ? new Turns(this.routes, this, neighbours) : undefined;
    for (let slot = 0; slot < slots; slot++) this.leaving[this.routes.first(slot)] = this.arc(this.stops, this.stops);
  }

  private arc(from: number, to: number): number {
    return this.arcs[Math.min(from, this.stops) * this.side + Math.min(to, this.stops)]!;
  }

  seek(stop: number, wide: boolean): number {
    this.bestCost = Infinity;
    this.bestBehind = -1;
    if (wide) this.seekEverywhere(stop);
    else this.seekNearby(stop);
    if (this.bestBehind < 0 && !wide) this.seekEverywhere(stop);
    if (this.bestCost > 0) this.seekNewRoute(stop);
    return this.bestCost;
  }

  private seekNearby(stop: number): void {
    const { arcs, back, leaving, delivered, picked, highBefore, highAfter, capacity, stops, mixed, blinks, length } =
      this;
    const { next, prev, slotOf } = this.routes;
    const { list, width } = this.neighbours;
    const row = stop * this.side;
    const delivery = this.delivery[stop]!;
    const pickup = this.pickup[stop]!;
    const room = this.longest - this.service[stop]!;
    let bestCost = this.bestCost;
    let bestBehind = this.bestBehind;
    for (let at = stop * width, end = at + width; at < end; at++) {
      const node = list[at]!;
      const slot = slotOf[node]!;
      if (slot < 0 || delivered[slot]! + delivery > capacity) continue;
      if (mixed && picked[slot]! + pickup > capacity) continue;
      if (--blinks.left === 0) {
        blinks.left = blinks.gap();
        continue;
      }
      const away = arcs[row + node]!;
      const after = Math.min(next[node]!, stops);
      const cost = back[row + node]! + arcs[row + after]! - leaving[node]!;
      if (
        cost < bestCost &&
        length[slot]! + cost <= room &&
        (!mixed || (highBefore[node]! + delivery <= capacity && highAfter[node]! + pickup <= capacity))
      ) {
        bestCost = cost;
        bestBehind = node;
      }
      const before = prev[node]!;
      if (before >= stops) {
        const ahead = back[row + stops]! + away - leaving[before]!;
        if (
          ahead < bestCost &&
          length[slot]! + ahead <= room &&
          (!mixed || (highBefore[before]! + delivery <= capacity && highAfter[before]! + pickup <= capacity))
        ) {
          bestCost = ahead;
          bestBehind = before;
        }
      }
    }
    this.bestCost = bestCost;
    this.bestBehind = bestBehind;
  }

  private seekEverywhere(stop: number): void {
    const { arcs, back, leaving, delivered, picked, highBefore, highAfter, capacity, stops, mixed, blinks, length } =
      this;
    const { next, active, activeCount } = this.routes;
    const row = stop * this.side;
    const delivery = this.delivery[stop]!;
    const pickup = this.pickup[stop]!;
    const room = this.longest - this.service[stop]!;
    let bestCost = this.bestCost;
    let bestBehind = this.bestBehind;
    for (let i = 0; i < activeCount; i++) {
      const slot = active[i]!;
      if (delivered[slot]! + delivery > capacity) continue;
      if (mixed && picked[slot]! + pickup > capacity) continue;
      let node = this.routes.first(slot);
      const last = this.routes.last(slot);
      let from = back[row + stops]!;
      while (node !== last) {
        const after = next[node]!;
        const site = Math.min(after, stops);
        const cost = from + arcs[row + site]! - leaving[node]!;
        if (
          cost < bestCost &&
          length[slot]! + cost <= room &&
          --blinks.left !== 0 &&
          (!mixed || (highBefore[node]! + delivery <= capacity && highAfter[node]! + pickup <= capacity))
        ) {
          bestCost = cost;
          bestBehind = node;
        }
        if (blinks.left === 0) blinks.left = blinks.gap();
        from = back[row + site]!;
        node = after;
      }
    }
    this.bestCost = bestCost;
    this.bestBehind = bestBehind;
  }

  private seekNewRoute(stop: number): void {
    const { empty, emptyCount } = this.routes;
    if (emptyCount[0]! === 0 || this.delivery[stop]! > this.capacity || this.pickup[stop]! > this.capacity) return;
    const row = stop * this.side;
    const length = this.back[row + this.stops]! + this.arcs[row + this.stops]!;
    const cost = this.fixed + length;
    if (cost >= this.bestCost || length + this.service[stop]! > this.longest) return;
    this.bestCost = cost;
    this.bestBehind = this.routes.first(empty[0]![emptyCount[0]! - 1]!);
  }

  seekTails(stop: number, ceiling: number): boolean {
    return this.tails.seek(stop, ceiling);
  }

  exchangeTails(stop: number): void {
    const { routes, leaving, tails } = this;
    const { behind } = tails;
    const slot = routes.slotOf[stop]!;
    const other = routes.slotOf[behind]!;
    routes.exchangeTails(stop, behind);
    leaving[stop] = this.arc(stop, routes.next[stop]!);
    leaving[behind] = this.arc(behind, routes.next[behind]!);
    this.recount(slot);
    this.recount(other);
    this.cost += tails.cost;
  }

  seekTurn(stop: number, ceiling: number): boolean {
    return this.turns?.seek(stop, ceiling) ?? false;
  }

  exchangeTurned(): void {
    if (this.turns === undefined) return;
    this.turns.apply();
    this.recountTurned(this.turns);
    this.cost += this.turns.cost;
  }

  turnRoute(stop: number): void {
    if (this.mixed && this.turns?.turnRoute(stop) === true) this.recountTurned(this.turns);
  }

  private recountTurned({ changed }: Turns): void {
    const { routes, leaving } = this;
    for (const slot of changed) {
      if (slot < 0) continue;
      const last = routes.last(slot);
      for (let node = routes.first(slot); node !== last; node = routes.next[node]!)
        leaving[node] = this.arc(node, routes.next[node]!);
      this.recount(slot);
    }
  }

  /** There is one kind of van, and one trip each. */
  changeTrips(): boolean {
    return false;
  }

  private recount(slot: number): void {
    const { routes } = this;
    let delivered = 0;
    let picked = 0;
    let length = routes.size[slot]! === 0 ? 0 : this.leaving[routes.first(slot)]!;
    for (let node = routes.next[routes.first(slot)]!; node < this.stops; node = routes.next[node]!) {
      delivered += this.delivery[node]!;
      picked += this.pickup[node]!;
      length += this.leaving[node]! + this.service[node]!;
    }
    this.delivered[slot] = delivered;
    this.picked[slot] = picked;
    this.length[slot] = length;
    if (this.mixed) this.refresh(slot);
  }

  insert(stop: number): void {
    const behind = this.bestBehind;
    this.routes.record(stop, -1, 0);
    this.put(stop, behind);
    this.cost += this.bestCost;
    if (this.mixed) this.refresh(this.routes.slotOf[stop]!);
  }

  remove(stop: number): void {
    const { routes, leaving } = this;
    const slot = routes.slotOf[stop]!;
    const behind = routes.prev[stop]!;
    const spent = leaving[behind]! + leaving[stop]!;
    routes.record(stop, behind, 0);
    this.take(stop);
    this.cost += leaving[behind]! - spent;
    if (routes.size[slot]! === 0) this.cost -= this.fixed + leaving[behind]!;
    this.mark(slot);
  }

  private put(stop: number, behind: number): void {
    const { routes, leaving } = this;
    const slot = routes.slotOf[behind]!;
    const spent = routes.size[slot]! === 0 ? 0 : leaving[behind]!;
    routes.link(stop, behind);
    leaving[behind] = this.arc(behind, stop);
    leaving[stop] = this.arc(stop, routes.next[stop]!);
    this.length[slot]! += leaving[behind] + leaving[stop] - spent + this.service[stop]!;
    this.delivered[slot]! += this.delivery[stop]!;
    this.picked[slot]! += this.pickup[stop]!;
  }

  private take(stop: number): void {
    const { routes } = this;
    const slot = routes.slotOf[stop]!;
    const behind = routes.unlink(stop);
    const spent = this.leaving[behind]! + this.leaving[stop]! + this.service[stop]!;
    this.leaving[behind] = this.arc(behind, routes.next[behind]!);
    this.length[slot]! += this.leaving[behind] - spent;
    if (routes.size[slot]! === 0) {
      this.length[slot] = 0;
      this.delivered[slot] = 0;
      this.picked[slot] = 0;
    } else {
      this.delivered[slot]! -= this.delivery[stop]!;
      this.picked[slot]! -= this.pickup[stop]!;
    }
  }

  private mark(slot: number): void {
    if (!this.mixed || this.isStale[slot]! === 1) return;
    this.isStale[slot] = 1;
    this.stale[this.staleCount++] = slot;
  }

  settle(): void {
    for (let i = 0; i < this.staleCount; i++) {
      const slot = this.stale[i]!;
      this.isStale[slot] = 0;
      this.refresh(slot);
    }
    this.staleCount = 0;
  }

  /** Prefix and suffix maxima of the load along a route. */
  private refresh(slot: number): void {
    const { highBefore, highAfter, delivery, pickup } = this;
    const { next, prev } = this.routes;
    const first = this.routes.first(slot);
    const last = this.routes.last(slot);
    let load = this.delivered[slot]!;
    let high = load;
    highBefore[first] = high;
    for (let node = next[first]!; node !== last; node = next[node]!) {
      load += pickup[node]! - delivery[node]!;
      if (load > high) high = load;
      highBefore[node] = high;
      highAfter[node] = load;
    }
    high = load;
    for (let node = prev[last]!; node !== first; node = prev[node]!) {
      if (highAfter[node]! > high) high = highAfter[node]!;
      highAfter[node] = high;
    }
    highAfter[first] = Math.max(high, this.delivered[slot]!);
  }

  rollback(cost: number): void {
    const { routes } = this;
    for (let entry = routes.logged - 1; entry >= 0; entry--) {
      const stop = routes.loggedNode(entry);
      const behind = routes.loggedBehind(entry);
      if (behind < 0) {
        this.mark(routes.slotOf[stop]!);
        this.take(stop);
      } else {
        this.put(stop, behind);
        this.mark(routes.slotOf[stop]!);
      }
    }
    routes.commit();
    this.settle();
    this.cost = cost;
  }

  commit(): void {
    this.routes.commit();
  }

  load(loaded: readonly PlannedRoute[]): void {
    const { routes } = this;
    for (let stop = 0; stop < this.stops; stop++) if (routes.slotOf[stop]! >= 0) this.take(stop);
    for (const { trips } of loaded) {
      if (routes.emptyCount[0]! === 0) break;
      const slot = routes.empty[0]![routes.emptyCount[0]! - 1]!;
      const stops = trips.flat();
      for (const stop of stops) this.put(stop, routes.prev[routes.last(slot)]!);
      this.refresh(slot);
      const overloaded = stops.length > 0 && this.highBefore[routes.prev[routes.last(slot)]!]! > this.capacity;
      if (overloaded || this.length[slot]! > this.longest) for (const stop of stops) this.take(stop);
    }
    routes.commit();
    this.cost = this.exactCost();
  }

  departure(): number {
    return this.depart;
  }

  private exactCost(): number {
    const { active, activeCount, next } = this.routes;
    let cost = this.fixed * activeCount;
    for (let i = 0; i < activeCount; i++) {
      const last = this.routes.last(active[i]!);
      for (let node = this.routes.first(active[i]!); node !== last; node = next[node]!) cost += this.leaving[node]!;
    }
    return cost;
  }
}

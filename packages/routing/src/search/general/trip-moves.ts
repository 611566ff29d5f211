import type { Problem, TypeData } from '../../problem/problem.ts';
import type { Random } from '../../random.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Routes } from '../routes.ts';
import type { State } from './insertion.ts';

/** Neighbours whose tails a stop's trip may take over. */
const tailReach = 12;

/**
 * Changes that take whole trips or their tails at once: what one stop at a time cannot do where vans
 * reload or differ. Only the links are changed, and logged; whether the routes then keep the rules,
 * and what they cost, is for the caller to see.
 */
export class TripMoves {
  /** Slots changed by the last call that returned true; they may be the same. */
  readonly slots: [number, number] = [-1, -1];

  private readonly problem: Problem;
  private readonly state: State;
  private readonly routes: Routes;
  private readonly neighbours: Neighbours;
  private readonly one: Int32Array;
  private readonly two: Int32Array;

  constructor(problem: Problem, state: State, neighbours: Neighbours) {
    this.problem = problem;
    this.state = state;
    this.routes = state.routes;
    this.neighbours = neighbours;
    this.one = new Int32Array(problem.stopCount);
    this.two = new Int32Array(problem.stopCount);
  }

  /** Moves the stop's trip to another van, used or not, or exchanges it for another trip. */
  move(stop: number, random: Random): boolean {
    const { routes } = this;
    const slot = routes.slotOf[stop]!;
    const target = this.anySlot(random);
    if (target < 0) return false;
    this.slots[0] = slot;
    this.slots[1] = target;
    if (routes.size[target]! === 0) return this.carryOver(stop, target, 0);
    const trip = random.below(this.tripsOf(target) + 1);
    if (target !== slot && random.unit() < 0.5) return this.carryOver(stop, target, trip);
    return this.exchange(stop, routes.next[this.boundary(target, Math.max(0, trip - 1))]!);
  }

  /** Lets the stop be followed by one of its neighbours, the tails of their trips changing places, where the arcs promise less than `ceiling`. */
  exchangeTails(stop: number, ceiling: number): boolean {
    const { routes } = this;
    const { next, prev, slotOf } = routes;
    const { list, width } = this.neighbours;
    const end = this.tripEnd(stop);
    let best = ceiling;
    let found = -1;
    for (let at = stop * width, stopAt = at + Math.min(width, tailReach); at < stopAt; at++) {
      const head = list[at]!;
      if (slotOf[head]! < 0 || head === next[stop]) continue;
      const cost = this.tailsCost(stop, end, head, best);
      if (cost >= best) continue;
      best = cost;
      found = head;
    }
    if (found < 0) return false;
    const behind = prev[found]!;
    this.slots[0] = slotOf[stop]!;
    this.slots[1] = slotOf[found]!;
    const mine = this.takeOut(next[stop]!, this.one);
    const theirs = this.takeOut(found, this.two);
    this.putIn(this.two, theirs, stop);
    this.putIn(this.one, mine, behind);
    if (mine === 0 && !routes.isStop(behind)) this.dropReload(behind);
    return true;
  }

  /** What the four arcs change, time included; Infinity where loads or skills forbid it. */
  private tailsCost(stop: number, end: number, head: number, ceiling: number): number {
    const { routes, state } = this;
    const behind = routes.prev[head]!;
    const mine = this.typeOf(stop);
    const theirs = this.typeOf(head);
    const after = routes.next[stop]!;
    const last = this.tripEnd(head);
    if (last === end) return Infinity;
    let cost = this.arc(mine, stop, head) + this.arc(mine, routes.prev[last]!, end) - this.arc(mine, stop, after);
    cost -= this.arc(theirs, behind, head) + this.arc(theirs, routes.prev[last]!, last);
    if (after === end) cost += routes.isStop(behind) ? this.arc(theirs, behind, last) : 0;
    else
      cost +=
        this.arc(theirs, behind, after) +
        this.arc(theirs, routes.prev[end]!, last) -
        this.arc(mine, routes.prev[end]!, end);
    if (cost >= ceiling) return Infinity;
    if (!state.loads.joinedFits(mine, stop, behind) || !state.loads.joinedFits(theirs, behind, stop)) return Infinity;
    if (mine === theirs) return cost;
    return this.admitsTail(routes.typeOf[routes.slotOf[stop]!]!, head) &&
      this.admitsTail(routes.typeOf[routes.slotOf[head]!]!, after)
      ? cost
      : Infinity;
  }

  private arc(type: TypeData, from: number, to: number): number {
    const { arcs } = this.state;
    const arc = arcs.arc(type, from, to);
    return type.costPerDuration === 0 ? arc : arc + type.costPerDuration * arcs.time(type, from, to);
  }

  private typeOf(stop: number): TypeData {
    return this.problem.types[this.routes.typeOf[this.routes.slotOf[stop]!]!]!;
  }

  /** The trip's stops go behind the k-th boundary of a route; with k the number of its trips, at its end. */
  private carryOver(stop: number, target: number, k: number): boolean {
    const { routes } = this;
    const start = this.tripStart(stop);
    if (!this.admitsTail(routes.typeOf[target]!, routes.next[start]!)) return false;
    const empty = routes.size[target]! === 0;
    const reload = empty ? -1 : routes.freeReload(target);
    if (!empty && reload < 0) return false;
    const count = this.takeOut(routes.next[start]!, this.one);
    this.dropReload(start);
    let behind = this.boundary(target, k);
    if (!empty && behind === routes.prev[routes.last(target)]!) {
      this.link(reload, behind);
      this.putIn(this.one, count, reload);
      return true;
    }
    behind = this.putIn(this.one, count, behind);
    if (!empty) this.link(reload, behind);
    return true;
  }

  /** Two whole trips change places. */
  private exchange(stop: number, other: number): boolean {
    const { routes } = this;
    const start = this.tripStart(stop);
    const otherStart = this.tripStart(other);
    if (start === otherStart) return false;
    const mine = routes.typeOf[routes.slotOf[stop]!]!;
    const theirs = routes.typeOf[routes.slotOf[other]!]!;
    if (
      mine !== theirs &&
      !(this.admitsTail(mine, routes.next[otherStart]!) && this.admitsTail(theirs, routes.next[start]!))
    )
      return false;
    const count = this.takeOut(routes.next[start]!, this.one);
    const otherCount = this.takeOut(routes.next[otherStart]!, this.two);
    this.putIn(this.two, otherCount, start);
    this.putIn(this.one, count, otherStart);
    return true;
  }

  /** Any route, or an empty slot of any type. */
  private anySlot(random: Random): number {
    const { active, activeCount, empty, emptyCount } = this.routes;
    const at = random.below(activeCount + empty.length);
    if (at < activeCount) return active[at]!;
    const type = at - activeCount;
    return emptyCount[type]! === 0 ? -1 : empty[type]![emptyCount[type]! - 1]!;
  }

  private tripStart(stop: number): number {
    let node = stop;
    while (this.routes.isStop(node)) node = this.routes.prev[node]!;
    return node;
  }

  private tripEnd(stop: number): number {
    let node = stop;
    while (this.routes.isStop(node)) node = this.routes.next[node]!;
    return node;
  }

  private tripsOf(slot: number): number {
    const { routes } = this;
    let trips = 1;
    for (let node = routes.reloadAt[slot]!; node < routes.reloadAt[slot + 1]!; node++)
      if (routes.slotOf[node]! >= 0) trips++;
    return trips;
  }

  /** The k-th node of a route that trips begin behind, or its last stop when there are no more. */
  private boundary(slot: number, k: number): number {
    const { routes } = this;
    let left = k;
    let node = routes.first(slot);
    const last = routes.last(slot);
    while (left > 0 && routes.next[node]! !== last) if (!routes.isStop((node = routes.next[node]!))) left--;
    return node;
  }

  /** Whether vans of a type may serve all from a node to the end of its trip. */
  private admitsTail(type: number, from: number): boolean {
    const { problem, routes } = this;
    for (let node = from; routes.isStop(node); node = routes.next[node]!)
      if (problem.allowed[type * problem.stopCount + node]! === 0) return false;
    return true;
  }

  /** Takes the stops from a node to the end of its trip out, in order. */
  private takeOut(from: number, into: Int32Array): number {
    const { routes, state } = this;
    let count = 0;
    for (let node = from; routes.isStop(node);) {
      const following = routes.next[node]!;
      routes.record(node, routes.prev[node]!, state.times.window[node]!);
      routes.unlink(node);
      into[count++] = node;
      node = following;
    }
    return count;
  }

  /** Puts stops in behind a node and returns the last. */
  private putIn(stops: Int32Array, count: number, behind: number): number {
    let node = behind;
    for (let i = 0; i < count; i++) {
      this.link(stops[i]!, node);
      node = stops[i]!;
    }
    return node;
  }

  private link(node: number, behind: number): void {
    this.routes.record(node, -1, 0);
    this.routes.link(node, behind);
  }

  /** Drops a reload where the trip behind a boundary has become empty. */
  private dropReload(boundary: number): void {
    const { routes } = this;
    const after = routes.next[boundary]!;
    if (routes.isStop(after)) return;
    const reload = routes.isReload(boundary) ? boundary : after;
    if (!routes.isReload(reload)) return;
    routes.record(reload, routes.prev[reload]!, 0);
    routes.unlink(reload);
  }
}

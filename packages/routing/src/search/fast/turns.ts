import type { Neighbours } from '../neighbours.ts';
import type { Routes } from '../routes.ts';
import type { LoadArrays } from './load-arrays.ts';

/** Neighbours that may come to stand beside a stop. */
const reach = 12;

/**
 * Exchanges that turn part of a route round: two heads are joined and two tails, each time one of
 * them backwards (2-opt* with a turn), or a piece within a route is turned (2-opt). And whole routes
 * are turned round: that costs nothing, but loads rise and fall the other way, and what ruin and
 * recreate cannot do in one step becomes possible. Only where every road costs the same both ways.
 */
export class Turns {
  /** What the exchange that `seek` found adds. */
  cost = 0;
  /** The slots that `apply` or `turnRoute` changed; the second is −1 where there was one. */
  readonly changed = new Int32Array(2);

  private readonly routes: Routes;
  private readonly state: LoadArrays;
  private readonly neighbours: Neighbours;
  /** The nodes after which routes are cut: their ends are joined, and so are the beginnings behind them. */
  private cut = -1;
  private other = -1;
  /** The routes as they would be, one behind the other; the second begins at `middle`. */
  private readonly order: Int32Array;
  private middle = 0;
  private end = 0;

  constructor(routes: Routes, state: LoadArrays, neighbours: Neighbours) {
    this.routes = routes;
    this.state = state;
    this.neighbours = neighbours;
    this.order = new Int32Array(routes.stops);
  }

  /** Whether a stop may come to stand beside one of its neighbours in this way for less than `ceiling`; remembers the best. */
  seek(stop: number, ceiling: number): boolean {
    const { side, arcs, leaving } = this.state;
    const { next, prev, slotOf } = this.routes;
    const { list, width } = this.neighbours;
    const stops = side - 1;
    const row = stop * side;
    const after = Math.min(next[stop]!, stops) * side;
    const before = prev[stop]!;
    const ahead = Math.min(before, stops) * side;
    this.cut = -1;
    this.cost = ceiling;
    for (let at = stop * width, end = at + Math.min(width, reach); at < end; at++) {
      const mate = list[at]!;
      if (slotOf[mate]! < 0) continue;
      const joined = arcs[row + mate]!;
      const behind = joined + arcs[after + Math.min(next[mate]!, stops)]! - leaving[stop]! - leaving[mate]!;
      if (behind < this.cost) this.consider(stop, mate, behind);
      const mateBefore = prev[mate]!;
      const front = joined + arcs[ahead + Math.min(mateBefore, stops)]! - leaving[before]! - leaving[mateBefore]!;
      if (front < this.cost) this.consider(before, mateBefore, front);
    }
    return this.cut >= 0;
  }

  private consider(cut: number, other: number, cost: number): void {
    const { next } = this.routes;
    const { side, arcs, fixed } = this.state;
    const stops = side - 1;
    // A route whose both ends are gone is a vehicle less, not a drive from the depot to itself.
    const ends = cut >= stops && other >= stops;
    const tails = next[cut]! >= stops && next[other]! >= stops;
    const total = ends || tails ? cost - arcs[side * side - 1]! - fixed : cost;
    if (total >= this.cost || !this.fits(cut, other)) return;
    this.cut = cut;
    this.other = other;
    this.cost = total;
  }

  private fits(cut: number, other: number): boolean {
    this.arrange(cut, other);
    return this.carries(0, this.middle) && this.carries(this.middle, this.end);
  }

  /** Lays the new routes out in `order`. */
  private arrange(cut: number, other: number): void {
    const { next, prev, slotOf } = this.routes;
    const { order } = this;
    const stops = this.state.side - 1;
    this.end = 0;
    const slot = slotOf[cut]!;
    if (slot === slotOf[other]!) {
      let [left, right] = [cut, other];
      for (let node = other; node < stops || node === other; node = next[node]!)
        if (node === cut) [left, right] = [other, cut];
      const first = this.routes.first(slot);
      for (let node = left; node !== first; node = prev[node]!) this.end++;
      for (let node = left, at = this.end; node !== first; node = prev[node]!) order[--at] = node;
      for (let node = right; node !== left; node = prev[node]!) order[this.end++] = node;
      for (let node = next[right]!; node < stops; node = next[node]!) order[this.end++] = node;
      this.middle = this.end;
      return;
    }
    for (let node = cut; node < stops; node = prev[node]!) this.end++;
    for (let node = cut, at = this.end; node < stops; node = prev[node]!) order[--at] = node;
    for (let node = other; node < stops; node = prev[node]!) order[this.end++] = node;
    this.middle = this.end;
    const tail = this.middle;
    for (let node = next[cut]!; node < stops; node = next[node]!) this.end++;
    for (let node = next[cut]!, at = this.end; at > tail; node = next[node]!) order[--at] = node;
    for (let node = next[other]!; node < stops; node = next[node]!) order[this.end++] = node;
  }

  /** Whether a van has room all along a piece of `order`, and the way is not too long. */
  private carries(from: number, to: number): boolean {
    const { order } = this;
    const { delivery, pickup, capacity, mixed } = this.state;
    let load = 0;
    for (let at = from; at < to; at++) load += delivery[order[at]!]!;
    if (load > capacity || (this.state.longest < Infinity && this.length(from, to) > this.state.longest)) return false;
    if (!mixed) return true;
    for (let at = from; at < to; at++) {
      load += pickup[order[at]!]! - delivery[order[at]!]!;
      if (load > capacity) return false;
    }
    return true;
  }

  private length(from: number, to: number): number {
    const { order } = this;
    const { arcs, side, service } = this.state;
    if (from === to) return 0;
    let length = arcs[(side - 1) * side + order[from]!]! + arcs[order[to - 1]! * side + side - 1]!;
    for (let at = from; at < to; at++) {
      length += service[order[at]!]!;
      if (at > from) length += arcs[order[at - 1]! * side + order[at]!]!;
    }
    return length;
  }

  /** Makes the exchange that `seek` found. */
  apply(): void {
    const { routes, changed } = this;
    const slot = routes.slotOf[this.cut]!;
    const second = routes.slotOf[this.other]!;
    this.arrange(this.cut, this.other);
    changed[0] = slot;
    changed[1] = second === slot ? -1 : second;
    routes.lay(slot, this.order, 0, this.middle);
    if (second !== slot) routes.lay(second, this.order, this.middle, this.end);
  }

  /** Turns a stop's whole route round, where loads fit the other way too; whether that was done. */
  turnRoute(stop: number): boolean {
    const { routes, changed, order } = this;
    const slot = routes.slotOf[stop]!;
    const first = routes.first(slot);
    this.end = 0;
    for (let node = routes.prev[routes.last(slot)]!; node !== first; node = routes.prev[node]!)
      order[this.end++] = node;
    if (!this.carries(0, this.end)) return false;
    changed[0] = slot;
    changed[1] = -1;
    routes.lay(slot, order, 0, this.end);
    return true;
  }
}

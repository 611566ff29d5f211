import type { Neighbours } from '../neighbours.ts';
import type { Routes } from '../routes.ts';
import type { LoadArrays } from './load-arrays.ts';

/** Neighbours whose tails a stop's route may take over. */
const reach = 12;

/** Finds the exchange of tails (2-opt*) that lets a stop be followed by one of its neighbours. */
export class LoadTails {
  /** The node whose tail `seek` found best, and what the exchange adds. */
  behind = -1;
  cost = 0;

  private readonly routes: Routes;
  private readonly state: LoadArrays;
  private readonly neighbours: Neighbours;

  constructor(routes: Routes, state: LoadArrays, neighbours: Neighbours) {
    this.routes = routes;
    this.state = state;
    this.neighbours = neighbours;
  }

  /** Whether there is one that adds less than `ceiling`. */
  seek(stop: number, ceiling: number): boolean {
    const { arcs, leaving, side, fixed } = this.state;
    const { next, prev, slotOf } = this.routes;
    const { list, width } = this.neighbours;
    const stops = side - 1;
    const slot = slotOf[stop]!;
    const after = next[stop]!;
    const row = stop * side;
    const left = leaving[stop]!;
    let best = ceiling;
    this.behind = -1;
    for (let at = stop * width, end = at + Math.min(width, reach); at < end; at++) {
      const head = list[at]!;
      const other = slotOf[head]!;
      if (other < 0 || other === slot) continue;
      const behind = prev[head]!;
      const saved =
        behind >= stops && after >= stops ? fixed : arcs[Math.min(behind, stops) * side + Math.min(after, stops)]! * -1;
      const cost = arcs[row + head]! - left - leaving[behind]! - saved;
      if (cost >= best || !this.fits(stop, head) || !this.fits(behind, after)) continue;
      best = cost;
      this.behind = behind;
    }
    this.cost = best;
    return this.behind >= 0;
  }

  /** Whether a route up to `end` and from `start` on keeps the rules. */
  private fits(end: number, start: number): boolean {
    return this.loadsFit(end, start) && (this.state.longest === Infinity || this.isShort(end, start));
  }

  private isShort(end: number, start: number): boolean {
    const { arcs, leaving, service, longest, side } = this.state;
    const { next, prev } = this.routes;
    const stops = side - 1;
    let length = arcs[Math.min(end, stops) * side + Math.min(start, stops)]!;
    for (let node = end; node < stops; node = prev[node]!) length += leaving[prev[node]!]! + service[node]!;
    for (let node = start; node < stops; node = next[node]!) length += leaving[node]! + service[node]!;
    return length <= longest;
  }

  private loadsFit(end: number, start: number): boolean {
    const { delivery, pickup, capacity, side, mixed, highBefore, delivered } = this.state;
    const { next, prev, slotOf } = this.routes;
    const stops = side - 1;
    let brought = 0;
    let picked = 0;
    for (let node = end; node < stops; node = prev[node]!) {
      brought += delivery[node]!;
      picked += pickup[node]!;
    }
    let rest = 0;
    for (let node = start; node < stops; node = next[node]!) rest += delivery[node]!;
    if (brought + rest > capacity) return false;
    if (!mixed) return true;
    if (highBefore[end]! + brought + rest - delivered[slotOf[end]!]! > capacity) return false;
    let load = rest + picked;
    for (let node = start; node < stops; node = next[node]!) {
      load += pickup[node]! - delivery[node]!;
      if (load > capacity) return false;
    }
    return true;
  }
}

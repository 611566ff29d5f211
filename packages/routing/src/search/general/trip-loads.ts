import type { Problem, TypeData } from '../../problem/problem.ts';
import type { Routes } from '../routes.ts';

/**
 * Loads along routes of several trips and dimensions. A trip leaves with all it delivers; behind
 * each node stand the highest load so far and from there on, within the trip, so that a change
 * is tested in O(1) a dimension.
 */
export class TripLoads {
  private readonly problem: Problem;
  private readonly routes: Routes;
  private readonly stops: number;
  private readonly dimensions: number;
  /** By node and dimension, within the trip. */
  private readonly yetToDeliver: Float64Array;
  private readonly pickedSoFar: Float64Array;
  private readonly highBefore: Float64Array;
  private readonly highAfter: Float64Array;
  /** The stops of a trip, in order, while its loads are counted. */
  private readonly walk: Int32Array;
  /** By slot and dimension, over the one trip; with several it means nothing. */
  private readonly delivered: Float64Array;
  private readonly picked: Float64Array;

  constructor(problem: Problem, routes: Routes) {
    this.problem = problem;
    this.routes = routes;
    this.stops = problem.stopCount;
    this.dimensions = problem.dimensions;
    this.yetToDeliver = new Float64Array(routes.nodes * this.dimensions);
    this.pickedSoFar = new Float64Array(routes.nodes * this.dimensions);
    this.highBefore = new Float64Array(routes.nodes * this.dimensions);
    this.highAfter = new Float64Array(routes.nodes * this.dimensions);
    this.walk = new Int32Array(problem.stopCount);
    this.delivered = new Float64Array(routes.slots * this.dimensions);
    this.picked = new Float64Array(routes.slots * this.dimensions);
  }

  /** Loads of all trips of a route from scratch. */
  refresh(slot: number): void {
    const last = this.routes.last(slot);
    for (let start = this.routes.first(slot); start !== last;) start = this.refreshTrip(start, slot);
  }

  /** Loads of the trip that a stop is on. */
  refreshAround(stop: number, slot: number): void {
    let start = stop;
    while (start < this.stops) start = this.routes.prev[start]!;
    this.refreshTrip(start, slot);
  }

  /** Loads of the trip that begins behind a node; returns the node that ends it. */
  private refreshTrip(start: number, slot: number): number {
    const { walk } = this;
    const { next } = this.routes;
    let count = 0;
    let end = next[start]!;
    for (; end < this.stops; end = next[end]!) walk[count++] = end;
    for (let k = 0; k < this.dimensions; k++) this.refreshDimension(start, count, slot, k);
    return end;
  }

  /** Whether a route of one trip has room for the stop somewhere, for all one can tell from its sums. */
  hasRoom(type: TypeData, slot: number, stop: number): boolean {
    const { problem, dimensions } = this;
    for (let k = 0; k < dimensions; k++) {
      const limit = type.capacity[k]!;
      if (this.delivered[slot * dimensions + k]! + problem.delivery[stop * dimensions + k]! > limit) return false;
      if (this.picked[slot * dimensions + k]! + problem.pickup[stop * dimensions + k]! > limit) return false;
    }
    return true;
  }

  /** Whether all trips of a route keep within capacity. */
  within(type: TypeData, slot: number): boolean {
    const last = this.routes.last(slot);
    for (let node = this.routes.first(slot); node !== last; node = this.routes.next[node]!)
      for (let k = 0; k < this.dimensions; k++)
        if (this.highBefore[node * this.dimensions + k]! > type.capacity[k]!) return false;
    return true;
  }

  /** Whether a route of one trip up to `a` may go on with what follows `b` in another. */
  joinedFits(type: TypeData, a: number, b: number): boolean {
    const { routes, dimensions } = this;
    const after = routes.next[b]!;
    for (let k = 0; k < dimensions; k++) {
      const limit = type.capacity[k]!;
      const atA = a * dimensions + k;
      const atB = b * dimensions + k;
      if (this.highBefore[atA]! - this.yetToDeliver[atA]! + this.yetToDeliver[atB]! > limit) return false;
      const high = routes.isStop(after) ? this.highAfter[after * dimensions + k]! - this.pickedSoFar[atB]! : 0;
      if (high + this.pickedSoFar[atA]! > limit) return false;
    }
    return true;
  }

  /** Whether the stop fits behind a node. */
  fits(type: TypeData, behind: number, stop: number): boolean {
    const { dimensions, problem } = this;
    for (let k = 0; k < dimensions; k++) {
      const limit = type.capacity[k]!;
      if (this.highBefore[behind * dimensions + k]! + problem.delivery[stop * dimensions + k]! > limit) return false;
      if (this.highAfter[behind * dimensions + k]! + problem.pickup[stop * dimensions + k]! > limit) return false;
    }
    return true;
  }

  /** The trip is cut behind the stop, which ends its first part. */
  fitsBeforeReload(type: TypeData, behind: number, stop: number): boolean {
    const { dimensions, problem } = this;
    for (let k = 0; k < dimensions; k++) {
      const at = behind * dimensions + k;
      if (this.highBefore[at]! - this.yetToDeliver[at]! + problem.delivery[stop * dimensions + k]! > type.capacity[k]!)
        return false;
      if (this.pickedSoFar[at]! + problem.pickup[stop * dimensions + k]! > type.capacity[k]!) return false;
    }
    return true;
  }

  /** The trip is cut before the stop, which begins its second part. */
  fitsAfterReload(type: TypeData, behind: number, stop: number): boolean {
    const { dimensions, problem, routes } = this;
    const after = routes.next[behind]!;
    for (let k = 0; k < dimensions; k++) {
      const at = behind * dimensions + k;
      const delivery = problem.delivery[stop * dimensions + k]!;
      const pickup = problem.pickup[stop * dimensions + k]!;
      if (this.yetToDeliver[at]! + Math.max(delivery, pickup) > type.capacity[k]!) return false;
      if (
        routes.isStop(after) &&
        this.highAfter[after * dimensions + k]! - this.pickedSoFar[at]! + pickup > type.capacity[k]!
      )
        return false;
    }
    return true;
  }

  /** One dimension of the trip that begins behind a node, its stops being `walk[0 … count−1]`. */
  private refreshDimension(start: number, count: number, slot: number, k: number): void {
    const { walk, dimensions, yetToDeliver, pickedSoFar, highBefore, highAfter } = this;
    const { delivery, pickup } = this.problem;
    let rest = 0;
    for (let i = count - 1; i >= 0; i--) {
      const at = walk[i]! * dimensions + k;
      yetToDeliver[at] = rest;
      rest += delivery[at]!;
    }
    const begin = start * dimensions + k;
    yetToDeliver[begin] = rest;
    pickedSoFar[begin] = 0;
    highBefore[begin] = rest;
    let picked = 0;
    let high = rest;
    for (let i = 0; i < count; i++) {
      const at = walk[i]! * dimensions + k;
      picked += pickup[at]!;
      const load = yetToDeliver[at]! + picked;
      if (load > high) high = load;
      pickedSoFar[at] = picked;
      highBefore[at] = high;
    }
    high = 0;
    for (let i = count - 1; i >= 0; i--) {
      const at = walk[i]! * dimensions + k;
      const load = yetToDeliver[at]! + pickedSoFar[at]!;
      if (load > high) high = load;
      highAfter[at] = high;
    }
    highAfter[begin] = Math.max(high, rest);
    this.delivered[slot * dimensions + k] = rest;
    this.picked[slot * dimensions + k] = picked;
  }
}

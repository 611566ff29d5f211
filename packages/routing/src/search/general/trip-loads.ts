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
  /** By slot and dimension, over all trips. */
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
    this.delivered = new Float64Array(routes.slots * this.dimensions);
    this.picked = new Float64Array(routes.slots * this.dimensions);
  }

  refresh(slot: number): void {
    for (let k = 0; k < this.dimensions; k++) this.refreshDimension(slot, k);
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
      for (let k = 0; k < this.dimensions; k++) if (this.highBefore[node * this.dimensions + k]! > type.capacity[k]!) return false;
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
      if (this.highBefore[at]! - this.yetToDeliver[at]! + problem.delivery[stop * dimensions + k]! > type.capacity[k]!) return false;
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
      if (routes.isStop(after) && this.highAfter[after * dimensions + k]! - this.pickedSoFar[at]! + pickup > type.capacity[k]!) return false;
    }
    return true;
  }

  private refreshDimension(slot: number, k: number): void {
    const { routes, stops, dimensions, yetToDeliver, pickedSoFar, highBefore, highAfter } = this;
    const { delivery, pickup } = this.problem;
    const { next, prev } = routes;
    const first = routes.first(slot);
    const last = routes.last(slot);
    let rest = 0;
    let allDelivered = 0;
    for (let node = prev[last]!; ; node = prev[node]!) {
      yetToDeliver[node * dimensions + k] = rest;
      if (node < stops) {
        rest += delivery[node * dimensions + k]!;
        allDelivered += delivery[node * dimensions + k]!;
      } else rest = 0;
      if (node === first) break;
    }
    let picked = 0;
    let allPicked = 0;
    let high = 0;
    for (let node = first; node !== last; node = next[node]!) {
      const at = node * dimensions + k;
      if (node < stops) {
        picked += pickup[at]!;
        allPicked += pickup[at]!;
      } else picked = high = 0;
      high = Math.max(high, yetToDeliver[at]! + picked);
      pickedSoFar[at] = picked;
      highBefore[at] = high;
    }
    high = 0;
    for (let node = prev[last]!; ; node = prev[node]!) {
      const at = node * dimensions + k;
      high = Math.max(high, yetToDeliver[at]! + pickedSoFar[at]!);
      highAfter[at] = high;
      if (node >= stops) high = 0;
      if (node === first) break;
    }
    this.delivered[slot * dimensions + k] = allDelivered;
    this.picked[slot * dimensions + k] = allPicked;
  }
}

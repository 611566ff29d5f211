import { timeBinds, type Problem, type TypeData } from '../../problem/problem.ts';
import type { Routes } from '../routes.ts';

/** Where a reload comes with an inserted stop. */
export const PLAIN = 0;
export const RELOAD_BEFORE = 1;
export const RELOAD_AFTER = 2;

/** Where the nodes are, what lies between them, and the sums along each route: cost of arcs, distance, travel time. */
export class Arcs {
  /** By node: its location, −1 for an open end. */
  readonly site: Int32Array;
  /** Cost of the arc that leaves a node; the same with its time paid as duration. */
  readonly leaving: Float64Array;
  readonly leavingDues: Float64Array;
  /** From leaving a node to being ready at the next: travel and setup. Kept only where time counts. */
  readonly leavingTime: Float64Array;
  /** By slot. */
  readonly cost: Float64Array;
  readonly distance: Float64Array;
  readonly travel: Float64Array;

  private readonly routes: Routes;
  private readonly types: readonly TypeData[];
  private readonly locations: number;
  private readonly setup: Float64Array;
  private readonly timed: boolean;

  constructor(problem: Problem, routes: Routes) {
    const { nodes, slots } = routes;
    this.routes = routes;
    this.types = problem.types;
    this.locations = problem.locations;
    this.site = new Int32Array(nodes).fill(-1);
    this.setup = new Float64Array(nodes);
    this.leaving = new Float64Array(nodes);
    this.leavingDues = new Float64Array(nodes);
    this.leavingTime = new Float64Array(nodes);
    this.timed = timeBinds(problem);
    this.cost = new Float64Array(slots);
    this.distance = new Float64Array(slots);
    this.travel = new Float64Array(slots);
    this.site.set(problem.location);
    this.setup.set(problem.setup);
    for (let slot = 0; slot < slots; slot++) {
      const type = this.types[routes.typeOf[slot]!]!;
      this.site[routes.first(slot)] = type.start;
      this.site[routes.last(slot)] = type.end;
      for (let node = routes.reloadAt[slot]!; node < routes.reloadAt[slot + 1]!; node++)
        this.site[node] = type.reloadAt;
    }
  }

  /** What a matrix says of two nodes; an open end counts nothing. */
  private between(matrix: Float64Array, from: number, to: number): number {
    const a = this.site[from]!;
    const b = this.site[to]!;
    return a < 0 || b < 0 ? 0 : matrix[a * this.locations + b]!;
  }

  arc(type: TypeData, from: number, to: number): number {
    return this.between(type.arcs, from, to);
  }

  /** Cost of an arc, its time paid as duration. */
  due(type: TypeData, from: number, to: number): number {
    return this.between(type.dues, from, to);
  }

  length(type: TypeData, from: number, to: number): number {
    return this.between(type.distances, from, to);
  }

  time(type: TypeData, from: number, to: number): number {
    return this.between(type.durations, from, to);
  }

  /** Travel time and, at another place, setup. */
  approach(type: TypeData, from: number, to: number): number {
    return (
      this.time(type, from, to) + (this.setup[to]! > 0 && this.site[from]! !== this.site[to]! ? this.setup[to]! : 0)
    );
  }

  /** What putting a stop, and a reload where `variant` says so, between two nodes adds to distance or travel time. */
  detour(matrix: Float64Array, behind: number, stop: number, after: number, variant: number, reload: number): number {
    const direct = this.between(matrix, behind, after);
    if (variant === PLAIN) return this.between(matrix, behind, stop) + this.between(matrix, stop, after) - direct;
    const first = variant === RELOAD_BEFORE ? reload : stop;
    const second = variant === RELOAD_BEFORE ? stop : reload;
    return (
      this.between(matrix, behind, first) +
      this.between(matrix, first, second) +
      this.between(matrix, second, after) -
      direct
    );
  }

  /** Sums of a route from scratch. */
  refresh(slot: number): void {
    this.cost[slot] = 0;
    this.distance[slot] = 0;
    this.travel[slot] = 0;
    this.add(slot, this.routes.first(slot), this.routes.last(slot));
  }

  /** Sums of a route after nodes were put between two that stood beside each other. */
  refreshBetween(slot: number, behind: number, after: number): void {
    const type = this.types[this.routes.typeOf[slot]!]!;
    this.cost[slot]! -= this.arc(type, behind, after);
    this.distance[slot]! -= this.length(type, behind, after);
    this.travel[slot]! -= this.time(type, behind, after);
    this.add(slot, behind, after);
  }

  private add(slot: number, from: number, to: number): void {
    const { next } = this.routes;
    const type = this.types[this.routes.typeOf[slot]!]!;
    for (let node = from; node !== to; node = next[node]!) {
      const after = next[node]!;
      const arc = this.arc(type, node, after);
      this.leaving[node] = arc;
      this.leavingDues[node] = type.dues === type.arcs ? arc : this.due(type, node, after);
      if (this.timed) this.leavingTime[node] = this.approach(type, node, after);
      this.cost[slot]! += arc;
      if (type.maxDistance !== Infinity) this.distance[slot]! += this.length(type, node, after);
      if (type.maxTravelTime !== Infinity) this.travel[slot]! += this.time(type, node, after);
    }
  }
}

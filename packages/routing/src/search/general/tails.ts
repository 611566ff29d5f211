import type { Problem, TypeData } from '../../problem/problem.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Routes } from '../routes.ts';
import type { Arcs } from './arcs.ts';
import type { State } from './insertion.ts';
import type { Timetable } from './timetable.ts';
import type { TripLoads } from './trip-loads.ts';

/** Neighbours whose tails a stop's route may take over. */
const tailReach = 12;

/** Finds the exchange of tails (2-opt*) that lets a stop be followed by one of its neighbours. */
export class Tails {
  /** The node whose tail `seek` found best. */
  behind = -1;

  private readonly problem: Problem;
  private readonly routes: Routes;
  private readonly arcs: Arcs;
  private readonly times: Timetable;
  private readonly loads: TripLoads;
  private readonly neighbours: Neighbours;

  constructor(problem: Problem, state: State, neighbours: Neighbours) {
    this.problem = problem;
    this.routes = state.routes;
    this.arcs = state.arcs;
    this.times = state.times;
    this.loads = state.loads;
    this.neighbours = neighbours;
  }

  /** Whether there is one that adds less than `ceiling`. */
  seek(stop: number, ceiling: number): boolean {
    const { routes } = this;
    const { list, width } = this.neighbours;
    const slot = routes.slotOf[stop]!;
    const type = this.problem.types[routes.typeOf[slot]!]!;
    this.behind = -1;
    if (type.maxTrips > 1) return false;
    let best = ceiling;
    for (let at = stop * width, end = at + Math.min(width, tailReach); at < end; at++) {
      const head = list[at]!;
      const other = routes.slotOf[head]!;
      if (other < 0 || other === slot || routes.typeOf[other] !== routes.typeOf[slot]) continue;
      const cost = this.cost(type, stop, routes.prev[head]!, best);
      if (cost >= best) continue;
      best = cost;
      this.behind = routes.prev[head]!;
    }
    return this.behind >= 0;
  }

  /** Change of cost when what follows `a` and what follows `b` change places; Infinity when it does not fit. */
  private cost(type: TypeData, a: number, b: number, ceiling: number): number {
    const { routes, arcs, times } = this;
    const afterA = routes.next[a]!;
    const afterB = routes.next[b]!;
    let cost = arcs.arc(type, a, afterB) - arcs.leaving[a]! - arcs.leaving[b]!;
    const empties = !routes.isStop(b) && !routes.isStop(afterA);
    cost += empties ? -type.fixedCost : arcs.arc(type, b, afterA);
    if (type.costPerDuration === 0 && cost >= ceiling) return Infinity;
    if (!this.fits(type, a, b) || !this.fits(type, b, a)) return Infinity;
    if (!times.binds) return cost;
    const before = times.duration[routes.slotOf[a]!]! + times.duration[routes.slotOf[b]!]!;
    let spent = times.durationJoined(type, a, afterB);
    if (!empties) spent += times.durationJoined(type, b, afterA);
    return spent === Infinity ? Infinity : cost + type.costPerDuration * (spent - before);
  }

  /** Whether a route up to `a`, going on with what follows `b`, keeps load and limits. */
  private fits(type: TypeData, a: number, b: number): boolean {
    const { routes, arcs } = this;
    const after = routes.next[b]!;
    if (!this.loads.joinedFits(type, a, b)) return false;
    if (type.maxDistance === Infinity && type.maxTravelTime === Infinity && type.maxStops === Infinity) return true;
    let distance = arcs.length(type, a, after);
    let travel = arcs.time(type, a, after);
    let stops = 0;
    for (let node = a; routes.isStop(node); node = routes.prev[node]!, stops++) {
      distance += arcs.length(type, routes.prev[node]!, node);
      travel += arcs.time(type, routes.prev[node]!, node);
    }
    for (let node = after; routes.isStop(node); node = routes.next[node]!, stops++) {
      distance += arcs.length(type, node, routes.next[node]!);
      travel += arcs.time(type, node, routes.next[node]!);
    }
    return distance <= type.maxDistance && travel <= type.maxTravelTime && stops <= type.maxStops;
  }
}

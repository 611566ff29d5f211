import type { Random } from '../random.ts';
import type { PlannedRoute } from './evaluator.ts';
import type { Neighbours } from './neighbours.ts';

interface Elite {
  readonly cost: number;
  readonly routes: readonly PlannedRoute[];
  /** Place in `routes` of the route that serves a stop, −1 where none does. */
  readonly routeOf: Int32Array;
}

/**
 * The best answers of a search's laps, and how two of them make a third: some routes of one that lie
 * side by side give way to those of the other that serve most of the same stops (selective route
 * exchange: Nagata & Bräysy, Edge Assembly-Based Memetic Algorithm, Networks 2009).
 */
export class Elites {
  private readonly random: Random;
  private readonly neighbours: Neighbours;
  private readonly most: number;
  private elites: Elite[] = [];
  /** The best of epochs gone by. */
  private readonly champions: Elite[] = [];
  private readonly stops: number;

  constructor(random: Random, neighbours: Neighbours, stops: number, most: number) {
    this.random = random;
    this.neighbours = neighbours;
    this.stops = stops;
    this.most = most;
  }

  get count(): number {
    return this.elites.length;
  }

  /** Keeps an answer unless it is there already; where there are too many, the dearest goes. */
  add(cost: number, routes: readonly PlannedRoute[]): void {
    const { elites } = this;
    if (elites.some((elite) => Math.abs(elite.cost - cost) <= 1e-9 * Math.abs(cost))) return;
    const routeOf = new Int32Array(this.stops).fill(-1);
    routes.forEach(({ trips }, at) => {
      for (const trip of trips) for (const stop of trip) routeOf[stop] = at;
    });
    elites.push({ cost, routes, routeOf });
    elites.sort((a, b) => a.cost - b.cost);
    if (elites.length > this.most) elites.pop();
  }

  /** Ends an epoch: its two best are put by, and come back with those of the others when `gathering`. */
  turnOver(gathering: boolean): void {
    this.champions.push(...this.elites.slice(0, 2));
    this.elites = gathering ? this.champions.toSorted((a, b) => a.cost - b.cost) : [];
  }

  /** A child of two elites (there must be two); stops that found no place in it are missing. */
  cross(): PlannedRoute[] {
    const { random, elites } = this;
    const first = random.below(elites.length);
    const mother = elites[first]!;
    const father = elites[(first + 1 + random.below(elites.length - 1)) % elites.length]!;
    const given = this.sideBySide(mother, 1 + random.below(Math.max(1, mother.routes.length >> 1)));
    const taken = this.overlapping(mother, father, given);
    const child: PlannedRoute[] = mother.routes.filter((_, at) => !given.has(at));
    for (const at of taken) {
      const route = father.routes[at]!;
      const trips = route.trips
        .map((trip) => trip.filter((stop) => mother.routeOf[stop]! < 0 || given.has(mother.routeOf[stop]!)))
        .filter((trip) => trip.length > 0);
      if (trips.length > 0) child.push({ ...route, trips });
    }
    return child;
  }

  /** Some routes near a random stop. */
  private sideBySide(elite: Elite, count: number): Set<number> {
    const { list, width } = this.neighbours;
    const seed = this.random.below(this.stops);
    const found = new Set<number>();
    for (let at = -1; at < width && found.size < count; at++) {
      const route = elite.routeOf[at < 0 ? seed : list[seed * width + at]!]!;
      if (route >= 0) found.add(route);
    }
    return found;
  }

  /** As many routes of the father, those that share most with the mother's given ones. */
  private overlapping(mother: Elite, father: Elite, given: ReadonlySet<number>): number[] {
    const shared = new Int32Array(father.routes.length);
    for (const at of given)
      for (const trip of mother.routes[at]!.trips)
        for (const stop of trip) if (father.routeOf[stop]! >= 0) shared[father.routeOf[stop]!]!++;
    const size = (at: number): number => father.routes[at]!.trips.reduce((sum, trip) => sum + trip.length, 0);
    const share = Array.from(shared, (count, at) => count / size(at));
    return Array.from(shared.keys())
      .filter((at) => shared[at]! > 0)
      .toSorted((a, b) => share[b]! - share[a]! || a - b)
      .slice(0, given.size);
  }
}

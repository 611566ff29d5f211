import type { Random } from '../random.ts';
import type { Evaluator } from './evaluator.ts';
import type { Neighbours } from './neighbours.ts';

export interface RuinOptions {
  /** Longest string. */
  readonly longest: number;
  /** Chance that a string keeps some stops in its middle. */
  readonly split: number;
  /**
   * Chance that such a string keeps one stop more. High here (the paper says 0.01): mostly the ends
   * of a loop go and its middle stays, which halved the gap from 400 stops up.
   */
  readonly grow: number;
  /** Chance that a whole route is taken out instead. */
  readonly whole: number;
  /** Chance that a whole trip is, where vans reload. */
  readonly trip: number;
}

/**
 * Adjacent string removal (Christiaens & Vanden Berghe, Slack Induction by String Removals,
 * Transportation Science 2020): strings of consecutive stops in routes near one another, or in
 * trips, one a trip, where vans reload.
 */
export class StringRuin {
  private readonly random: Random;
  private readonly evaluator: Evaluator;
  private readonly neighbours: Neighbours;
  private readonly options: RuinOptions;
  /** By the node that a trip begins behind: the last round that took a string out of it. */
  private readonly touched: Int32Array;
  private round = 0;
  /** Stops taken out by the last call, `removed[0 … count−1]`. */
  readonly removed: Int32Array;
  count = 0;

  constructor(random: Random, evaluator: Evaluator, neighbours: Neighbours, options: RuinOptions) {
    this.random = random;
    this.evaluator = evaluator;
    this.neighbours = neighbours;
    this.options = options;
    this.touched = new Int32Array(evaluator.routes.nodes);
    this.removed = new Int32Array(evaluator.routes.stops);
  }

  /** Takes about `stops` near `seed` out in strings, or a whole route; the evaluator is settled afterwards. */
  apply(served: number, seed: number, stops: number): void {
    const { random, options } = this;
    this.count = 0;
    if (this.evaluator.routes.activeCount === 0) return;
    if (options.whole > 0 && random.unit() < options.whole) this.removeRoute();
    else if (options.trip > 0 && random.unit() < options.trip) this.removeTrip(seed);
    else this.removeStrings(served, seed, stops);
    this.evaluator.settle();
  }

  private removeRoute(): void {
    const { routes } = this.evaluator;
    const slot = routes.active[this.random.below(routes.activeCount)]!;
    let left = routes.size[slot]!;
    for (let node = routes.next[routes.first(slot)]!; left > 0;) {
      const following = routes.next[node]!;
      if (routes.isStop(node)) {
        this.evaluator.remove(node);
        this.removed[this.count++] = node;
        left--;
      }
      node = following;
    }
  }

  /** Takes a whole trip out: the seed's, or any while that has no place. */
  private removeTrip(seed: number): void {
    const { routes } = this.evaluator;
    let node = seed;
    if (routes.slotOf[seed]! < 0)
      node = routes.next[routes.first(routes.active[this.random.below(routes.activeCount)]!)]!;
    while (routes.isStop(routes.prev[node]!)) node = routes.prev[node]!;
    while (routes.isStop(node)) {
      const following = routes.next[node]!;
      this.evaluator.remove(node);
      this.removed[this.count++] = node;
      node = following;
    }
  }

  private removeStrings(served: number, seed: number, stops: number): void {
    const { random, options, touched } = this;
    const { list, width } = this.neighbours;
    const { slotOf, activeCount, reloadCount } = this.evaluator.routes;
    const round = ++this.round;
    const longest = Math.min(options.longest, served / (activeCount + reloadCount));
    const most = (4 * stops) / (1 + longest) - 1;
    let strings = Math.floor(1 + random.unit() * most);
    for (let at = -1; at < width && strings > 0; at++) {
      const stop = at < 0 ? seed : list[seed * width + at]!;
      if (slotOf[stop]! < 0) continue;
      const start = this.tripStart(stop);
      if (touched[start]! === round) continue;
      touched[start] = round;
      const size = this.tripSize(start);
      const length = Math.floor(1 + random.unit() * Math.min(size, longest));
      this.removeString(stop, length, size);
      strings--;
    }
  }

  /** The node that a stop's trip begins behind. */
  private tripStart(stop: number): number {
    const { routes } = this.evaluator;
    if (!routes.hasReloads) return routes.first(routes.slotOf[stop]!);
    let node = routes.prev[stop]!;
    while (routes.isStop(node)) node = routes.prev[node]!;
    return node;
  }

  /** How many stops the trip that begins behind a node has. */
  private tripSize(start: number): number {
    const { routes } = this.evaluator;
    if (!routes.hasReloads) return routes.size[routes.slotOf[start]!]!;
    let count = 0;
    for (let node = routes.next[start]!; routes.isStop(node); node = routes.next[node]!) count++;
    return count;
  }

  private removeString(stop: number, length: number, size: number): void {
    const { random, options } = this;
    const { next, prev, stops } = this.evaluator.routes;
    let kept = 0;
    if (length > 1 && length < size && random.unit() < options.split) {
      kept = 1;
      while (length + kept < size && random.unit() < options.grow) kept++;
    }
    const span = length + kept;
    let before = 0;
    for (let node = prev[stop]!; before < span - 1 && node < stops; node = prev[node]!) before++;
    let after = 0;
    for (let node = next[stop]!; after < span - 1 && node < stops; node = next[node]!) after++;
    const least = Math.max(0, span - 1 - after);
    let back = least + random.below(Math.max(0, before - least) + 1);
    back = Math.min(back, before);
    let node = stop;
    for (; back > 0; back--) node = prev[node]!;
    const keepFrom = kept > 0 ? 1 + random.below(length - 1) : span;
    for (let at = 0; at < span && node < stops; at++) {
      const following = next[node]!;
      if (at < keepFrom || at >= keepFrom + kept) {
        this.evaluator.remove(node);
        this.removed[this.count++] = node;
      }
      node = following;
    }
  }
}

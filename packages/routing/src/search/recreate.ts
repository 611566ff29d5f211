import type { Problem } from '../problem/problem.ts';
import type { Random } from '../random.ts';
import type { Evaluator } from './evaluator.ts';

/** What a stop that must be served counts more, as a share of its penalty, for each step without a place; up to how many penalties. */
const pressure = 0.02;
const mostPressure = 4;

/** How stops wait for their turn; the weights say how often each order is taken. */
interface Order {
  readonly weight: number;
  /** Lowest first. */
  readonly keys: Float64Array;
}

/**
 * Greedy insertion in one of several orders (Christiaens & Vanden Berghe 2020): by chance,
 * largest load first, farthest or nearest first, and with time windows the narrowest, the
 * earliest opening or the earliest closing first.
 */
export class GreedyRecreate {
  private readonly random: Random;
  private readonly evaluator: Evaluator;
  private readonly orders: readonly Order[];
  private readonly weights: number;
  private readonly problem: Problem;
  /** What leaving a stop out counts for now. */
  private readonly price: Float64Array;
  /** What a stop costs at least, wherever it goes. */
  private readonly least: Float64Array;
  private readonly optional: boolean;
  private readonly wide: number;
  private readonly queue: Int32Array;
  private readonly rank: Float64Array;
  /** Stops without a place, `absent[0 … absentCount−1]`. */
  readonly absent: Int32Array;
  absentCount = 0;
  private readonly before: Int32Array;
  private beforeCount = 0;

  constructor(random: Random, evaluator: Evaluator, problem: Problem, wide: number) {
    this.random = random;
    this.evaluator = evaluator;
    this.orders = ordersOf(problem);
    this.weights = this.orders.reduce((sum, order) => sum + order.weight, 4);
    this.problem = problem;
    this.price = problem.penalty.slice();
    this.least = leastCosts(problem);
    this.optional = problem.optional.some((optional) => optional === 1);
    this.wide = wide;
    this.queue = new Int32Array(problem.stopCount);
    this.rank = new Float64Array(problem.stopCount);
    this.absent = new Int32Array(problem.stopCount);
    this.before = new Int32Array(problem.stopCount);
  }

  /**
   * Puts in what waits: the stops absent so far and those given. Returns the penalties of
   * what stays out, or Infinity as soon as cost is bound to pass `ceiling` (with stops still waiting).
   */
  apply(removed: Int32Array, count: number, ceiling: number): number {
    const { evaluator, queue, absent, before, least } = this;
    let waiting = 0;
    let owed = 0;
    this.beforeCount = this.absentCount;
    for (let i = 0; i < this.absentCount; i++) {
      before[i] = absent[i]!;
      queue[waiting++] = absent[i]!;
    }
    for (let i = 0; i < count; i++) queue[waiting++] = removed[i]!;
    for (let i = 0; i < waiting; i++) owed += least[queue[i]!]!;
    this.sort(waiting);
    const wide = this.random.unit() < this.wide;
    const worth = ceiling === Infinity ? 1 : this.generosity();
    let left = 0;
    let penalties = 0;
    for (let i = 0; i < waiting; i++) {
      const stop = queue[i]!;
      const added = evaluator.seek(stop, wide);
      owed -= least[stop]!;
      if (added < this.price[stop]! * worth) {
        if (evaluator.cost + penalties + added + owed > ceiling) return Infinity;
        evaluator.insert(stop);
      } else {
        absent[left++] = stop;
        penalties += this.price[stop]!;
        if (evaluator.cost + penalties + owed > ceiling) return Infinity;
      }
    }
    this.absentCount = left;
    return penalties;
  }

  /**
   * Stops that do not pay alone may pay together, so optional ones are put in, half of the time,
   * for more than they are worth; whether that was well done, acceptance decides. Not where nothing is refused.
   */
  private generosity(): number {
    return this.optional && this.random.unit() < 0.5 ? 1 + 5 * this.random.unit() ** 2 : 1;
  }

  /**
   * Raises what those without a place count that must be served, so that others take their turn of being left
   * out (as SISR does with fewer vehicles); returns what all the absent count.
   */
  press(): number {
    const { price, absent, problem } = this;
    const { penalty, optional } = problem;
    let sum = 0;
    let over = false;
    for (let i = 0; i < this.absentCount; i++) {
      const stop = absent[i]!;
      if (optional[stop] === 0) {
        price[stop]! += pressure * penalty[stop]!;
        if (price[stop]! > mostPressure * penalty[stop]!) over = true;
      }
      sum += price[stop]!;
    }
    if (!over) return sum;
    price.set(penalty);
    return this.dues();
  }

  /** Penalties of the absent, whatever they count for now. */
  dues(): number {
    let sum = 0;
    for (let i = 0; i < this.absentCount; i++) sum += this.problem.penalty[this.absent[i]!]!;
    return sum;
  }

  /** Forgets the last call's outcome: absent is who was absent before it. */
  restore(): void {
    for (let i = 0; i < this.beforeCount; i++) this.absent[i] = this.before[i]!;
    this.absentCount = this.beforeCount;
  }

  /** Starts over with these stops absent. */
  reset(absent: Iterable<number>): void {
    this.absentCount = 0;
    for (const stop of absent) this.absent[this.absentCount++] = stop;
  }

  private sort(count: number): void {
    const { queue, rank, random } = this;
    let draw = random.unit() * this.weights;
    let keys: Float64Array | undefined;
    for (const order of this.orders) {
      if (draw < order.weight) {
        keys = order.keys;
        break;
      }
      draw -= order.weight;
    }
    for (let i = 0; i < count; i++) {
      const stop = queue[i]!;
      const key = keys === undefined ? random.unit() : keys[stop]!;
      let at = i;
      for (; at > 0 && rank[at - 1]! > key; at--) {
        rank[at] = rank[at - 1]!;
        queue[at] = queue[at - 1]!;
      }
      rank[at] = key;
      queue[at] = stop;
    }
  }
}

/** The time at a stop is paid for in any case, unless a van may have to wait and serve it meanwhile. */
function leastCosts(problem: Problem): Float64Array {
  const waits = problem.windowFrom.some((from) => from !== -Infinity);
  const rate = waits ? 0 : problem.types.reduce((least, type) => Math.min(least, type.costPerDuration), Infinity);
  return problem.service.map((service, stop) => Math.min(rate * service, problem.penalty[stop]!) * (1 - 1e-9));
}

function ordersOf(problem: Problem): Order[] {
  const { stopCount, dimensions, location, locations, windowAt, windowFrom, windowTo } = problem;
  const type = problem.types[0]!;
  const hub = Math.max(type.start, type.end);
  const stops = Array.from({ length: stopCount }, (_, stop) => stop);
  const load = Float64Array.from(stops, (stop) => {
    let sum = 0;
    for (let k = 0; k < dimensions; k++) {
      const limit = Math.max(...problem.types.map((each) => each.capacity[k]!));
      const amount = Math.max(problem.delivery[stop * dimensions + k]!, problem.pickup[stop * dimensions + k]!);
      sum = Math.max(sum, limit === Infinity ? 0 : amount / limit);
    }
    return -sum;
  });
  const near = Float64Array.from(stops, (stop) =>
    hub < 0 ? 0 : type.arcs[hub * locations + location[stop]!]! + type.arcs[location[stop]! * locations + hub]!,
  );
  const orders: Order[] = [
    { weight: 4, keys: load },
    { weight: 2, keys: near.map((key) => -key) },
    { weight: 1, keys: near },
  ];
  if (windowTo.every((to) => to === Infinity)) return orders;
  const first = Float64Array.from(stops, (stop) => windowFrom[windowAt[stop]!]!);
  const last = Float64Array.from(stops, (stop) => windowTo[windowAt[stop + 1]! - 1]!);
  const width = Float64Array.from(stops, (stop) => {
    let sum = 0;
    for (let at = windowAt[stop]!; at < windowAt[stop + 1]!; at++) sum += windowTo[at]! - windowFrom[at]!;
    return sum;
  });
  return [...orders, { weight: 2, keys: width }, { weight: 2, keys: first }, { weight: 2, keys: last }];
}

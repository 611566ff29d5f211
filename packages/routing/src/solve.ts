import { describe } from './problem/describe.ts';
import type { ProblemInput } from './problem/input.ts';
import { createProblem } from './problem/problem.ts';
import type { Solution } from './problem/solution.ts';
import type { PlannedRoute } from './search/evaluator.ts';
import { Search } from './search/search.ts';

export interface Progress {
  /** From 0 to 1. */
  readonly done: number;
  readonly iterations: number;
  /** Of the best so far; stops that must be served and are not weigh heavily in it. */
  readonly cost: number;
}

export interface SolveOptions {
  /** Same seed and same number of iterations: same answer. Default 1. */
  readonly seed?: number;
  /** Steps of the search. Default 100,000 unless there is a time limit. */
  readonly iterations?: number;
  /** Time limit, by the clock given as `now`. What it finds depends on the machine. */
  readonly milliseconds?: number;
  /** A clock in milliseconds; needed for a time limit. */
  readonly now?: () => number;
  /** Routes to begin with, for instance yesterday's or those a person moved about. */
  readonly start?: readonly PlannedRoute[];
  /** Called every few milliseconds; returning false stops the search with the best so far. */
  readonly onProgress?: (progress: Progress) => boolean | void;
}

/**
 * Solves a vehicle routing problem.
 *
 * ```ts
 * const answer = solve({
 *   locations: 3,
 *   matrices: [{ distances: [0, 5, 4, 5, 0, 3, 4, 3, 0] }],
 *   vehicles: [{ capacity: [10] }],
 *   stops: [
 *     { location: 1, delivery: [6], pickup: [2] },
 *     { location: 2, delivery: [4], pickup: [3] },
 *   ],
 * }, { iterations: 100 });
 * answer.cost; // 12
 * ```
 */
export function solve(input: ProblemInput, options: SolveOptions = {}): Solution {
  const pace = new Pace(options);
  const problem = createProblem(input);
  const search = new Search(problem, options.seed ?? 1);
  if (options.start !== undefined) search.restart(options.start);
  while (pace.done < 1) {
    search.advance(pace.steps, pace.done);
    pace.tick();
    if (options.onProgress?.({ done: pace.done, iterations: search.iterations, cost: search.bestCost }) === false)
      break;
  }
  return describe(problem, search.best);
}

/** How far a search has come by its limits, and how many steps to take until the next look. */
export class Pace {
  done = 0;
  steps = 20;
  private taken = 0;
  private readonly iterations: number;
  private readonly milliseconds: number;
  private readonly now: () => number;
  private readonly began: number;
  private looked: number;

  constructor(limits: Pick<SolveOptions, 'iterations' | 'milliseconds' | 'now'>) {
    const timed = limits.milliseconds !== undefined;
    if (timed && limits.now === undefined) throw new RangeError('a time limit needs a clock: pass now');
    this.iterations = limits.iterations ?? (timed ? Infinity : 100_000);
    this.milliseconds = limits.milliseconds ?? Infinity;
    this.now = (timed ? limits.now : undefined) ?? ((): number => 0);
    this.began = this.now();
    this.looked = this.began;
    this.steps = Math.min(this.steps, this.iterations);
    if (this.iterations <= 0 || this.milliseconds <= 0) this.done = 1;
  }

  /** Call after `steps` steps. */
  tick(): void {
    this.taken += this.steps;
    const now = this.now();
    this.done = Math.min(1, Math.max(this.taken / this.iterations, (now - this.began) / this.milliseconds));
    if (this.milliseconds !== Infinity) {
      const spent = now - this.looked;
      if (spent < 2) this.steps = Math.min(this.steps * 2, 400);
      else if (spent > 8) this.steps = Math.max(1, this.steps >> 1);
    }
    this.looked = now;
    this.steps = Math.min(this.steps, this.iterations - this.taken);
  }
}

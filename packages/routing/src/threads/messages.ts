import type { ProblemInput } from '../problem/input.ts';
import type { PlannedRoute } from '../search/evaluator.ts';

export type Clock = 'wall' | 'cpu';

/** What a worker is started with. */
export interface WorkerTask {
  readonly input: ProblemInput;
  readonly seed: number;
  readonly milliseconds: number;
  readonly clock: Clock;
  readonly start?: readonly PlannedRoute[];
}

/** The best of all threads, or the end. */
export type ToWorker =
  | { readonly kind: 'offer'; readonly cost: number; readonly routes: readonly PlannedRoute[] }
  | { readonly kind: 'stop' };

/** A thread's best so far. */
export interface FromWorker {
  readonly cost: number;
  readonly routes: readonly PlannedRoute[];
}

import { Worker } from 'node:worker_threads';
import type { PlannedRoute } from '../search/evaluator.ts';
import { describe } from '../problem/describe.ts';
import type { ProblemInput } from '../problem/input.ts';
import { createProblem } from '../problem/problem.ts';
import type { Solution } from '../problem/solution.ts';
import type { Clock, FromWorker, ToWorker, WorkerTask } from './messages.ts';

export interface ThreadsOptions {
  readonly milliseconds: number;
  /** What `milliseconds` counts: time on the wall (default), or each thread's own CPU time, for measuring on a busy machine. */
  readonly clock?: Clock;
  /** Worker threads; one core each. */
  readonly threads: number;
  /** The threads' seeds follow from it. Default 1. */
  readonly seed?: number;
  readonly start?: readonly PlannedRoute[];
  /** Ends the search early with the best so far. */
  readonly signal?: AbortSignal;
  /** Called when a thread reports, with the cost of the best so far. */
  readonly onProgress?: (cost: number) => void;
}

/**
 * Solves with several worker threads (Node): each searches from its own seed, and towards the end
 * they meet at intervals and go on from the best of all. What they find depends on timing.
 */
export async function solveInThreads(input: ProblemInput, options: ThreadsOptions): Promise<Solution> {
  const problem = createProblem(input);
  let best: readonly PlannedRoute[] = [];
  let bestCost = Infinity;
  const workers: Worker[] = [];
  const send = (worker: Worker, message: ToWorker): void => worker.postMessage(message);
  const stop = (): void => workers.forEach((worker) => send(worker, { kind: 'stop' }));

  const follow = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.cost < bestCost) {
          bestCost = message.cost;
          best = message.routes;
          for (const other of workers)
            if (other !== worker) send(other, { kind: 'offer', cost: bestCost, routes: best });
        }
        options.onProgress?.(bestCost);
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });

  for (let thread = 0; thread < options.threads; thread++) {
    const { milliseconds, start, clock = 'wall' } = options;
    const task: WorkerTask = {
      input,
      milliseconds,
      clock,
      seed: (options.seed ?? 1) + thread * 7919,
      ...(start === undefined ? {} : { start }),
    };
    workers.push(new Worker(new URL('./worker.ts', import.meta.url), { workerData: task }));
  }
  if (options.signal?.aborted === true) stop();
  options.signal?.addEventListener('abort', stop);
  try {
    await Promise.all(workers.map(follow));
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return describe(problem, best);
}

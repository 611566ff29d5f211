import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { createProblem } from '../problem/problem.ts';
import type { PlannedRoute } from '../search/evaluator.ts';
import { Search } from '../search/search.ts';
import { settingsFor } from '../search/settings.ts';
import { Pace } from '../solve.ts';
import type { FromWorker, ToWorker, WorkerTask } from './messages.ts';

/** From one meeting of the threads to the next, as a share of the time; before the first each goes its own way. */
const interval = 0.05;

const task: WorkerTask = workerData;
if (parentPort !== null) run(parentPort);

function run(port: MessagePort): void {
  const pace = new Pace({
    milliseconds: task.milliseconds,
    now: task.clock === 'cpu' ? cpuMilliseconds : (): number => performance.now(),
  });
  const problem = createProblem(task.input);
  const settings = settingsFor(problem);
  const search = new Search(problem, task.seed, settings);
  if (task.start !== undefined) search.restart(task.start);
  let reported = Infinity;
  let offer: readonly PlannedRoute[] | undefined;
  let offered = Infinity;
  let meeting = settings.meeting;
  const report = (): void => {
    if (search.bestCost >= reported) return;
    reported = search.bestCost;
    const message: FromWorker = { cost: search.bestCost, routes: search.best };
    port.postMessage(message);
  };
  while (pace.done < 1) {
    search.advance(pace.steps, pace.done);
    pace.tick();
    for (let received = receiveMessageOnPort(port); received !== undefined; received = receiveMessageOnPort(port)) {
      const message: ToWorker = received.message;
      if (message.kind === 'stop') {
        report();
        return;
      }
      offer = message.routes;
      offered = message.cost;
    }
    if (pace.done < meeting) continue;
    meeting += interval;
    report();
    if (offer !== undefined) search.join(offered, offer);
    offer = undefined;
  }
  report();
}

/** Time this thread has computed. */
function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

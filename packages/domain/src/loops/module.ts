import { defineModule } from '../kernel/index.ts';
import { answerStop } from './answer-stop.ts';
import { assignDriver } from './assign-driver.ts';
import { cancelLoop } from './cancel-loop.ts';
import { finishLoop } from './finish-loop.ts';
import { heldByDrivers } from './held.ts';
import { loopEvents } from './loop.ts';
import { planLoops } from './plan-loops.ts';
import { startLoop } from './start-loop.ts';
import { loopsProblems } from './problems.ts';

/** The day’s loops: planned, driven, finished. */
export const loops = defineModule({
  name: 'loops',
  problems: loopsProblems,
  kinds: {
    loop: {
      heldWhole: false,
      dates: {
        moments: ({ plannedAt, startedAt, brokeDown, finishedAt }) => [
          plannedAt,
          startedAt,
          brokeDown?.at ?? null,
          finishedAt,
        ],
      },
    },
    dayPlan: { heldWhole: false, dates: null },
  },
  holders: { driver: { is: 'member', capability: 'loops.drive', role: 'driver' } },
  held: { driver: heldByDrivers },
  events: {
    ...loopEvents,
  },
  commands: [answerStop, assignDriver, cancelLoop, finishLoop, planLoops, startLoop],
});

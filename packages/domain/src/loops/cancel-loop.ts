import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { loopNeeded, loopReadyTo, planOfLoop } from './loop-at.ts';

/** Calls off a loop that has not begun. What was loaded onto it stays with the van until it is taken back. */
export const cancelLoop = defineCommand({
  type: 'cancel-loop',
  capability: 'loops.plan',
  payload: z.object({ loop: id }),
  needs: loopNeeded,
  follows: planOfLoop,
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = loopReadyTo('cancel', state, payload.loop);
    return 'refusal' in ready ? ready : accept({ type: 'LoopCancelled', data: payload });
  },
});

import * as z from 'zod/mini';
import { accept, defineCommand, id, figure } from '../kernel/index.ts';
import { minutesSince } from './loop-doubts.ts';
import { loopNeeded, loopReadyTo, othersLoop, placeOfDriver } from './loop-at.ts';

/**
 * A van is home. The metres are the odometer's, null where nobody read it; the minutes, where nobody says them, are those
 * since it left.
 */
export const finishLoop = defineCommand({
  type: 'finish-loop',
  capability: 'loops.drive',
  payload: z.object({
    loop: id,
    actualMetres: z.nullable(figure(0, 5_000_000)),
    actualMinutes: z.nullable(figure(0, 2_880)),
  }),
  needs: loopNeeded,
  place: placeOfDriver,
  decide(state, { by, at, payload: { loop, actualMetres, actualMinutes } }) {
    const ready = loopReadyTo('finish', state, loop);
    if ('refusal' in ready) return ready;
    const no = othersLoop(state, by, ready.loop);
    if (no !== undefined) return { refusal: no };
    return accept({
      type: 'LoopFinished',
      data: { loop, actualMetres, actualMinutes: actualMinutes ?? minutesSince(ready.loop.startedAt, at) },
    });
  },
});

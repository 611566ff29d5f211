import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id } from '../kernel/index.ts';
import { driverRefusal, loopNeeded, loopReadyTo } from './loop-at.ts';

/** Gives a loop that has not begun to a driver, or takes it from its driver again. */
export const assignDriver = defineCommand({
  type: 'assign-driver',
  capability: 'loops.plan',
  payload: z.object({ loop: id, ...amendable({ driver: z.nullable(id) }) }),
  needs: loopNeeded,
  amends(state, { loop }) {
    const now = state.get('loop', loop);
    return now && { row: ['loop', loop], now };
  },
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = loopReadyTo('assign', state, payload.loop);
    if ('refusal' in ready) return ready;
    const no = driverRefusal(state, payload.driver);
    if (no !== undefined) return { refusal: no };
    return accept({ type: 'DriverAssigned', data: payload });
  },
});

import * as z from 'zod/mini';
import { accept, CLOCKS_APART, defineCommand, instant, refuse } from '../kernel/index.ts';

/**
 * Says that the server's clock is right, so that what only time makes due goes on. Refused where the clock of the person's own
 * device says otherwise: then one of the two is to be set first.
 */
export const confirmClock = defineCommand({
  type: 'confirm-clock',
  capability: 'clock.confirm',
  payload: z.object({ deviceAt: instant }),
  place: (_, { county }) => county,
  decide(_, { at, payload: { deviceAt } }) {
    if (Math.abs(at - deviceAt) > CLOCKS_APART) return refuse('clocks-differ', { serverAt: at, deviceAt });
    return accept({ type: 'ClockConfirmed', data: { deviceAt } });
  },
});

import { defineModule } from '../kernel/index.ts';
import { clockEvents } from './clock.ts';
import { confirmClock } from './confirm-clock.ts';

/** The server's clock, and who last found it right. */
export const clock = defineModule({
  name: 'clock',
  kinds: { clock: { heldWhole: true } },
  events: clockEvents,
  commands: [confirmClock],
});

import { defineModule } from '../kernel/index.ts';
import { clockEvents } from './clock.ts';
import { confirmClock } from './confirm-clock.ts';
import { clockProblems } from './problems.ts';

/** The server's clock, and who last found it right. */
export const clock = defineModule({
  name: 'clock',
  problems: clockProblems,
  kinds: {
    // It is confirmed anew where it was set back: then the last time lies ahead.
    clock: { heldWhole: true, dates: null },
  },
  events: clockEvents,
  commands: [confirmClock],
});

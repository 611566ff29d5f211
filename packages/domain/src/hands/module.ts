import { defineModule } from '../kernel/index.ts';
import { lastHandEvents } from './last-hand.ts';
import { handsProblems } from './problems.ts';

/** Two hands on one row: who changed which figure last. */
export const hands = defineModule({
  name: 'hands',
  problems: handsProblems,
  kinds: {
    // Asked for where two people changed the same, and written where anything was changed.
    lastHand: { heldWhole: false, whenAsked: true, dates: null },
  },
  events: lastHandEvents,
  commands: [],
});

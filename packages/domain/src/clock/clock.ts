import type { EventRules, Instant } from '../kernel/index.ts';

/** The server's clock, as a person last looked at it and found it right. One row, once there was reason to. */
export interface Clock {
  readonly id: 'clock';
  readonly confirmedAt: Instant;
  readonly confirmedBy: string;
}

/** Somebody found the server's clock right after it had jumped, or the server had been off for days. */
export interface ClockConfirmed {
  /** What the clock of their own device said. */
  readonly deviceAt: Instant;
}

declare module '../kernel/state.ts' {
  interface Entities {
    clock: Clock;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ClockConfirmed: ClockConfirmed;
  }
}

export const clockEvents: EventRules<'ClockConfirmed'> = {
  ClockConfirmed: {
    writes: ['clock'],
    evolve: (draft, _, { at, by }) => draft.put('clock', { id: 'clock', confirmedAt: at, confirmedBy: by }),
  },
};

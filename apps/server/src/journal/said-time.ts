import { CLOCKS_APART, DAY, refuse, type Instant, type Refusal } from '@yangui/domain';

/** How old a command may be: a counter is meant to work 14 days alone, and a month more is patience. */
const CLOCK_BEHIND = 45 * DAY;

/** Why a command's time is beyond belief, so that a person must look: far ahead of the server's clock, or long past. */
export function clockRefusal(at: Instant, now: Instant): Refusal | undefined {
  if (at > now + CLOCKS_APART) return refuse('clock-ahead', { at }).refusal;
  if (at < now - CLOCK_BEHIND) return refuse('clock-behind', { at }).refusal;
  return undefined;
}

/** When a command happened as far as that is believed, and what it said where that is not. */
export interface Believed {
  readonly at: Instant;
  readonly saidAt?: Instant;
}

/**
 * Holds what a command says of its own time against what the server knows: it was made no later than it came, and no earlier
 * than its device was last heard without it. Clocks may be {@link CLOCKS_APART}. What lies outside is dated to the nearest moment
 * within, so that a wrong clock loses nobody's work; what {@link clockRefusal} refuses stays as it is, for the journal to refuse.
 * @param heardAt for what is said over the line without a device: now
 */
export function believe(saidAt: Instant, { heardAt, now }: { heardAt: Instant; now: Instant }): Believed {
  if (clockRefusal(saidAt, now) !== undefined) return { at: saidAt };
  if (saidAt > now) return { at: now, saidAt };
  return saidAt < heardAt - CLOCKS_APART ? { at: Math.min(heardAt, now), saidAt } : { at: saidAt };
}

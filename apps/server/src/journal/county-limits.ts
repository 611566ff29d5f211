import { DAY, MINUTE, type Instant } from '@yangui/domain';
import { Counts } from '../counts.ts';

/** Refusals of one person that a county notes in an hour: a counter that comes back after weeks has fewer. */
const REFUSALS = 1_000;

/**
 * How many late records signed by one key of somebody unknown a county sets aside in a day: one full outbox. After a restore the server
 * does not know its own people; what is over stays on the device and comes the next day.
 */
export const STRANGER_LATE = 500;

/** What a county takes of people before it refuses to note more, so that nobody fills it. */
export class CountyLimits {
  private readonly counts = new Counts();

  takesRefusal(county: string, person: string, now: Instant): boolean {
    return this.counts.add(`refused ${county} ${person}`, now, 60 * MINUTE) <= REFUSALS;
  }

  /** Late records of people the county does not know: of one key, and of all of them together. */
  takesStranger(county: string, key: string, now: Instant): boolean {
    return (
      this.counts.add(`late ${county} ${key}`, now, DAY) <= STRANGER_LATE &&
      this.counts.add(`late ${county}`, now, DAY) <= 10 * STRANGER_LATE
    );
  }
}

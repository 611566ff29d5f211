import { DAY, MINUTE, startOfDayAfter } from '@yangui/domain';
import type { Messages } from './index.tsx';

const SHANGHAI_OFFSET = 8 * 3_600_000;

/** A moment as people say it, in Shanghai time: just now, today 14:05, yesterday, 18 November. */
export function sayMoment(at: number, now: number, { shell: { moments } }: Pick<Messages, 'shell'>): string {
  const age = now - at;
  // A little ahead is still now: the clock of the screen ticks every half minute only.
  if (age > -MINUTE && age < MINUTE) return moments.justNow;
  if (age >= 0 && age < 30 * MINUTE) return moments.minutesAgo(Math.floor(age / MINUTE));
  const there = new Date(at + SHANGHAI_OFFSET);
  const time = there.toISOString().slice(11, 16);
  const day = startOfDayAfter(at, 0);
  const today = startOfDayAfter(now, 0);
  if (day === today) return moments.today(time);
  if (day === today - DAY) return moments.yesterday(time);
  if (day === today + DAY) return moments.tomorrow(time);
  const month = there.getUTCMonth() + 1;
  if (there.getUTCFullYear() === new Date(now + SHANGHAI_OFFSET).getUTCFullYear()) {
    return moments.thisYear(month, there.getUTCDate(), time);
  }
  return moments.otherYear(there.getUTCFullYear(), month, there.getUTCDate());
}

/** Whole days between two moments' business days. */
export function daysBetween(from: number, to: number): number {
  return Math.round((startOfDayAfter(to, 0) - startOfDayAfter(from, 0)) / DAY);
}

/** The hour of the day in Shanghai. */
export function hourOf(at: number): number {
  return new Date(at + SHANGHAI_OFFSET).getUTCHours();
}

import { businessDay, DAY, startOfDay } from '../kernel/index.ts';

/** What a county knows of working days, year by year, as the State Council’s notice for the year has it. */
export interface CountyCalendar {
  /** Years for which it was entered. */
  readonly years: readonly number[];
  /** Days off by the notice, weekends within a holiday among them: `2026-10-01`. */
  readonly daysOff: readonly string[];
  /** Weekend days that are worked to make up for a holiday. */
  readonly madeUp: readonly string[];
}

/** A day that was counted to, and the first year on the way that the calendar does not know: there, holidays were not counted. */
export interface CountedDay {
  readonly day: string;
  readonly unknownYear: number | null;
}

/** Whether a day (`2026-10-10`) is worked. Beyond the calendar’s years only weekends are known to be off. */
export function isWorkingDay({ daysOff, madeUp }: CountyCalendar, day: string): boolean {
  if (madeUp.includes(day)) return true;
  if (daysOff.includes(day)) return false;
  // 1970-01-01 was a Thursday.
  const weekday = (Math.floor((startOfDay(day) + DAY / 3) / DAY) + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}

/**
 * The last of so many working days after a day, which itself does not count (民法典 §201): a public notice put up on that
 * day stands to the end of the day that is answered. None after a day is that day.
 */
export function workingDaysAfter(calendar: CountyCalendar, from: string, days: number): CountedDay {
  return counted(calendar, from, days, (day) => isWorkingDay(calendar, day));
}

/** The same in days of the calendar. */
export function daysAfter(calendar: CountyCalendar, from: string, days: number): CountedDay {
  return { ...counted(calendar, from, days, () => true), unknownYear: null };
}

/** How many working days lie after one day, up to and with another; none where it is not later. */
export function workingDaysBetween(calendar: CountyCalendar, after: string, until: string): number {
  let found = 0;
  for (let day = next(after); day <= until; day = next(day)) if (isWorkingDay(calendar, day)) found += 1;
  return found;
}

function counted({ years }: CountyCalendar, from: string, days: number, counts: (day: string) => boolean): CountedDay {
  let day = from;
  let unknownYear: number | null = null;
  for (let left = days; left > 0;) {
    day = next(day);
    const year = Number(day.slice(0, 4));
    if (unknownYear === null && !years.includes(year)) unknownYear = year;
    if (counts(day)) left -= 1;
  }
  return { day, unknownYear };
}

function next(day: string): string {
  return businessDay(startOfDay(day) + DAY);
}

import { businessDay, businessMonth, DAY, monthAfter, startOfDayAfter, startOfMonth } from '@yangui/domain';

/** Days that are meant by a word, so that a link means those of whoever opens it: the week begins on Monday. */
export const dayWords = ['today', 'yesterday', 'this-week', 'this-month', 'last-month'] as const;
export type DayWord = (typeof dayWords)[number];

/** The first and the last of some days, as reads are asked for them; what is missing is open. */
export interface AskedDays {
  readonly from?: string;
  readonly to?: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/**
 * The days that the address means: a word, a month (`2026-11`), or two ends of which either may be missing
 * (`2026-11-03..2026-11-09`). What is none of these narrows nothing.
 */
export function daysMeant(text: string, now: number): AskedDays {
  const today = businessDay(now);
  switch (text) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return daysAgo(now, 1, 1);
    case 'this-week':
      return daysAgo(now, daysSinceMonday(now), daysSinceMonday(now) - 6);
    case 'this-month':
      return daysOfMonth(businessMonth(now));
    case 'last-month':
      return daysOfMonth(businessMonth(startOfMonth(businessMonth(now)) - DAY));
  }
  if (MONTH.test(text)) return daysOfMonth(text);
  const [from, to] = endsIn(text);
  return { ...(from !== '' && { from }), ...(to !== '' && { to }) };
}

/** The two ends that a text in the address names; empty where one is open or no day. */
export function endsIn(text: string): readonly [from: string, to: string] {
  const [from = '', to = ''] = text.split('..');
  return [isDay(from) ? from : '', isDay(to) ? to : ''];
}

/** Whether a text is a day that there is: no 31st of February. */
function isDay(text: string): boolean {
  const at = DATE.test(text) ? Date.parse(`${text}T00:00:00+08:00`) : Number.NaN;
  return !Number.isNaN(at) && businessDay(at) === text;
}

/** From some days before a moment's to some days before it; less than none is after it. */
function daysAgo(now: number, first: number, last: number): AskedDays {
  return { from: businessDay(startOfDayAfter(now, -first)), to: businessDay(startOfDayAfter(now, -last)) };
}

function daysSinceMonday(now: number): number {
  return (new Date(`${businessDay(now)}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function daysOfMonth(month: string): AskedDays {
  return { from: `${month}-01`, to: businessDay(startOfMonth(monthAfter(month)) - DAY) };
}

/** Whether a moment falls on asked days. */
export function isOnDays(at: number, { from, to }: AskedDays): boolean {
  const day = businessDay(at);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

import { businessDay } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import { dayAfter } from './clock.ts';

/** What a day is called beside today: tomorrow, 24 November. */
export function useDayName(now: number): (day: string) => string {
  const { loops } = useMessages();
  const today = businessDay(now);
  return (day) => {
    if (day === today) return loops.today;
    if (day === dayAfter(today, 1)) return loops.tomorrow;
    const [, month = '', date = ''] = day.split('-');
    return loops.date(Number(month), Number(date));
  };
}

/** A stretch of time in words: 95 minutes are an hour and 35 minutes. */
export function useSpan(): (minutes: number) => string {
  const { loops } = useMessages();
  return (minutes) => loops.hours(Math.floor(minutes / 60), minutes % 60);
}

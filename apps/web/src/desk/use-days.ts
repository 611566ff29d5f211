import { useNow } from '../shell/figures.tsx';
import { useFilter } from '../ui/use-filter.ts';
import { daysMeant, type AskedDays } from './days.ts';

/** The days that a list is narrowed to, from the address: as it says them, and as its read is asked. */
export function useDays(): {
  readonly text: string;
  readonly asked: AskedDays;
  readonly choose: (text: string) => void;
} {
  const [text, choose] = useFilter('days');
  return { text, asked: daysMeant(text, useNow()), choose };
}

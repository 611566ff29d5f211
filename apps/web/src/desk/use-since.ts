import { useMessages } from '../i18n/index.tsx';
import { daysBetween } from '../i18n/moments.ts';
import { useNow } from '../shell/figures.tsx';

/** Says a hint behind how long the oldest has waited, where that is known. */
export function useSince(): (oldest: number | null, hint: string) => string {
  const { shell } = useMessages();
  const now = useNow();
  return (oldest, hint) =>
    oldest === null ? hint : `${shell.moments.waitingDays(daysBetween(oldest, now))} · ${hint}`;
}

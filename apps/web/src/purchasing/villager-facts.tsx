import { useMessages } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import { useNow } from '../shell/figures.tsx';
import type { VillagerRow } from '../sync/orders.ts';

/** What tells people of one name apart: their phone, their household, when they were last here. */
export function VillagerFacts({ of: { phone, address, lastVisit } }: { of: VillagerRow }) {
  const messages = useMessages();
  const { villagers } = messages.counter;
  const now = useNow();
  const visit = lastVisit === null ? villagers.neverCame : villagers.lastVisit(sayMoment(lastVisit, now, messages));
  return <span class="note figures">{[phone, address, visit].filter((fact) => fact !== null).join(' · ')}</span>;
}

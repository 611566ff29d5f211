import type { CounterScreenProps } from '../../counter/screens.ts';
import { useMessages } from '../../i18n/index.tsx';
import { ToTell } from '../to-tell.tsx';

/** Whom the partner has to call or write on the board, of those whom no message reached. */
export function Tell({ station }: CounterScreenProps) {
  const { toTell } = useMessages().notices;
  return (
    <div class="counter-page">
      <h1>{toTell.title}</h1>
      <p class="note">{toTell.intro}</p>
      <ToTell station={station.id} />
    </div>
  );
}

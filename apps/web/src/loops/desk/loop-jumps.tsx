import { useMessages } from '../../i18n/index.tsx';
import type { ShownLoop } from './shown-loop.ts';

/** With so many stops a day's cards are longer than a screen or two: then each can be gone to. */
const MANY_STOPS = 20;

/** The way to each loop's card, where a day has many stops. */
export function LoopJumps({ loops: shown }: { loops: readonly ShownLoop[] }) {
  const { loops } = useMessages();
  const stopsOf = ({ trips }: ShownLoop) => trips.reduce((sum, { stops }) => sum + stops.length, 0);
  if (shown.length < 2 || shown.reduce((sum, loop) => sum + stopsOf(loop), 0) < MANY_STOPS) return null;
  return (
    <nav aria-label={loops.jump} class="loop-jumps">
      {shown.map((loop) => (
        <a key={loop.id} href={`#loop-${loop.id}`}>
          <svg width="22" height="8" aria-hidden="true">
            <line
              x1="1"
              y1="4"
              x2="21"
              y2="4"
              class="loop-line"
              stroke={loop.look.colour}
              stroke-dasharray={loop.look.dashes}
            />
          </svg>
          {loop.vehicleName} <span class="note">{loops.stopCount(stopsOf(loop))}</span>
        </a>
      ))}
    </nav>
  );
}

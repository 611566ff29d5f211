import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { Price } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../shell/figures.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { kilometreText } from './clock.ts';
import type { Moves } from './use-moves.ts';

/** What the stops moved by hand do to cost and distance, before anybody adopts it. */
export function ChangeBar({ day, moves }: { day: string; moves: Moves }) {
  const { loops } = useMessages();
  const sender = useSending(useCountyCode());
  const { price } = moves;
  const adopt = () => {
    if (price === undefined) return;
    const { loops: changed, distanceSource, detourPercent } = price;
    // What was moved stays on the screen until the loops are read again: then it is dropped.
    sender.send([prepare('move-stop', { day, loops: changed, distanceSource, detourPercent })]);
  };
  return (
    <section class="change-bar" aria-label={loops.change} role="status">
      <strong>{loops.change}</strong>
      {price === undefined ? (
        moves.failure === undefined && <span class="note">{loops.pricing}</span>
      ) : (
        <Difference price={price} />
      )}
      <span class="row-actions">
        <Button onClick={moves.drop}>{loops.dropChange}</Button>
        <Button
          kind="primary"
          busy={sender.busy || sender.state.is === 'accepted'}
          reason={price === undefined ? loops.pricing : price.problem === null ? undefined : loops.notSo}
          onClick={adopt}
        >
          {loops.keepChange}
        </Button>
      </span>
      {moves.failure !== undefined && <FailureNote error={moves.failure} />}
      {price?.problem && <RefusalNote problem={price.problem} />}
      <SendingNote sender={sender} />
    </section>
  );
}

function Difference({ price: { before, after } }: { price: Price }) {
  const { loops } = useMessages();
  const [fen, metres] = [after.fen - before.fen, after.metres - before.metres];
  return (
    <span class="figures">
      {loops.changeCost} {fen === 0 ? loops.unchanged : <Money fen={fen} signed />} · {loops.changeDistance}{' '}
      {metres === 0 ? loops.unchanged : `${metres > 0 ? '+' : '−'}${loops.kilometres(kilometreText(Math.abs(metres)))}`}
    </span>
  );
}

import { encodeQR } from 'qr';
import { useMemo } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { useJournalHead, type JournalHead, type SettlementPage } from '../../sync/money.ts';
import { Money } from '../../shell/figures.tsx';
import { PaperDialog } from '../../shell/paper.tsx';
import { Answer } from '../../shell/answer.tsx';
import { useMonth } from '../months.tsx';
import './head-sheet.css';

/**
 * A settlement's sheet for the officer's folder: what is paid, and where the journal stands, signed. Kept on paper, it exposes
 * whoever rewrites the journal later.
 */
export function HeadSheetDialog({ settlement, onClose }: { settlement: SettlementPage; onClose: () => void }) {
  const { money } = useMessages();
  const head = useJournalHead(useCountyCode());
  return (
    <PaperDialog
      title={money.settlements.headSheet}
      hint={money.settlements.headHint}
      preview={() => (
        <Answer of={head} lines={4}>
          {(data) => <HeadSheet settlement={settlement} head={data} />}
        </Answer>
      )}
      onClose={onClose}
    />
  );
}

function HeadSheet({ settlement, head }: { settlement: SettlementPage; head: JournalHead }) {
  const { money } = useMessages();
  const say = useSaid();
  const month = useMonth();
  const { current, days, key, keysBefore } = head;
  const square = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(encodeQR(current.text, 'svg', { ecc: 'medium', border: 1 }))}`,
    [current.text],
  );
  return (
    <div class="head-sheet">
      <strong>
        {say(settlement.paysFor)} · {month(settlement.period)}
      </strong>
      <span>
        {money.settlements.people(settlement.people)} · <Money fen={settlement.totalFen} />
      </span>
      <img src={square} alt={money.settlements.headSquare} />
      <span class="head-sheet-code">{current.short}</span>
      {days[0] && (
        <>
          <span>{money.settlements.headOfDay}</span>
          <span class="head-sheet-code">{days[0].short}</span>
        </>
      )}
      <span>{money.settlements.headKey(key.fingerprint, key.since)}</span>
      {keysBefore.length > 0 && <span>{money.settlements.headKeysBefore(keysBefore.join(', '))}</span>}
    </div>
  );
}

import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { PaymentDialog } from '../payment-dialog.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useMoneySummary } from '../../sync/money.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../shell/figures.tsx';
import './money.css';

/** What the payment institution owes for QR payments, and what it has paid; nothing for those who do not see the books. */
export function Institution({ onDone }: { onDone: (text: string) => void }) {
  const { institution: say, rights } = useMessages().money;
  const county = useCountyCode();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const owesFen = useMoneySummary(county, may('cash.read')).data?.institutionFen ?? null;
  if (owesFen === null) return null;
  return (
    <section class="panel" aria-labelledby="institution">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="institution">{say.title}</h2>
          <span class="note">{say.hint}</span>
        </div>
        <div class="row-actions">
          <Link className="institution-owed" href={pathTo('desk', '/ledger/:id', { county, id: 'institution' })}>
            <Money fen={owesFen} />
          </Link>
          <Button
            reason={may('institution.record') ? (owesFen > 0 ? undefined : say.nothing) : rights}
            onClick={() => setAsking(true)}
          >
            {say.record}
          </Button>
        </div>
      </div>
      {asking && (
        <RecordPayment
          owesFen={owesFen}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onDone(say.done);
          }}
        />
      )}
    </section>
  );
}

function RecordPayment({ owesFen, onClose, onDone }: { owesFen: number; onClose: () => void; onDone: () => void }) {
  const { institution: say } = useMessages().money;
  return (
    <PaymentDialog
      name="record-institution-payment"
      title={say.record}
      hint={say.recordHint}
      action={say.book}
      owedFen={owesFen}
      commandOf={(payment) => prepare('record-institution-payment', payment)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

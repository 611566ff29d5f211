import { bounceReasons, rejectionReasons, shortCode, type BounceReason, type RejectionReason } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useLineOrders, type PayoutRow, type SettlementPage } from '../../sync/money.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { Moment, Money } from '../../ui/figures.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';
import { Answer } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { AboutLink } from '../about-link.tsx';
import { useEventWord } from '../words.ts';
import { useMonth } from './money-words.ts';

/** Sends a settlement back, with the reason. */
export function RejectSettlement({ settlement, onClose }: { settlement: SettlementPage; onClose: () => void }) {
  const { money, shell } = useMessages();
  const month = useMonth();
  const sender = useSending(useCountyCode());
  const [reason, setReason] = useState<RejectionReason | ''>('');
  const submit = () => {
    if (reason === '') return;
    sender.send([prepare('reject-settlement', { settlement: settlement.id, reason })], ([outcome]) => {
      if (outcome?.status === 'accepted') onClose();
    });
  };
  return (
    <Dialog title={money.settlements.rejectOf(month(settlement.period))} onClose={onClose}>
      <Form onSubmit={submit} label={money.settlements.reject}>
        <SelectField
          label={money.settlements.why}
          value={reason}
          onChange={setReason}
          empty={money.choose}
          options={rejectionReasons.map((value) => ({ value, label: money.rejectionReasons[value] }))}
        />
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="danger" submit busy={sender.busy} reason={reason === '' ? money.settlements.why : undefined}>
            {money.settlements.reject}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Writes down that the bank sent a payout back, and why. */
export function RecordBounce({
  settlement,
  line,
  onClose,
}: {
  settlement: string;
  line: PayoutRow;
  onClose: () => void;
}) {
  const { money, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [reason, setReason] = useState<BounceReason | ''>('');
  const submit = () => {
    if (reason === '') return;
    sender.send(
      [prepare('record-payout', { settlement, serial: line.serial, result: 'bounced', reason })],
      ([outcome]) => {
        if (outcome?.status === 'accepted') onClose();
      },
    );
  };
  return (
    <Dialog title={money.settlements.bouncedOf(line.partner.name ?? '')} onClose={onClose}>
      <Form onSubmit={submit} label={money.settlements.bounced}>
        <SelectField
          label={money.settlements.why}
          value={reason}
          onChange={setReason}
          empty={money.choose}
          options={bounceReasons.map((value) => ({ value, label: money.bounceReasons[value] }))}
        />
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="danger" submit busy={sender.busy} reason={reason === '' ? money.settlements.why : undefined}>
            {money.settlements.bounced}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** The orders or loops that one line pays for; they sum to it, to the fen. */
export function LineOrders({
  settlement,
  line,
  onClose,
}: {
  settlement: string;
  line: PayoutRow;
  onClose: () => void;
}) {
  const { money, words } = useMessages();
  const county = useCountyCode();
  const eventWord = useEventWord();
  const orders = useLineOrders(county, settlement, line.serial);
  return (
    <Dialog
      title={
        line.as === null
          ? money.settlements.ordersOf(line.partner.name ?? '')
          : money.settlements.loopsOf(line.partner.name ?? '')
      }
      onClose={onClose}
    >
      <Answer of={orders} lines={4}>
        {({ rows, amountFen }) => (
          <>
            <Table
              caption={money.settlements.orders}
              rows={rows}
              keyOf={({ seq }) => seq}
              columns={[
                {
                  title: line.as === null ? words.order : money.settlements.loop,
                  cell: ({ about, at, reason }) => (
                    <span class="stacked">
                      <AboutLink about={about} at={at}>
                        {about.kind === 'loop' ? money.settlements.toLoop : shortCode(about.id)}
                      </AboutLink>
                      <span class="note">{eventWord(reason)}</span>
                    </span>
                  ),
                },
                { title: words.time, cell: ({ at }) => <Moment at={at} /> },
                { title: money.settlements.amount, figure: true, cell: (row) => <Money fen={row.amountFen} /> },
              ]}
            />
            <p class="ledger-sum">
              <span>{money.settlements.total}</span>
              <strong>
                <Money fen={amountFen} />
              </strong>
            </p>
          </>
        )}
      </Answer>
    </Dialog>
  );
}

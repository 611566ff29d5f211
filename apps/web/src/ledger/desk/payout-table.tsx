import { payoutStages } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { PayoutRow } from '../../sync/money.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { type SortBy } from '../../ui/sorting.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { usePayeeCalled } from '../payee-called.ts';
import { useTaxColumns } from '../taxed.tsx';
import { payoutLooks } from './money-looks.ts';
import './money.css';
import { SetPayee } from './payees.tsx';
import { RecordBounce, ReversePayout } from './settlement-dialogs.tsx';

interface PayoutTableProps {
  readonly settlement: string;
  readonly lines: readonly PayoutRow[];
  readonly onOrders: (line: PayoutRow) => void;
}

/** By what the lines of a settlement can be sorted, on screen and in their export. */
export const payoutSorts = {
  serial: { name: 'serial', by: ({ serial }) => serial },
  partner: { name: 'partner', by: ({ partner }) => asSorted(partner.name) },
  stage: { name: 'stage', by: ({ stage }) => payoutStages.indexOf(stage) },
  amount: { name: 'amount', by: ({ amountFen }) => amountFen },
} as const satisfies Record<string, SortBy<PayoutRow>>;

/** The lines of a settlement, with what the bank made of each, and what can be done about it. */
export function PayoutTable({ settlement, lines, onOrders }: PayoutTableProps) {
  const { bookings, money } = useMessages();
  const say = useSaid();
  const nameOf = usePayeeCalled();
  const may = useMay();
  const mayNot = useReason();
  const taxes = useTaxColumns<PayoutRow>();
  const sender = useSending(useCountyCode());
  const [bouncing, setBouncing] = useState<PayoutRow>();
  const [wrong, setWrong] = useState<PayoutRow>();
  const [correcting, setCorrecting] = useState<PayoutRow>();
  const seesPayees = may('payees.read');
  const record = mayNot('payouts.record');
  const columns: readonly Column<PayoutRow>[] = [
    { title: '#', tight: true, sort: payoutSorts.serial, cell: ({ serial }) => <span class="figures">{serial}</span> },
    {
      title: money.settlements.partner,
      sort: payoutSorts.partner,
      wide: true,
      cell: ({ partner, called, role, stationName }) => (
        <span class="stacked">
          <strong>{nameOf({ person: partner, called })}</strong>
          <span class="note">{[say(role), stationName].filter((word) => word !== null).join(' · ')}</span>
        </span>
      ),
    },
    {
      title: money.settlements.payee,
      labelled: true,
      cell: ({ payee }) =>
        seesPayees
          ? (payee ?? <span class="low-mark">{money.settlements.noPayee}</span>)
          : money.settlements.payeeHidden,
    },
    {
      title: money.settlements.stage,
      sort: payoutSorts.stage,
      cell: ({ stage, reason, file, held, undone }) => (
        <span class="badge-stack">
          <Badge {...payoutLooks[stage]}>{money.payoutStages[stage]}</Badge>
          <span class="note">
            {held && <span class="low-mark">{money.settlements.held}</span>}
            {reason !== null ? money.bounceReasons[reason] : file !== null && money.settlements.file(file)}
          </span>
          {undone.map((one) => (
            <span key={one.at} class="note">
              {bookings.undone(bookings.faults[one.reason])} · <Moment at={one.at} />
            </span>
          ))}
        </span>
      ),
    },
    ...taxes,
    {
      title: money.settlements.net,
      figure: true,
      labelled: true,
      sort: payoutSorts.amount,
      cell: ({ amountFen }) => <Money fen={amountFen} />,
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (line) => (
        <span class="row-actions">
          {line.stage === 'instructed' && (
            <>
              <Button
                reason={record}
                onClick={() =>
                  sender.send([prepare('record-payout', { settlement, serial: line.serial, result: 'paid' })])
                }
              >
                {money.settlements.paid}
              </Button>
              <Button kind="danger" reason={record} onClick={() => setBouncing(line)}>
                {money.settlements.bounced}
              </Button>
            </>
          )}
          {line.stage === 'paid' && (
            <Button icon="undo" reason={mayNot('bookings.reverse')} onClick={() => setWrong(line)}>
              {bookings.reverse}
            </Button>
          )}
          {line.held && (
            <Button
              icon="check"
              reason={mayNot('settlements.approve')}
              onClick={() => sender.send([prepare('confirm-payouts', { settlement, serials: [line.serial] })])}
            >
              {money.settlements.letGo}
            </Button>
          )}
          {line.stage === 'bounced' && (
            <>
              <Button reason={mayNot('payees.edit')} onClick={() => setCorrecting(line)}>
                {money.payees.correct}
              </Button>
              <Button
                reason={record ?? (line.payeeChanged ? undefined : money.settlements.correctFirst)}
                onClick={() => sender.send([prepare('retry-payout', { settlement, serial: line.serial })])}
              >
                {money.settlements.retry}
              </Button>
            </>
          )}
          <Button
            kind="plain"
            label={money.settlements.ordersOf(nameOf({ person: line.partner, called: line.called }))}
            onClick={() => onOrders(line)}
          >
            {money.settlements.orders}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <SendingNote sender={sender} />
      <Table caption={money.settlements.title} columns={columns} rows={lines} keyOf={({ serial }) => serial} />
      {bouncing && <RecordBounce settlement={settlement} line={bouncing} onClose={() => setBouncing(undefined)} />}
      {wrong && <ReversePayout settlement={settlement} line={wrong} onClose={() => setWrong(undefined)} />}
      {correcting && (
        <SetPayee
          row={{ person: correcting.partner, called: correcting.called, ofThing: false, accountName: null, bank: null }}
          onClose={() => setCorrecting(undefined)}
          onDone={() => setCorrecting(undefined)}
        />
      )}
    </>
  );
}

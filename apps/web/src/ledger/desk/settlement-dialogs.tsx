import { bookingFaults, bounceReasons, rejectionReasons } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useContests } from '../../sync/earnings.ts';
import { useLineOrders, type PayoutRow, type SettlementPage } from '../../sync/money.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { Answer } from '../../shell/answer.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { Table } from '../../ui/table.tsx';
import { AboutLink } from '../../desk/about-link.tsx';
import { useEventWord } from '../../shell/record-words.ts';
import { ContestNote } from '../contest-line.tsx';
import { useMonth } from '../months.tsx';
import { usePayeeCalled } from '../payee-called.ts';
import { yuanText } from '../../ui/yuan.ts';

/** Sends a settlement back, with the reason. */
export function RejectSettlement({ settlement, onClose }: { settlement: SettlementPage; onClose: () => void }) {
  const { money } = useMessages();
  const month = useMonth();
  return (
    <ReasonDialog
      name={`reject-settlement ${settlement.id}`}
      title={money.settlements.rejectOf(month(settlement.period))}
      label={money.settlements.why}
      action={money.settlements.reject}
      kind="danger"
      among={rejectionReasons}
      words={money.rejectionReasons}
      commandOf={(reason) => prepare('reject-settlement', { settlement: settlement.id, reason })}
      onClose={onClose}
    />
  );
}

/** Writes down that the bank sent a payout back, and why. */
export function RecordBounce({
  settlement,
  line: { serial, partner, called },
  onClose,
}: {
  settlement: string;
  line: PayoutRow;
  onClose: () => void;
}) {
  const { money } = useMessages();
  const nameOf = usePayeeCalled();
  return (
    <ReasonDialog
      name={`record-payout ${settlement} ${serial}`}
      title={money.settlements.bouncedOf(nameOf({ person: partner, called }))}
      label={money.settlements.why}
      action={money.settlements.bounced}
      kind="danger"
      among={bounceReasons}
      words={money.bounceReasons}
      commandOf={(reason) => prepare('record-payout', { settlement, serial, result: 'bounced', reason })}
      onClose={onClose}
    />
  );
}

/** Reverses that a payout was recorded as paid, with the reason. */
export function ReversePayout({
  settlement,
  line: { serial, partner, called, amountFen },
  onClose,
}: {
  settlement: string;
  line: PayoutRow;
  onClose: () => void;
}) {
  const { bookings } = useMessages();
  const nameOf = usePayeeCalled();
  return (
    <ReasonDialog
      name={`reverse-payout ${settlement} ${serial}`}
      title={bookings.payoutOf(nameOf({ person: partner, called }), yuanText(amountFen))}
      hint={bookings.payoutHint}
      label={bookings.why}
      action={bookings.reverse}
      kind="danger"
      among={bookingFaults}
      words={bookings.faults}
      commandOf={(reason) => prepare('reverse-payout', { settlement, serial, reason })}
      onClose={onClose}
    />
  );
}

/** What one line pays for, each opening to what it is about; they sum to it, to the fen. */
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
  const nameOf = usePayeeCalled();
  const orders = useLineOrders(county, settlement, line.serial);
  const contested = rowsOf(useContests(county, {})) ?? [];
  return (
    <Dialog title={money.settlements.ordersOf(nameOf({ person: line.partner, called: line.called }))} onClose={onClose}>
      <Answer of={orders} lines={4}>
        {({ rows, amountFen }) => (
          <>
            <Table
              caption={money.settlements.orders}
              rows={rows}
              keyOf={({ seq }) => seq}
              columns={[
                {
                  title: money.settlements.about,
                  cell: ({ about, at, number, reason }) => (
                    <span class="stacked">
                      <AboutLink about={about} at={at} number={number} />
                      <span class="note">{eventWord(reason)}</span>
                      {contested
                        .filter((one) => one.line === about.id && one.payee.id === line.partner.id)
                        .map((one) => (
                          <ContestNote key={one.id} of={one} />
                        ))}
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

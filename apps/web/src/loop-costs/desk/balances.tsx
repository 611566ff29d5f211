import { contributionPayers } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { PaymentDialog } from '../../ledger/payment-dialog.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useLoopBalances, type LoopBalanceRow } from '../../sync/loop-costs.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Money } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { useInOrder } from '../../ui/sorting.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { MonthFilter, useShownMonth } from '../../ledger/months.tsx';
import { PrepareSettlement } from '../../ledger/desk/prepare-settlement.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { usePayerName } from '../../desk/account-words.ts';
import { ContributionsPanel } from './contributions.tsx';
import './costs.css';
import { BalancesExport } from './exports.tsx';

/** What the county owes for loops and to whom, what carriers owe it, over a month; and the ways to pay and to receive it. */
export function LoopBalances() {
  const { costs } = useMessages();
  const county = useCountyCode();
  const shown = useShownMonth();
  const balances = useLoopBalances(county, shown);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/loop-costs', { county }), label: costs.title }}
      title={costs.balances.title}
      intro={costs.balances.intro}
    >
      <div class="filters" role="search">
        <MonthFilter label={costs.month} />
      </div>
      <Answer of={balances}>
        {({ rows }) => (
          <>
            <OwedPanel month={shown} rows={rows.filter(({ as }) => as !== 'carrier')} />
            <OwingPanel month={shown} rows={rows.filter(({ as }) => as === 'carrier')} />
          </>
        )}
      </Answer>
      <ContributionsPanel month={shown} />
    </DeskPage>
  );
}

function OwedPanel({ month, rows }: { month: string; rows: readonly LoopBalanceRow[] }) {
  const { costs, money } = useMessages();
  const { balances: say } = costs;
  const county = useCountyCode();
  const may = useMay();
  const [preparing, setPreparing] = useState(false);
  const columns = useColumns('owed');
  const inOrder = useInOrder(columns, 'owed');
  const reason = may('settlements.prepare')
    ? rows.some(({ nowFen }) => nowFen > 0)
      ? undefined
      : say.owedEmpty
    : money.rights;
  return (
    <section class="panel" aria-labelledby="owed">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="owed">{say.owed}</h2>
          <span class="note">{say.owedHint}</span>
        </div>
        <div class="row-actions">
          <BalancesExport name={`${say.owed} ${month}`} rows={inOrder(rows)} nameOf={({ name }) => name ?? ''} />
          {may('payees.read') && (
            <ButtonLink href={pathTo('desk', '/payees', { county })}>{money.settlements.toPayees}</ButtonLink>
          )}
          {may('settlements.read') && (
            <ButtonLink href={pathTo('desk', '/settlements', { county })}>{money.settlements.title}</ButtonLink>
          )}
          <Button kind="primary" icon="plus" reason={reason} onClick={() => setPreparing(true)}>
            {money.settlements.prepare}
          </Button>
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="bars" title={say.owedEmpty} next={say.owedEmptyNext} />
      ) : (
        <Table caption={say.owed} columns={columns} rows={rows} keyOf={({ as, id }) => as + id} sortedIn="owed" />
      )}
      {preparing && <PrepareSettlement of="loops" onClose={() => setPreparing(false)} />}
    </section>
  );
}

function OwingPanel({ month, rows }: { month: string; rows: readonly LoopBalanceRow[] }) {
  const { costs } = useMessages();
  const { balances: say } = costs;
  const payerName = usePayerName();
  const [receiving, setReceiving] = useState<LoopBalanceRow>();
  const [done, setDone] = useState(false);
  const columns = useColumns('owing', (row) => {
    setDone(false);
    setReceiving(row);
  });
  const inOrder = useInOrder(columns, 'owing');
  return (
    <section class="panel" aria-labelledby="owing">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="owing">{say.owing}</h2>
          <span class="note">{say.owingHint}</span>
        </div>
        <BalancesExport name={`${say.owing} ${month}`} rows={inOrder(rows)} nameOf={({ id }) => payerName(id)} />
      </div>
      {done && <Notice>{say.received}</Notice>}
      {rows.length === 0 ? (
        <EmptyState icon="truck" title={say.owingEmpty} next={say.owingEmptyNext} />
      ) : (
        <Table caption={say.owing} columns={columns} rows={rows} keyOf={({ id }) => id} sortedIn="owing" />
      )}
      {receiving !== undefined && (
        <Receive
          row={receiving}
          onClose={() => setReceiving(undefined)}
          onDone={() => {
            setReceiving(undefined);
            setDone(true);
          }}
        />
      )}
    </section>
  );
}

function useColumns(
  which: 'owed' | 'owing',
  receive?: (row: LoopBalanceRow) => void,
): readonly Column<LoopBalanceRow>[] {
  const { costs, money, words } = useMessages();
  const { balances: say } = costs;
  const county = useCountyCode();
  const may = useMay();
  const payerName = usePayerName();
  const nameOf = ({ as, id, name }: LoopBalanceRow) =>
    as === 'carrier' ? payerName(id) : (name ?? words.unknownPerson);
  const amount = (title: string, name: string, of: (row: LoopBalanceRow) => number): Column<LoopBalanceRow> => ({
    title,
    figure: true,
    labelled: true,
    sort: { name, by: of },
    cell: (row) => (of(row) === 0 ? <span class="note">—</span> : <Money fen={of(row)} />),
  });
  const whose: Column<LoopBalanceRow> = {
    title: which === 'owed' ? money.settlements.partner : costs.loop.payer,
    wide: true,
    sort: { name: 'who', by: (row) => asSorted(nameOf(row)) },
    cell: (row) => (
      <span class="stacked">
        <strong>
          {may('ledger.read') ? (
            <Link href={pathTo('desk', '/ledger/:id', { county, id: accountNames[row.as] + row.id })}>
              {nameOf(row)}
            </Link>
          ) : (
            nameOf(row)
          )}
        </strong>
        {row.as !== 'carrier' && (
          <span class="note">
            {say.roles[row.as]}
            {!row.payeeSet && ` · ${say.noAccount}`}
          </span>
        )}
      </span>
    ),
  };
  const moved = [
    amount(say.opening, 'opening', ({ openingFen }) => openingFen),
    amount(say.booked, 'booked', ({ bookedFen, reversedFen }) => bookedFen + reversedFen),
    amount(which === 'owed' ? say.settled : say.receivedIn, 'settled', ({ settledFen }) => -settledFen),
    amount(say.closing, 'closing', ({ closingFen }) => closingFen),
  ];
  if (which === 'owed') {
    return [
      whose,
      ...moved,
      amount(say.inPayment, 'paying', ({ inPaymentFen }) => inPaymentFen),
      amount(money.payoutStages.bounced, 'bounced', ({ bouncedFen }) => bouncedFen),
      amount(say.now, 'now', ({ nowFen }) => nowFen),
    ];
  }
  return [
    whose,
    ...moved,
    amount(say.now, 'now', ({ nowFen }) => nowFen),
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) => (
        <Button
          label={say.receiveFrom(nameOf(row))}
          reason={may('contributions.record') ? (row.nowFen > 0 ? undefined : say.nothingOwed) : money.rights}
          onClick={() => receive?.(row)}
        >
          {say.receive}
        </Button>
      ),
    },
  ];
}

/** How the accounts of those who are owed, or owe, begin. */
const accountNames: Readonly<Record<LoopBalanceRow['as'], string>> = {
  vehicle: 'vehicle-payable:',
  driver: 'driver-payable:',
  carrier: 'carrier-owes:',
};

function Receive({ row, onClose, onDone }: { row: LoopBalanceRow; onClose: () => void; onDone: () => void }) {
  const { balances: say } = useMessages().costs;
  const payerName = usePayerName();
  const payer = contributionPayers.find((one) => one === row.id);
  if (payer === undefined) return null;
  return (
    <PaymentDialog
      name={`record-contribution ${payer}`}
      title={say.receiveFrom(payerName(payer))}
      hint={say.receiveHint}
      action={say.receive}
      owedFen={row.nowFen}
      commandOf={(payment) => prepare('record-contribution', { payer, ...payment })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

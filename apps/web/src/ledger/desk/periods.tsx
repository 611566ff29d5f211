import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { usePeriods, type TrialLine } from '../../sync/money.ts';
import { Button } from '../../ui/button.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAccountName } from '../../desk/account-words.ts';
import { TrialBalanceExport } from './exports.tsx';
import { useMonth } from '../months.tsx';

/** Closed months with the trial balances that were kept, and the open one. */
export function Periods() {
  const { money, words } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const month = useMonth();
  const periods = usePeriods(county);
  const [closing, setClosing] = useState(false);
  const [done, setDone] = useState(false);
  const next = periods.data?.open.next ?? undefined;
  const reason = may('periods.close') ? (next === undefined ? money.periods.none : undefined) : money.rights;
  const close = (
    <Button kind="primary" reason={reason} onClick={() => setClosing(true)}>
      {next === undefined ? money.periods.title : money.periods.close(month(next))}
    </Button>
  );
  return (
    <DeskPage
      title={money.periods.title}
      intro={money.periods.intro}
      actions={close}
      up={{ href: pathTo('desk', '/settlements', { county }), label: money.settlements.title }}
    >
      {done && <Notice>{money.periods.closed}</Notice>}
      <Answer of={periods}>
        {({ open, rows }) => (
          <>
            <section class="panel" aria-label={money.periods.open}>
              <div class="panel-head">
                <h2>{money.periods.open}</h2>
                <TrialBalanceExport name={money.periods.open} rows={open.trialBalance} />
              </div>
              <TrialBalance lines={open.trialBalance} caption={money.periods.open} />
            </section>
            {rows.map((row) => (
              <section class="panel" key={row.period} aria-label={month(row.period)}>
                <details>
                  <summary class="panel-head">
                    <h2>{month(row.period)}</h2>
                    <span class="note">
                      {money.periods.closedBy(row.closedBy.name ?? words.unknownPerson, row.closedSeq)} ·{' '}
                      <Moment at={row.closedAt} />
                    </span>
                  </summary>
                  <div class="panel-head">
                    <TrialBalanceExport name={`${money.periods.title} ${row.period}`} rows={row.trialBalance} />
                  </div>
                  <TrialBalance lines={row.trialBalance} caption={month(row.period)} />
                </details>
              </section>
            ))}
          </>
        )}
      </Answer>
      {closing && next !== undefined && (
        <CloseMonth
          period={next}
          onClose={() => setClosing(false)}
          onDone={() => {
            setClosing(false);
            setDone(true);
          }}
        />
      )}
    </DeskPage>
  );
}

/** Each kind of account with its balance as a debit or a credit; both columns come to the same. */
function TrialBalance({ lines, caption }: { lines: readonly TrialLine[]; caption: string }) {
  const { money } = useMessages();
  const accountName = useAccountName();
  const debits = lines.reduce((sum, { balanceFen }) => sum + Math.max(0, balanceFen), 0);
  const credits = lines.reduce((sum, { balanceFen }) => sum + Math.max(0, -balanceFen), 0);
  const total = '';
  const columns: readonly Column<TrialLine>[] = [
    {
      title: money.periods.account,
      wide: true,
      cell: ({ head }) => (head === total ? <strong>{money.periods.total}</strong> : accountName(head)),
    },
    {
      title: money.periods.debit,
      figure: true,
      labelled: true,
      cell: ({ head, balanceFen }) =>
        head === total ? <Money fen={debits} /> : balanceFen > 0 && <Money fen={balanceFen} />,
    },
    {
      title: money.periods.credit,
      figure: true,
      labelled: true,
      cell: ({ head, balanceFen }) =>
        head === total ? <Money fen={credits} /> : balanceFen < 0 && <Money fen={-balanceFen} />,
    },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={[...lines.filter(({ balanceFen }) => balanceFen !== 0), { head: total, balanceFen: 0 }]}
      keyOf={({ head }) => head}
    />
  );
}

function CloseMonth({ period, onClose, onDone }: { period: string; onClose: () => void; onDone: () => void }) {
  const { money } = useMessages();
  const month = useMonth();
  return (
    <ConfirmDialog
      name={`close-period ${period}`}
      title={money.periods.closeConfirm(month(period))}
      action={money.periods.close(month(period))}
      kind="primary"
      command={() => prepare('close-period', { period })}
      onClose={onClose}
      onDone={onDone}
    >
      <p>{money.periods.closeHint}</p>
    </ConfirmDialog>
  );
}

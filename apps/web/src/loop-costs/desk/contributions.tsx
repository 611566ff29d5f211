import { contributionFaults } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay, useStanding } from '../../county.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useContributions, type ContributionRow } from '../../sync/loop-costs.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { useInOrder } from '../../ui/sorting.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { usePayerName } from '../../desk/account-words.ts';
import { ContributionsExport } from './exports.tsx';

/** The payments that carriers and the programme made in a month, reversed ones among them; and the way to take back a wrong one. */
export function ContributionsPanel({ month }: { month: string }) {
  const { costs } = useMessages();
  const { contributions: say } = costs;
  const payments = useContributions(useCountyCode(), month);
  const payerName = usePayerName();
  const [wrong, setWrong] = useState<ContributionRow>();
  const [done, setDone] = useState(false);
  const columns = useColumns((row) => {
    setDone(false);
    setWrong(row);
  });
  const inOrder = useInOrder(columns, 'payments');
  return (
    <section class="panel" aria-labelledby="contributions">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="contributions">{say.title}</h2>
          <span class="note">{say.hint}</span>
        </div>
        {payments.data !== undefined && (
          <ContributionsExport name={`${say.title} ${month}`} rows={inOrder(payments.data.rows)} />
        )}
      </div>
      {done && <Notice>{say.reversed}</Notice>}
      <Answer of={payments}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="ledger" title={say.empty} next={say.emptyNext} />
          ) : (
            <Table caption={say.title} columns={columns} rows={rows} keyOf={({ id }) => id} sortedIn="payments" />
          )
        }
      </Answer>
      {wrong !== undefined && (
        <ReasonDialog
          name={`reverse-contribution ${wrong.id}`}
          label={costs.reverse.reason}
          action={costs.reverse.action}
          title={say.reverseOf(payerName(wrong.payer), wrong.reference)}
          hint={say.reverseHint}
          words={say.faults}
          among={contributionFaults}
          commandOf={(reason) => prepare('reverse-contribution', { payment: wrong.id, reason })}
          onClose={() => setWrong(undefined)}
          onDone={() => {
            setWrong(undefined);
            setDone(true);
          }}
        />
      )}
    </section>
  );
}

function useColumns(reverse: (row: ContributionRow) => void): readonly Column<ContributionRow>[] {
  const { costs, words } = useMessages();
  const { contributions: say } = costs;
  const payerName = usePayerName();
  const unable = useWhyNot();
  const nameOf = (person: ContributionRow['reversedBy']) => person?.name ?? words.unknownPerson;
  return [
    {
      title: costs.loop.payer,
      wide: true,
      sort: { name: 'who', by: ({ payer }) => asSorted(payerName(payer)) },
      cell: ({ payer, reference }) => (
        <span class="stacked">
          <strong>{payerName(payer)}</strong>
          <span class="note figures">{reference}</span>
        </span>
      ),
    },
    {
      title: say.amount,
      figure: true,
      labelled: true,
      sort: { name: 'amount', by: ({ amountFen }) => amountFen },
      cell: ({ amountFen, stage }) =>
        stage === 'reversed' ? (
          <s>
            <Money fen={amountFen} />
          </s>
        ) : (
          <Money fen={amountFen} />
        ),
    },
    {
      title: say.recorded,
      labelled: true,
      sort: { name: 'recorded', by: ({ recordedAt }) => recordedAt },
      cell: ({ recordedBy, recordedAt }) => (
        <span class="note">
          {nameOf(recordedBy)} · <Moment at={recordedAt} />
        </span>
      ),
    },
    {
      title: costs.loops.stage,
      wide: true,
      cell: ({ stage, reason, reversedBy, reversedAt }) =>
        stage === 'received' || reason === null || reversedAt === null ? (
          <Badge icon="check" tone="completed">
            {say.stages.received}
          </Badge>
        ) : (
          <span class="stacked">
            <span>
              <Badge icon="undo" tone="cancelled">
                {say.stages.reversed}
              </Badge>
            </span>
            <span class="note">
              {say.reversedBy(nameOf(reversedBy), say.faults[reason])} · <Moment at={reversedAt} />
            </span>
          </span>
        ),
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) =>
        row.stage === 'received' && (
          <Button
            icon="undo"
            label={say.reverseOf(payerName(row.payer), row.reference)}
            reason={unable(row)}
            onClick={() => reverse(row)}
          >
            {costs.reverse.action}
          </Button>
        ),
    },
  ];
}

/** Why the person at the screen cannot take a payment back: it takes a finance approver, and another than who recorded it. */
function useWhyNot(): (row: ContributionRow) => string | undefined {
  const { contributions: say } = useMessages().costs;
  const may = useMay();
  const { me } = useStanding();
  return ({ recordedBy }) => {
    if (!may('contributions.reverse')) return say.rights;
    return recordedBy.id === me.person.id ? say.own : undefined;
  };
}

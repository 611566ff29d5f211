import { businessMonth, monthsBack } from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useSettlementPreview, type Proposal } from '../../sync/money.ts';
import { Money } from '../../shell/figures.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { useMonth } from '../months.tsx';
import { usePayeeCalled } from '../payee-called.ts';
import { useTaxColumns } from '../taxed.tsx';

const MONTHS_BEFORE = 6;

/** The months before this one, the last first. */
function monthsBefore(now: number): readonly string[] {
  return monthsBack(businessMonth(now), MONTHS_BEFORE + 1).slice(1);
}

/** Shows what a settlement would pay, and prepares it: of the run that is named, or the first. */
export function PrepareSettlement({ of = '', onClose }: { of?: string; onClose: () => void }) {
  const { money } = useMessages();
  const county = useCountyCode();
  const [, go] = useLocation();
  const month = useMonth();
  const [months] = useState(() => monthsBefore(Date.now()));
  const [shown, setShown] = useState(of);
  const preview = useSettlementPreview(county, shown);
  /** The month that was chosen, or the last that is due. */
  const monthOf = (chosen: string) => (chosen === '' ? (preview.data?.latest ?? months[0] ?? '') : chosen);
  const form = useForm({
    name: 'prepare-settlement',
    fields: { pays: text(of), period: text() },
    commands: ({ pays, period }, settlement) =>
      prepare('prepare-settlement', { settlement, period: monthOf(period), ...(pays !== '' && { pays }) }),
    follows: (_, settlement) => go(pathTo('desk', '/settlements/:id', { county, id: settlement })),
  });
  const pays = form.value('pays') ?? of;
  const period = monthOf(form.value('period') ?? '');
  useEffect(() => setShown(pays), [pays]);
  const say = useSaid();
  const runs = preview.data?.runs ?? [];
  const run = runs.find(({ name }) => name === preview.data?.pays);
  const nothing =
    run !== undefined &&
    preview.data?.lines.length === 0 &&
    preview.data.carried.every(({ amountFen }) => amountFen <= 0);
  return (
    <FormDialog
      form={form}
      title={money.settlements.prepare}
      action={money.settlements.prepareFor(month(period))}
      reason={nothing ? say(run.none) : undefined}
      onClose={onClose}
    >
      <FormChoice
        // The first of the runs, until another one is chosen.
        of={{ ...form.at('pays'), draft: pays === '' ? (preview.data?.pays ?? '') : pays }}
        label={money.settlements.pays}
        options={runs.map(({ name, title }) => ({ value: name, label: say(title) }))}
      />
      <FormChoice
        of={{ ...form.at('period'), draft: period }}
        label={money.settlements.month}
        options={months.map((value) => ({ value, label: month(value) }))}
      />
      {run && <p class="note">{say(run.from)}</p>}
      <Answer of={preview} lines={4}>
        {({ lines, carried, totalFen, withheldFen }) =>
          nothing ? (
            <EmptyState icon="clock" title={say(run.none)} next={say(run.noneNext)} />
          ) : (
            <WouldPay lines={lines} carried={carried} totalFen={totalFen} withheldFen={withheldFen} />
          )
        }
      </Answer>
    </FormDialog>
  );
}

interface WouldPayProps {
  readonly lines: readonly Proposal[];
  readonly carried: readonly Proposal[];
  readonly totalFen: number;
  readonly withheldFen: number;
}

function WouldPay({ lines, carried, totalFen, withheldFen }: WouldPayProps) {
  const { money } = useMessages();
  return (
    <>
      <Proposals rows={lines} caption={money.settlements.pays} />
      {leftParts(carried).map(({ rows, title, hint }) => (
        <section key={title}>
          <h3>{money.settlements[title]}</h3>
          {hint && <p class="note">{money.settlements.untypedHint(rows.length)}</p>}
          <Proposals rows={rows} caption={money.settlements[title]} />
        </section>
      ))}
      <p class="ledger-sum">
        <span>
          {money.settlements.total} · {money.settlements.people(lines.length)}
        </span>
        <strong>
          <Money fen={totalFen} />
        </strong>
      </p>
      {withheldFen > 0 && <p class="note">{money.settlements.withheldAll(yuanText(withheldFen))}</p>}
    </>
  );
}

/** What is left for the next settlement: debts, and what nobody can be paid before it is said as what they are taxed. */
export function leftParts(carried: readonly Proposal[]) {
  const parts = [
    { title: 'untyped', hint: true, rows: carried.filter(({ amountFen }) => amountFen > 0) },
    { title: 'carried', hint: false, rows: carried.filter(({ amountFen }) => amountFen < 0) },
  ] as const;
  return parts.filter(({ rows }) => rows.length > 0);
}

/** Who would get how much, and where it would go. */
export function Proposals({ rows, caption }: { rows: readonly Proposal[]; caption: string }) {
  const { money } = useMessages();
  const say = useSaid();
  const nameOf = usePayeeCalled();
  const taxes = useTaxColumns<Proposal>();
  const columns: readonly Column<Proposal>[] = [
    {
      title: money.settlements.partner,
      cell: ({ partner, called, role, stationName }) => (
        <span class="stacked">
          <strong>{nameOf({ person: partner, called })}</strong>
          <span class="note">{[say(role), stationName].filter((word) => word !== null).join(' · ')}</span>
        </span>
      ),
    },
    ...(rows.some(({ rule }) => rule !== null) ? taxes : []),
    {
      title: rows.some(({ rule }) => rule !== null) ? money.settlements.net : money.settlements.amount,
      figure: true,
      labelled: true,
      cell: ({ amountFen }) => <Money fen={amountFen} />,
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} keyOf={({ partner, as }) => `${as} ${partner.id}`} />;
}

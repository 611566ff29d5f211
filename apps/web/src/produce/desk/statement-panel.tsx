import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Answer } from '../../shell/answer.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import {
  useHouseholdStatement,
  type HouseholdPage,
  type HouseholdStatement,
  type StatementRow,
} from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import {
  paidFenOf,
  StatementMonths,
  StatementPrint,
  StatementSums,
  useShownStatement,
  useStatementWords,
} from '../statement.tsx';
import { invoiceable, IssueInvoice } from './issue-invoice.tsx';

/** A household's statement on its page: each line opens to its ticket, or to the settlement that paid it. */
export function StatementPanel({ household }: { household: HouseholdPage }) {
  const statement = useHouseholdStatement(useCountyCode(), household.id);
  return <Answer of={statement}>{(of) => <Stated of={of} household={household} />}</Answer>;
}

function Stated({ of, household }: { of: HouseholdStatement; household: HouseholdPage }) {
  const { produce } = useMessages();
  const say = produce.statement;
  const shown = useShownStatement(of);
  const county = useCountyCode();
  const may = useMay();
  const columns = useStatementColumns();
  return (
    <section class="panel" aria-labelledby="statement">
      <div class="panel-head">
        <h2 id="statement">{say.title}</h2>
        <div class="row-actions">
          <StatementMonths of={of} />
          <StatementPrint of={of} shown={shown} household={household} />
          <InvoiceButton of={of} />
          <StatementExport name={`${say.title} ${of.name} ${shown.month}`.trim()} rows={shown.lines} />
        </div>
      </div>
      <div class="panel-body">
        <StatementSums of={of} shown={shown} />
      </div>
      {shown.lines.length === 0 ? (
        <EmptyState icon="basket" title={say.empty} next={produce.tickets.emptyNext} />
      ) : (
        <Table
          caption={say.title}
          columns={columns}
          rows={shown.lines.toReversed()}
          keyOf={({ what, about }) => `${what} ${about.id}`}
          hrefOf={({ about: { kind, id } }) =>
            kind === 'intakeTicket'
              ? pathTo('desk', '/tickets/:id', { county, id })
              : may('settlements.read')
                ? pathTo('desk', '/settlements/:id', { county, id })
                : undefined
          }
        />
      )}
    </section>
  );
}

function InvoiceButton({ of }: { of: HouseholdStatement }) {
  const { invoices: say } = useMessages();
  const mayNot = useReason();
  const [open, setOpen] = useState(false);
  const reason = mayNot('invoices.issue') ?? (invoiceable(of).size === 0 ? say.nothingToIssue : undefined);
  return (
    <>
      <Button icon="orders" reason={reason} onClick={() => setOpen(true)}>
        {say.issue}
      </Button>
      {open && <IssueInvoice of={of} onClose={() => setOpen(false)} />}
    </>
  );
}

function useStatementColumns(): readonly Column<StatementRow>[] {
  const { produce } = useMessages();
  const say = produce.statement;
  const words = useStatementWords();
  return [
    {
      title: say.line,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <span class="figures">{words.what(row)}</span>
          {words.invoice(row) !== '' && <span class="note figures">{words.invoice(row)}</span>}
        </span>
      ),
    },
    { title: say.day, tight: true, labelled: true, cell: ({ at }) => <Moment at={at} /> },
    {
      title: produce.goods,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <span>{words.goods(row)}</span>
          {words.market(row) !== '' && <span class="note">{words.market(row)}</span>}
        </span>
      ),
    },
    { title: produce.net, figure: true, labelled: true, cell: (row) => words.weight(row) },
    {
      title: say.brought,
      figure: true,
      labelled: true,
      cell: ({ broughtFen }) => broughtFen !== 0 && <Money fen={broughtFen} />,
    },
    {
      title: say.paid,
      figure: true,
      labelled: true,
      cell: (row) =>
        paidFenOf(row) !== 0 && (
          <span class="stacked">
            <Money fen={paidFenOf(row)} />
            <span class="note">{words.paid(row)}</span>
          </span>
        ),
    },
  ];
}

function StatementExport({ name, rows }: { name: string; rows: readonly StatementRow[] }) {
  const { produce, sheets } = useMessages();
  const say = produce.statement;
  const words = useStatementWords();
  const columns: readonly ExportColumn<StatementRow>[] = [
    { title: say.day, kind: 'text', width: 18, value: ({ at }) => momentText(at) },
    { title: say.line, width: 24, value: words.what },
    { title: produce.goods, width: 24, value: words.goods },
    { title: produce.market.price, width: 40, value: words.market },
    { title: produce.onInvoice('').trim(), kind: 'text', width: 24, value: words.invoice },
    {
      title: `${produce.net} (g)`,
      kind: 'number',
      value: ({ what, ticket }) => (ticket === null ? null : what === 'reversed' ? -ticket.netGrams : ticket.netGrams),
    },
    { title: sheets.inYuan(say.brought), kind: 'money', value: ({ broughtFen }) => yuanOf(broughtFen) },
    { title: sheets.inYuan(say.cash), kind: 'money', value: ({ cashFen }) => yuanOf(cashFen) },
    { title: sheets.inYuan(say.transferred), kind: 'money', value: ({ transferredFen }) => yuanOf(transferredFen) },
    { title: sheets.inYuan(say.withheld), kind: 'money', value: ({ withheldFen }) => yuanOf(withheldFen) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ about }) => about.id },
  ];
  return <ExportList name={name} columns={columns} pages={() => [rows]} />;
}

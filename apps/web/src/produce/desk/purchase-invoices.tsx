import { invoiceStages } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { usePurchaseInvoices, usePurchaseInvoicesSums, type PurchaseInvoiceRow } from '../../sync/produce.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { SelectField } from '../../ui/field.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { invoiceNumber } from '../invoice-number.ts';
import { InvoiceMarks } from './invoice-marks.tsx';

/** Every purchase invoice, void ones among them: the numbers of a year have no gap. */
export function PurchaseInvoices() {
  const { invoices: say, produce, words } = useMessages();
  const county = useCountyCode();
  const [stage, setStage] = useFilter('stage');
  const [sort] = useFilter('sort');
  const narrowed = { stage };
  const filters = { ...narrowed, sort };
  const columns = useColumns();
  return (
    <DeskPage title={say.title} intro={say.intro} actions={<InvoicesExport filters={filters} />}>
      <ListFilters list="/purchase-invoices">
        <SelectField<string>
          label={words.stage}
          value={stage}
          onChange={setStage}
          empty={produce.tickets.allStages}
          options={invoiceStages.map((value) => ({ value, label: say.stages[value] }))}
        />
      </ListFilters>
      <ListPanel
        list="/purchase-invoices"
        icon="orders"
        say={say}
        of={usePurchaseInvoices(county, filters)}
        sums={usePurchaseInvoicesSums(county, narrowed)}
        figures={({ amountFen, voided }) => [
          { name: words.amount, figure: <Money fen={amountFen} /> },
          ...(voided === 0 ? [] : [{ name: say.stages.void, figure: say.count(voided) }]),
        ]}
      >
        {(rows) => (
          <Table
            caption={say.title}
            order="-issued"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/purchase-invoices/:id', { county, id })}
          />
        )}
      </ListPanel>
    </DeskPage>
  );
}

function useColumns(): readonly Column<PurchaseInvoiceRow>[] {
  const { invoices: say, produce, words } = useMessages();
  return [
    { title: say.number, tight: true, cell: (row) => <span class="code figures">{invoiceNumber(row)}</span> },
    {
      title: produce.household,
      wide: true,
      cell: ({ called, householdName }) => (
        <span class="stacked">
          <span>{called.length === 0 ? householdName : produce.householdOf(called)}</span>
          {called.length > 0 && <span class="note figures">{householdName}</span>}
        </span>
      ),
    },
    { title: say.month, labelled: true, cell: ({ month }) => <span class="figures">{month}</span> },
    { title: say.tickets, figure: true, labelled: true, cell: ({ tickets }) => say.count(tickets) },
    {
      title: words.amount,
      figure: true,
      labelled: true,
      cell: ({ amountFen, stage }) =>
        stage === 'void' ? (
          <s>
            <Money fen={amountFen} />
          </s>
        ) : (
          <Money fen={amountFen} />
        ),
    },
    {
      title: say.issued,
      labelled: true,
      sort: { name: 'issued' },
      cell: ({ issuedAt, issuedByName }) => (
        <span class="note">
          {issuedByName ?? words.unknownPerson} · <Moment at={issuedAt} />
        </span>
      ),
    },
    { title: words.stage, tight: true, cell: (row) => <InvoiceMarks of={row} /> },
  ];
}

function InvoicesExport({ filters }: { filters: Filters<'/purchase-invoices'> }) {
  const { invoices: say, produce, sheets, words } = useMessages();
  const county = useCountyCode();
  const columns: readonly ExportColumn<PurchaseInvoiceRow>[] = [
    { title: say.number, kind: 'text', width: 18, value: invoiceNumber },
    { title: produce.households.code, kind: 'text', value: ({ householdName }) => householdName },
    { title: produce.household, width: 24, value: ({ called }) => produce.joined(called) },
    { title: say.month, kind: 'text', value: ({ month }) => month },
    { title: say.tickets, kind: 'number', value: ({ tickets }) => tickets },
    { title: sheets.inYuan(words.amount), kind: 'money', value: ({ amountFen }) => yuanOf(amountFen) },
    { title: words.stage, value: ({ stage }) => say.stages[stage] },
    { title: produce.reason, value: ({ reason }) => reason && say.faults[reason] },
    { title: say.beyondYield, value: ({ beyondYield }) => (beyondYield ? produce.yes : null) },
    { title: say.issued, kind: 'text', width: 18, value: ({ issuedAt }) => momentText(issuedAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={say.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/purchase-invoices', filters, signal)}
    />
  );
}

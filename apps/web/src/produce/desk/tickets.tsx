import { intakePayments, ticketStages } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters, StationFilter } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useDays } from '../../desk/use-days.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Money } from '../../shell/figures.tsx';
import { useTickets, useTicketsSums, type TicketRow } from '../../sync/produce.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { CheckField, SearchField, SelectField } from '../../ui/field.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Table } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { useGoods, useWeightText } from '../produce-parts.tsx';
import { CommodityFilter } from './commodity-filter.tsx';
import { useTicketColumns } from './ticket-columns.tsx';

/** What was taken in, ticket by ticket, with what it comes to; the filters stand in the address. */
export function Tickets() {
  const { produce, words } = useMessages();
  const say = produce.tickets;
  const county = useCountyCode();
  const [station] = useFilter('station');
  const [commodity] = useFilter('commodity');
  const [stage] = useFilter('stage');
  const [payment] = useFilter('payment');
  const [implausible] = useFilter('implausible');
  const [query] = useFilter('query');
  const [sort] = useFilter('sort');
  const days = useDays();
  const weightOf = useWeightText();
  const narrowed = {
    station,
    commodity,
    stage,
    payment,
    implausible,
    query: useSettled(query.trim()),
    ...days.asked,
  };
  const filters = { ...narrowed, sort };
  const columns = useTicketColumns();
  return (
    <DeskPage title={say.title} actions={<TicketsExport filters={filters} />}>
      <TicketFilters />
      <ListPanel
        list="/tickets"
        icon="basket"
        say={say}
        of={useTickets(county, filters)}
        sums={useTicketsSums(county, narrowed)}
        figures={({ netGrams, amountFen, cashFen, reversed }) => [
          { name: produce.net, figure: weightOf(netGrams) },
          { name: words.amount, figure: <Money fen={amountFen} /> },
          { name: say.inCash, figure: <Money fen={cashFen} /> },
          ...(reversed === 0 ? [] : [{ name: produce.stages.reversed, figure: say.count(reversed) }]),
        ]}
      >
        {(rows) => (
          <Table
            caption={say.title}
            order="-taken"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/tickets/:id', { county, id })}
          />
        )}
      </ListPanel>
    </DeskPage>
  );
}

function TicketFilters() {
  const { produce, shell, words } = useMessages();
  const say = produce.tickets;
  const [station, setStation] = useFilter('station');
  const [commodity, setCommodity] = useFilter('commodity');
  const [stage, setStage] = useFilter('stage');
  const [payment, setPayment] = useFilter('payment');
  const [implausible, setImplausible] = useFilter('implausible');
  const [query, setQuery] = useFilter('query');
  return (
    <ListFilters list="/tickets">
      <SearchField label={shell.search} placeholder={say.find} value={query} onInput={setQuery} />
      <StationFilter value={station} onChange={setStation} />
      <CommodityFilter value={commodity} onChange={setCommodity} />
      <DaysFilter label={produce.takenAt} />
      <SelectField<string>
        label={produce.payment}
        value={payment}
        onChange={setPayment}
        empty={say.allPayments}
        options={intakePayments.map((value) => ({ value, label: produce.payments[value] }))}
      />
      <SelectField<string>
        label={words.stage}
        value={stage}
        onChange={setStage}
        empty={say.allStages}
        options={ticketStages.map((value) => ({ value, label: produce.stages[value] }))}
      />
      <CheckField
        label={produce.implausible}
        checked={implausible !== ''}
        onChange={(on) => setImplausible(on ? '1' : '')}
      />
    </ListFilters>
  );
}

function TicketsExport({ filters }: { filters: Filters<'/tickets'> }) {
  const { produce, sheets, words } = useMessages();
  const county = useCountyCode();
  const goodsOf = useGoods();
  const columns: readonly ExportColumn<TicketRow>[] = [
    { title: produce.ticket, kind: 'text', value: ({ code }) => code },
    { title: produce.takenAt, kind: 'text', width: 18, value: ({ takenAt }) => momentText(takenAt) },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: produce.household, kind: 'text', value: ({ householdName }) => householdName },
    { title: produce.seller, value: ({ sellerName }) => sellerName },
    { title: produce.goods, width: 24, value: goodsOf },
    { title: `${produce.gross} (g)`, kind: 'number', value: ({ grossGrams }) => grossGrams },
    { title: `${produce.tare} (g)`, kind: 'number', value: ({ tareGrams }) => tareGrams },
    { title: `${produce.moisture} (g)`, kind: 'number', value: ({ moistureGrams }) => moistureGrams },
    { title: `${produce.dirt} (g)`, kind: 'number', value: ({ dirtGrams }) => dirtGrams },
    { title: `${produce.net} (g)`, kind: 'number', value: ({ netGrams }) => netGrams },
    { title: produce.perKg, kind: 'money', value: ({ priceFenPerKg }) => yuanOf(priceFenPerKg) },
    { title: words.amount, kind: 'money', value: ({ amountFen }) => yuanOf(amountFen) },
    { title: produce.payment, value: ({ payment }) => produce.payments[payment] },
    { title: words.stage, value: ({ stage }) => produce.stages[stage] },
    { title: produce.reason, value: ({ reason }) => reason && produce.reasons[reason] },
    { title: produce.implausible, value: ({ implausible }) => (implausible === null ? null : produce.yes) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={produce.tickets.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/tickets', filters, signal)}
    />
  );
}

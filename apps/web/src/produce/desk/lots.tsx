import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters, StationFilter } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useDays } from '../../desk/use-days.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { Moment } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useLots, useLotsSums, type LotRow } from '../../sync/produce.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField, SelectField } from '../../ui/field.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { LotMark, useLotGoods, useLotPlace } from '../lot-parts.tsx';
import { MakeLots } from '../make-lots.tsx';
import { useWeightText } from '../produce-parts.tsx';
import { CommodityFilter } from './commodity-filter.tsx';

/** What lies where, lot by lot, with what it comes to; the filters stand in the address. */
export function Lots() {
  const { lots } = useMessages();
  const county = useCountyCode();
  const [station] = useFilter('station');
  const [at] = useFilter('at');
  const [commodity] = useFilter('commodity');
  const [state] = useFilter('state');
  const [query] = useFilter('query');
  const [sort] = useFilter('sort');
  const days = useDays();
  const weightOf = useWeightText();
  const narrowed = { station, at, commodity, state, query: useSettled(query.trim()), ...days.asked };
  const filters = { ...narrowed, sort };
  const columns = useLotColumns();
  return (
    <DeskPage
      title={lots.title}
      actions={
        <div class="row-actions">
          <MakeAtCentre />
          <LotsExport filters={filters} />
        </div>
      }
    >
      <LotFilters />
      <ListPanel
        list="/lots"
        icon="basket"
        say={lots}
        of={useLots(county, filters)}
        sums={useLotsSums(county, narrowed)}
        figures={({ leftGrams, usableGrams, pieces }) => [
          { name: lots.left, figure: weightOf(leftGrams) },
          { name: lots.usable, figure: weightOf(usableGrams) },
          ...(pieces === 0 ? [] : [{ name: lots.pieces, figure: lots.count(pieces) }]),
        ]}
      >
        {(rows) => (
          <Table
            caption={lots.title}
            order="-made"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/lots/:id', { county, id })}
          />
        )}
      </ListPanel>
    </DeskPage>
  );
}

/** Makes lots of what lies at the centre. */
function MakeAtCentre() {
  const { lots } = useMessages();
  const mayNot = useReason();
  const [making, setMaking] = useState(false);
  const usable =
    rowsOf(useLots(useCountyCode(), { at: 'centre', state: 'usable', sort: 'expiry', limit: '200' })) ?? [];
  return (
    <>
      <Button
        kind="primary"
        reason={mayNot('lots.make') ?? (usable.length === 0 ? lots.noneHere : undefined)}
        onClick={() => setMaking(true)}
      >
        {lots.make}
      </Button>
      {making && <MakeLots station={null} lots={usable} onClose={() => setMaking(false)} />}
    </>
  );
}

function LotFilters() {
  const { lots, shell, words } = useMessages();
  const [station, setStation] = useFilter('station');
  const [at, setAt] = useFilter('at');
  const [commodity, setCommodity] = useFilter('commodity');
  const [state, setState] = useFilter('state');
  const [query, setQuery] = useFilter('query');
  return (
    <ListFilters list="/lots">
      <SearchField label={shell.search} placeholder={lots.find} value={query} onInput={setQuery} />
      <StationFilter value={station} onChange={setStation} />
      <SelectField<string>
        label={lots.at}
        value={at}
        onChange={setAt}
        empty={lots.anywhere}
        options={(['station', 'van', 'centre'] as const).map((value) => ({ value, label: lots.places[value] }))}
      />
      <CommodityFilter value={commodity} onChange={setCommodity} />
      <DaysFilter label={lots.madeAt} />
      <SelectField<string>
        label={words.stage}
        value={state}
        onChange={setState}
        empty={lots.allStates}
        options={Object.entries(lots.states).map(([value, label]) => ({ value, label }))}
      />
    </ListFilters>
  );
}

/** A list of lots, wherever it stands. */
export function useLotColumns(): readonly Column<LotRow>[] {
  const { lots, produce, words } = useMessages();
  const goodsOf = useLotGoods();
  const placeOf = useLotPlace();
  const weightOf = useWeightText();
  return [
    { title: lots.lot, tight: true, cell: ({ code }) => <span class="code figures">{code}</span> },
    {
      title: lots.madeAt,
      tight: true,
      labelled: true,
      sort: { name: 'made' },
      cell: ({ madeAt }) => <Moment at={madeAt} />,
    },
    {
      title: produce.goods,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <span>{goodsOf(row)}</span>
          <span class="note">{placeOf(row)}</span>
        </span>
      ),
    },
    {
      title: lots.left,
      figure: true,
      labelled: true,
      sort: { name: 'left' },
      cell: ({ leftGrams, unit, pieces }) => (
        <span class="stacked">
          <span>{weightOf(leftGrams, unit)}</span>
          {pieces !== null && <span class="note">{lots.count(pieces)}</span>}
        </span>
      ),
    },
    {
      title: lots.keepsUntil,
      tight: true,
      labelled: true,
      sort: { name: 'expiry' },
      cell: ({ keepsUntil }) => <span class="figures">{keepsUntil}</span>,
    },
    { title: words.stage, tight: true, cell: (row) => <LotMark of={row} /> },
  ];
}

function LotsExport({ filters }: { filters: Filters<'/lots'> }) {
  const { lots, produce, sheets, words } = useMessages();
  const county = useCountyCode();
  const goodsOf = useLotGoods();
  const placeOf = useLotPlace();
  const columns: readonly ExportColumn<LotRow>[] = [
    { title: lots.lot, kind: 'text', value: ({ code }) => code },
    { title: lots.madeAt, kind: 'text', width: 18, value: ({ madeAt }) => momentText(madeAt) },
    { title: produce.goods, width: 24, value: goodsOf },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: lots.at, width: 24, value: placeOf },
    { title: `${lots.began} (g)`, kind: 'number', value: ({ grams }) => grams },
    { title: `${lots.left} (g)`, kind: 'number', value: ({ leftGrams }) => leftGrams },
    { title: lots.pieces, kind: 'number', value: ({ pieces }) => pieces },
    { title: lots.takenOn, kind: 'text', value: ({ takenOn }) => takenOn },
    { title: lots.keepsUntil, kind: 'text', value: ({ keepsUntil }) => keepsUntil },
    { title: words.stage, value: ({ state }) => lots.states[state] },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList name={lots.title} columns={columns} pages={(signal) => pagesOf(county, '/lots', filters, signal)} />
  );
}

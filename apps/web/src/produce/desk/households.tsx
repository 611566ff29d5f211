import { householdStages, soldSteps } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { ListFilters, StationFilter } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAct } from '../../desk/use-act.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Money, Moment } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import {
  useCommodities,
  useHouseholds,
  useHouseholdsSums,
  type CommodityRow,
  type HouseholdRow,
} from '../../sync/produce.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField, SelectField } from '../../ui/field.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { HouseholdForm } from '../household-form.tsx';
import { useGrowsText, useHouseholdTitle } from '../produce-parts.tsx';
import { CommodityFilter } from './commodity-filter.tsx';

/** The households of the person's places, and what they grow. */
export function Households() {
  const say = useMessages().produce.households;
  const county = useCountyCode();
  const mayNot = useReason();
  const [station] = useFilter('station');
  const [commodity] = useFilter('commodity');
  const [stage] = useFilter('stage');
  const [village] = useFilter('village');
  const [sold] = useFilter('sold');
  const [query] = useFilter('query');
  const [sort] = useFilter('sort');
  const adding = useAct('add', 'households.edit');
  const commodities = useCommodities(county).data?.rows ?? [];
  const narrowed = { station, village, sold, commodity, stage, query: useSettled(query.trim()) };
  const filters = { ...narrowed, sort };
  const columns = useColumns(commodities);
  return (
    <DeskPage
      title={say.title}
      actions={
        <div class="row-actions">
          <HouseholdsExport filters={filters} commodities={commodities} />
          <Button kind="primary" icon="plus" reason={mayNot('households.edit')} onClick={adding.open}>
            {say.add}
          </Button>
        </div>
      }
    >
      <HouseholdFilters />
      <ListPanel
        list="/households"
        icon="people"
        say={say}
        of={useHouseholds(county, filters)}
        sums={useHouseholdsSums(county, narrowed)}
      >
        {(rows) => (
          <Table
            caption={say.title}
            order="-registered"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/households/:id', { county, id })}
          />
        )}
      </ListPanel>
      {adding.isOpen && <Registering station={station} onClose={adding.close} />}
    </DeskPage>
  );
}

function HouseholdFilters() {
  const { growing, produce, shell, words } = useMessages();
  const say = produce.households;
  const [sold, setSold] = useFilter('sold');
  const [station, setStation] = useFilter('station');
  const [commodity, setCommodity] = useFilter('commodity');
  const [stage, setStage] = useFilter('stage');
  const [query, setQuery] = useFilter('query');
  return (
    <ListFilters list="/households">
      <SearchField label={shell.search} placeholder={say.find} value={query} onInput={setQuery} />
      <StationFilter value={station} onChange={setStation} />
      <SelectField<string>
        label={growing.steps.sold}
        value={sold}
        onChange={setSold}
        empty={growing.steps.allSold}
        options={soldSteps.map((value) => ({ value, label: growing.steps.soldSteps[value] }))}
      />
      <CommodityFilter value={commodity} onChange={setCommodity} />
      <SelectField<string>
        label={words.stage}
        value={stage}
        onChange={setStage}
        empty={say.allStages}
        options={householdStages.map((value) => ({ value, label: say.stages[value] }))}
      />
    </ListFilters>
  );
}

function useColumns(commodities: readonly CommodityRow[]): readonly Column<HouseholdRow>[] {
  const { produce, words } = useMessages();
  const say = produce.households;
  const titleOf = useHouseholdTitle();
  const growsOf = useGrowsText();
  return [
    {
      title: produce.household,
      wide: true,
      cell: (row) => <strong class={row.stage === 'given-up' ? 'quiet' : undefined}>{titleOf(row)}</strong>,
    },
    {
      title: say.code,
      tight: true,
      sort: { name: 'name' },
      cell: ({ name }) => <span class="figures code">{name}</span>,
    },
    { title: words.station, cell: ({ stationName }) => <span class="note">{stationName}</span> },
    {
      title: say.grows,
      wide: true,
      cell: (row) => <span class="note">{growsOf(row, commodities).join(' · ')}</span>,
    },
    {
      title: say.registeredAt,
      labelled: true,
      tight: true,
      sort: { name: 'registered' },
      cell: ({ registeredAt }) => <Moment at={registeredAt} />,
    },
    {
      title: say.owed,
      figure: true,
      labelled: true,
      cell: ({ owedFen }) => (owedFen === 0 ? null : <Money fen={owedFen} />),
    },
  ];
}

/** Registers a household: of the station that the list is narrowed to, or of one that is chosen first. */
function Registering({ station, onClose }: { station: string; onClose: () => void }) {
  const { produce } = useMessages();
  const county = useCountyCode();
  const [, go] = useLocation();
  const [chosen, setChosen] = useState(station);
  if (chosen === '')
    return (
      <Dialog title={produce.households.add} onClose={onClose}>
        <p class="note">{produce.households.whichStation}</p>
        <StationFilter value={chosen} onChange={setChosen} />
      </Dialog>
    );
  return (
    <HouseholdForm
      station={chosen}
      onClose={onClose}
      onDone={(id) => go(pathTo('desk', '/households/:id', { county, id }))}
    />
  );
}

function HouseholdsExport({
  filters,
  commodities,
}: {
  filters: Filters<'/households'>;
  commodities: readonly CommodityRow[];
}) {
  const { produce, sheets, words } = useMessages();
  const say = produce.households;
  const county = useCountyCode();
  const growsOf = useGrowsText();
  const columns: readonly ExportColumn<HouseholdRow>[] = [
    { title: say.code, kind: 'text', value: ({ name }) => name },
    {
      title: say.members,
      width: 24,
      value: ({ members }) => produce.joined(members.flatMap(({ name }) => name ?? [])),
    },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: words.stage, value: ({ stage }) => say.stages[stage] },
    { title: say.grows, width: 32, value: (row) => produce.joined(growsOf(row, commodities)) },
    { title: say.owed, kind: 'money', value: ({ owedFen }) => yuanOf(owedFen) },
    { title: say.registeredAt, kind: 'text', width: 18, value: ({ registeredAt }) => momentText(registeredAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={say.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/households', filters, signal)}
    />
  );
}

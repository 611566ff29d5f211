import { householdStages, trades } from '@yangui/domain';
import { useCountyCode } from '../../../county.tsx';
import { ListFilters } from '../../../desk/filters.tsx';
import { ListPanel } from '../../../desk/list-panel.tsx';
import { DeskPage } from '../../../desk/page.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { useMessages } from '../../../i18n/index.tsx';
import { pathTo } from '../../../paths.ts';
import { ExportList, momentText, type ExportColumn } from '../../../sheets/export-list.tsx';
import { useReason } from '../../../shell/use-reason.ts';
import { useRegister, useRegisterByVillage, useRegisterSums, type RegisterEntryRow } from '../../../sync/produce.ts';
import { pagesOf } from '../../../sync/reads.ts';
import type { Filters } from '../../../sync/shown.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CheckField, SearchField, SelectField } from '../../../ui/field.tsx';
import { useSettled } from '../../../ui/picker.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { useFilter } from '../../../ui/use-filter.ts';
import { CommodityFilter } from '../commodity-filter.tsx';
import { EntryForm } from './entry-form.tsx';
import { useSizesText } from './sizes-text.ts';

/** The county's industry register: who raises, deals and sells online, households of the network among them. */
export function Register() {
  const { growing } = useMessages();
  const say = growing.register;
  const county = useCountyCode();
  const mayNot = useReason();
  const [sort] = useFilter('sort');
  const adding = useAct('add', 'households.edit');
  const narrowed = useNarrowed();
  const filters = { ...narrowed, sort };
  const columns = useEntryColumns();
  return (
    <DeskPage
      title={say.title}
      actions={
        <div class="row-actions">
          <ButtonLink icon="stations" href={pathTo('desk', '/register-map', { county })}>
            {say.map}
          </ButtonLink>
          <RegisterExport filters={filters} />
          <ButtonLink icon="upload" href={pathTo('desk', '/register-import', { county })}>
            {say.import}
          </ButtonLink>
          <Button kind="primary" icon="plus" reason={mayNot('households.edit')} onClick={adding.open}>
            {say.add}
          </Button>
        </div>
      }
    >
      <RegisterFilters />
      <ListPanel
        list="/register"
        icon="basket"
        say={say}
        of={useRegister(county, filters)}
        sums={useRegisterSums(county, narrowed)}
        figures={({ raising, dealers, online, returnees, network }) => [
          { name: say.trades.raising, figure: raising },
          { name: say.trades.dealer, figure: dealers },
          { name: say.trades.online, figure: online },
          { name: say.returnee, figure: returnees },
          { name: say.network, figure: network },
        ]}
      >
        {(rows) => (
          <Table
            caption={say.title}
            order="village"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => pathTo('desk', '/register/:id', { county, id })}
          />
        )}
      </ListPanel>
      {adding.isOpen && <EntryForm onClose={adding.close} />}
    </DeskPage>
  );
}

/** What the address narrows the register to. */
function useNarrowed() {
  const [place] = useFilter('place');
  const [trade] = useFilter('trade');
  const [commodity] = useFilter('commodity');
  const [returnee] = useFilter('returnee');
  const [network] = useFilter('network');
  const [stage] = useFilter('stage');
  const [sheet] = useFilter('import');
  const [query] = useFilter('query');
  return { place, trade, commodity, returnee, network, stage, import: sheet, query: useSettled(query.trim()) };
}

function RegisterFilters() {
  const { growing, produce, shell, words } = useMessages();
  const say = growing.register;
  const [trade, setTrade] = useFilter('trade');
  const [commodity, setCommodity] = useFilter('commodity');
  const [returnee, setReturnee] = useFilter('returnee');
  const [network, setNetwork] = useFilter('network');
  const [stage, setStage] = useFilter('stage');
  const [query, setQuery] = useFilter('query');
  return (
    <ListFilters list="/register">
      <SearchField label={shell.search} placeholder={say.find} value={query} onInput={setQuery} />
      <PlaceFilter />
      <SelectField<string>
        label={say.trade}
        value={trade}
        onChange={setTrade}
        empty={say.allTrades}
        options={trades.map((value) => ({ value, label: say.trades[value] }))}
      />
      <CommodityFilter value={commodity} onChange={setCommodity} />
      <SelectField<string>
        label={words.stage}
        value={stage}
        onChange={setStage}
        empty={say.stages.active}
        options={householdStages
          .filter((value) => value !== 'active')
          .map((value) => ({ value, label: produce.households.stages[value] }))}
      />
      <CheckField label={say.returnee} checked={returnee !== ''} onChange={(on) => setReturnee(on ? '1' : '')} />
      <CheckField label={say.network} checked={network !== ''} onChange={(on) => setNetwork(on ? '1' : '')} />
    </ListFilters>
  );
}

/** Narrows to a town, or to one of its villages. */
function PlaceFilter() {
  const { growing, words } = useMessages();
  const [place, setPlace] = useFilter('place');
  const villages = useRegisterByVillage(useCountyCode()).data?.rows ?? [];
  const towns = new Map(villages.map(({ town, townName }) => [town, townName]));
  const within = place.slice(0, 9);
  return (
    <>
      <SelectField<string>
        label={growing.register.town}
        value={within}
        onChange={setPlace}
        empty={growing.register.allTowns}
        options={[...towns].map(([value, label]) => ({ value, label }))}
      />
      <SelectField<string>
        label={words.village}
        value={place.length === 12 ? place : ''}
        onChange={(village) => setPlace(village === '' ? within : village)}
        empty={growing.register.allVillages}
        options={villages
          .filter(({ town }) => within === '' || town === within)
          .map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  );
}

/** What an entry is called, to whoever may know it. */
export function useEntryTitle(): (of: Pick<RegisterEntryRow, 'called' | 'householdName'>) => string {
  const { unnamed } = useMessages().growing.register;
  return ({ called, householdName }) => called ?? householdName ?? unnamed;
}

function useEntryColumns(): readonly Column<RegisterEntryRow>[] {
  const { growing, produce, words } = useMessages();
  const say = growing.register;
  const titleOf = useEntryTitle();
  const sizesOf = useSizesText();
  return [
    {
      title: say.entry,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <strong class={row.stage === 'active' ? undefined : 'quiet'}>{titleOf(row)}</strong>
          {row.household !== null && <span class="note">{say.networkOf(row.householdName ?? '')}</span>}
        </span>
      ),
    },
    {
      title: words.village,
      sort: { name: 'village' },
      cell: ({ villageName, townName }) => (
        <span class="note">
          {townName} {villageName}
        </span>
      ),
    },
    { title: say.trade, cell: (row) => produce.joined(row.trades.map((trade) => say.trades[trade])) },
    { title: produce.households.grows, labelled: true, cell: ({ grows }) => produce.joined(sizesOf(grows)) },
    {
      title: say.foundedBy,
      labelled: true,
      cell: ({ returnee, founded }) => (
        <span class="note">{[returnee && say.returnee, founded].filter(Boolean).join(' ')}</span>
      ),
    },
  ];
}

function RegisterExport({ filters }: { filters: Filters<'/register'> }) {
  const { growing, produce, sheets, words } = useMessages();
  const say = growing.register;
  const county = useCountyCode();
  const sizesOf = useSizesText();
  const columns: readonly ExportColumn<RegisterEntryRow>[] = [
    { title: say.columns.name, width: 24, value: ({ called }) => called },
    { title: say.columns.town, value: ({ townName }) => townName },
    { title: say.columns.village, width: 20, value: ({ villageName }) => villageName },
    { title: say.columns.trade, value: ({ trades: of }) => produce.joined(of.map((one) => say.trades[one])) },
    { title: produce.households.grows, width: 32, value: ({ grows }) => produce.joined(sizesOf(grows)) },
    { title: say.columns.returnee, value: ({ returnee }) => (returnee ? produce.yes : null) },
    { title: say.columns.founded, kind: 'text', value: ({ founded }) => founded },
    { title: say.columns.phone, kind: 'text', value: ({ phone }) => phone },
    { title: say.network, kind: 'text', value: ({ householdName }) => householdName },
    { title: words.stage, value: ({ stage }) => say.stages[stage] },
    { title: say.enteredAt, kind: 'text', width: 18, value: ({ enteredAt }) => momentText(enteredAt) },
    { title: sheets.placeCode, kind: 'text', width: 16, value: ({ village }) => village },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList name={say.title} columns={columns} pages={(signal) => pagesOf(county, '/register', filters, signal)} />
  );
}

import { paperKinds } from '@yangui/domain';
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
import { usePapers, usePapersSums, type PaperRow } from '../../sync/produce.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { SearchField, SelectField } from '../../ui/field.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { PaperMark } from '../certificate.tsx';
import { useCommodityName } from '../produce-parts.tsx';
import { CommodityFilter } from './commodity-filter.tsx';

/** The papers that go with goods, with how they stand; the filters stand in the address. */
export function Papers() {
  const { papers } = useMessages();
  const county = useCountyCode();
  const [station] = useFilter('station');
  const [commodity] = useFilter('commodity');
  const [kind] = useFilter('kind');
  const [state] = useFilter('state');
  const [query] = useFilter('query');
  const [sort] = useFilter('sort');
  const days = useDays();
  const narrowed = { station, commodity, kind, state, query: useSettled(query.trim()), ...days.asked };
  const filters = { ...narrowed, sort };
  const columns = usePaperColumns();
  return (
    <DeskPage title={papers.title} actions={<PapersExport filters={filters} />}>
      <PaperFilters />
      <ListPanel
        list="/papers"
        icon="check"
        say={papers}
        of={usePapers(county, filters)}
        sums={usePapersSums(county, narrowed)}
        figures={({ standing, ended, withdrawn }) => [
          { name: papers.states.standing, figure: papers.count(standing) },
          ...(ended === 0 ? [] : [{ name: papers.states.ended, figure: papers.count(ended) }]),
          ...(withdrawn === 0 ? [] : [{ name: papers.states.withdrawn, figure: papers.count(withdrawn) }]),
        ]}
      >
        {(rows) => (
          <Table
            caption={papers.title}
            order="-added"
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hrefOf={({ lot, commodity: goods }) =>
              lot === null
                ? pathTo('desk', '/commodities/:id', { county, id: goods })
                : pathTo('desk', '/lots/:id', { county, id: lot })
            }
          />
        )}
      </ListPanel>
    </DeskPage>
  );
}

function PaperFilters() {
  const { papers, shell, words } = useMessages();
  const [station, setStation] = useFilter('station');
  const [commodity, setCommodity] = useFilter('commodity');
  const [kind, setKind] = useFilter('kind');
  const [state, setState] = useFilter('state');
  const [query, setQuery] = useFilter('query');
  return (
    <ListFilters list="/papers">
      <SearchField label={shell.search} placeholder={papers.find} value={query} onInput={setQuery} />
      <StationFilter value={station} onChange={setStation} />
      <CommodityFilter value={commodity} onChange={setCommodity} />
      <DaysFilter label={papers.addedAt} />
      <SelectField<string>
        label={papers.kind}
        value={kind}
        onChange={setKind}
        empty={papers.allKinds}
        options={paperKinds.map((value) => ({ value, label: papers.kinds[value] }))}
      />
      <SelectField<string>
        label={words.stage}
        value={state}
        onChange={setState}
        empty={papers.allStates}
        options={Object.entries(papers.states).map(([value, label]) => ({ value, label }))}
      />
    </ListFilters>
  );
}

/** Who answers for a paper: whoever issued it, or who promised. */
function useIssuer(): (row: PaperRow) => string {
  const { papers } = useMessages();
  return ({ issuer, commitment, stationName }) => {
    if (commitment === null) return issuer ?? '';
    if (commitment.promiser !== 'household') return stationName ?? papers.promisers.centre;
    return commitment.sellerName ?? commitment.householdName ?? '';
  };
}

function usePaperColumns(): readonly Column<PaperRow>[] {
  const { papers, produce, words } = useMessages();
  const nameOf = useCommodityName();
  const issuerOf = useIssuer();
  return [
    {
      title: papers.number,
      tight: true,
      cell: ({ number, code }) => <span class="code figures">{number ?? code}</span>,
    },
    {
      title: papers.kind,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <span>{papers.kinds[row.kind]}</span>
          <span class="note">{issuerOf(row)}</span>
        </span>
      ),
    },
    {
      title: produce.goods,
      labelled: true,
      cell: ({ commodityName: name, commodityNameEn: nameEn, lotCode }) => (
        <span class="stacked">
          <span>{nameOf({ name, nameEn })}</span>
          {lotCode !== null && <span class="note figures">{lotCode}</span>}
        </span>
      ),
    },
    {
      title: papers.validUntil,
      tight: true,
      labelled: true,
      sort: { name: 'until' },
      cell: ({ validUntil }) => <span class="figures">{validUntil}</span>,
    },
    {
      title: papers.addedAt,
      tight: true,
      labelled: true,
      sort: { name: 'added' },
      cell: ({ addedAt }) => <Moment at={addedAt} />,
    },
    { title: words.stage, tight: true, cell: (row) => <PaperMark of={row} /> },
  ];
}

function PapersExport({ filters }: { filters: Filters<'/papers'> }) {
  const { papers, produce, sheets, words } = useMessages();
  const county = useCountyCode();
  const nameOf = useCommodityName();
  const issuerOf = useIssuer();
  const columns: readonly ExportColumn<PaperRow>[] = [
    { title: papers.number, kind: 'text', width: 24, value: ({ number, code }) => number ?? code },
    { title: papers.kind, width: 20, value: ({ kind }) => papers.kinds[kind] },
    { title: papers.issuer, width: 24, value: issuerOf },
    {
      title: produce.goods,
      width: 24,
      value: ({ commodityName: name, commodityNameEn: nameEn }) => nameOf({ name, nameEn }),
    },
    { title: papers.lot, kind: 'text', value: ({ lotCode }) => lotCode },
    {
      title: `${papers.certificate.quantity} (g)`,
      kind: 'number',
      value: ({ commitment }) => commitment?.grams ?? null,
    },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: papers.validFrom, kind: 'text', value: ({ validFrom }) => validFrom },
    { title: papers.validUntil, kind: 'text', value: ({ validUntil }) => validUntil },
    { title: papers.addedAt, kind: 'text', width: 18, value: ({ addedAt }) => momentText(addedAt) },
    { title: words.stage, value: ({ state }) => papers.states[state] },
    { title: papers.reason, value: ({ reason }) => reason && papers.withdrawals[reason] },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList name={papers.title} columns={columns} pages={(signal) => pagesOf(county, '/papers', filters, signal)} />
  );
}

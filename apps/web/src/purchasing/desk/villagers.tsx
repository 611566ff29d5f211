import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useVillagers, useVillagersSums } from '../../sync/orders.ts';
import { CheckField, SearchField } from '../../ui/field.tsx';
import { Moment, Quantity } from '../../shell/figures.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Table } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { VillagersExport } from '../../desk/exports.tsx';
import { ListFilters, StationFilter } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';

/** The people the stations serve; phones in part only. */
export function Villagers() {
  const { counter, desk, words } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const [station, setStation] = useFilter('station');
  const [query, setQuery] = useFilter('query');
  const [notice, setNotice] = useFilter('notice');
  const [sort] = useFilter('sort');
  const narrowed = { station, notice, query: useSettled(query.trim()) };
  const villagers = useVillagers(county, { ...narrowed, sort });
  const sums = useVillagersSums(county, narrowed);
  const nameOf = useVillagerName();
  return (
    <DeskPage
      title={desk.villagers.title}
      actions={<VillagersExport filters={{ station, notice, sort, query: query.trim() }} />}
    >
      <ListFilters list="/villagers">
        <SearchField label={desk.villagers.find} value={query} onInput={setQuery} />
        <StationFilter value={station} onChange={setStation} />
        <CheckField
          label={counter.notice.onlyLacking}
          checked={notice === 'none'}
          onChange={(only) => setNotice(only ? 'none' : '')}
        />
      </ListFilters>
      <ListPanel list="/villagers" icon="villagers" say={desk.villagers} of={villagers} sums={sums}>
        {(rows) => (
          <Table
            caption={desk.villagers.title}
            rows={rows}
            keyOf={(row) => row.id}
            order="name"
            {...(may('villagers.export')
              ? { hrefOf: ({ id }: { id: string }) => pathTo('desk', '/villagers/:id', { county, id }) }
              : {})}
            columns={[
              {
                title: words.name,
                sort: { name: 'name' },
                cell: ({ name, erased }) => <span class={erased ? 'quiet' : undefined}>{nameOf(name)}</span>,
              },
              { title: words.phone, cell: ({ phone }) => (phone ? <span class="figures note">{phone}</span> : null) },
              {
                title: counter.villagers.visit,
                cell: ({ lastVisit }) =>
                  lastVisit === null ? (
                    <span class="note">{counter.villagers.neverCame}</span>
                  ) : (
                    <Moment at={lastVisit} />
                  ),
              },
              { title: words.station, cell: ({ stationName }) => <span class="note">{stationName}</span> },
              {
                title: counter.notice.given,
                tight: true,
                cell: ({ noticed, erased }) =>
                  noticed || erased ? null : <span class="note">{counter.notice.lacks}</span>,
              },
              {
                title: desk.villagers.openOrders,
                figure: true,
                labelled: true,
                sort: { name: 'orders' },
                cell: ({ openOrders }) => <Quantity count={openOrders} />,
              },
            ]}
          />
        )}
      </ListPanel>
    </DeskPage>
  );
}

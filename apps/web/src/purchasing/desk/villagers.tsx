import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useVillagers, useVillagersSums } from '../../sync/orders.ts';
import { CheckField, SearchField } from '../../ui/field.tsx';
import { Moment, Quantity } from '../../shell/figures.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import { Table } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { VillagersExport } from '../../desk/exports.tsx';
import { ClearFilters, StationFilter } from '../../desk/filters.tsx';
import { ListSums } from '../../desk/list-sums.tsx';
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
  const filtered = query !== '' || station !== '' || notice !== '';
  const nameOf = useVillagerName();
  return (
    <DeskPage
      title={desk.villagers.title}
      actions={<VillagersExport filters={{ station, notice, sort, query: query.trim() }} />}
    >
      <div class="filters" role="search">
        <SearchField label={desk.villagers.find} value={query} onInput={setQuery} />
        <StationFilter value={station} onChange={setStation} />
        <CheckField
          label={counter.notice.onlyLacking}
          checked={notice === 'none'}
          onChange={(only) => setNotice(only ? 'none' : '')}
        />
        {filtered && <ClearFilters list="/villagers" />}
      </div>
      <section class="panel">
        <ListSums of={sums} />
        <Listing
          of={villagers}
          empty={
            filtered ? (
              <EmptyState icon="search" title={desk.villagers.notFound} next={desk.orders.notFoundNext} />
            ) : (
              <EmptyState icon="villagers" title={desk.villagers.empty} next={desk.villagers.emptyNext} />
            )
          }
        >
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
        </Listing>
      </section>
    </DeskPage>
  );
}

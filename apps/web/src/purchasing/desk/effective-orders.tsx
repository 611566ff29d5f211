import { businessMonth } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useEffectiveOrders, type EffectiveRow } from '../../sync/money.ts';
import { SelectField } from '../../ui/field.tsx';
import { Money, Quantity, useNow } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { DeskPage } from '../../desk/page.tsx';
import { EffectiveExport } from '../../ledger/desk/exports.tsx';
import { monthsBack, useMonth } from '../../ledger/desk/money-words.ts';

/** Every month, in the address. */
const ALL = 'all';
/** What counts for tiers and subsidies: effective orders by month and station. */
export function EffectiveOrders() {
  const { money } = useMessages();
  const county = useCountyCode();
  const month = useMonth();
  const columns: readonly Column<EffectiveRow>[] = [
    {
      title: money.effective.station,
      wide: true,
      sort: { name: 'station', by: ({ stationName }) => stationName },
      cell: ({ stationName }) => <strong>{stationName}</strong>,
    },
    {
      title: money.effective.month,
      labelled: true,
      sort: { name: 'month', by: (row) => row.month },
      cell: (row) => month(row.month),
    },
    {
      title: money.effective.orders,
      figure: true,
      labelled: true,
      sort: { name: 'orders', by: ({ orders }) => orders },
      cell: ({ orders }) => <Quantity count={orders} />,
    },
    {
      title: money.effective.amount,
      figure: true,
      labelled: true,
      sort: { name: 'amount', by: ({ effectiveFen }) => effectiveFen },
      cell: ({ effectiveFen }) => <Money fen={effectiveFen} />,
    },
  ];
  const inOrder = useInOrder(columns);
  const thisMonth = businessMonth(useNow());
  const [asked, setMonth] = useFilter('month');
  const shown = asked === '' ? thisMonth : asked;
  const effective = useEffectiveOrders(county, { month: shown === ALL ? '' : shown });
  return (
    <DeskPage
      title={money.effective.title}
      intro={money.effective.intro}
      actions={<EffectiveExport rows={inOrder(rowsOf(effective) ?? [])} />}
      up={{ href: pathTo('desk', '/settlements', { county }), label: money.settlements.title }}
    >
      <div class="filters" role="search">
        <SelectField
          label={money.effective.month}
          value={shown}
          onChange={(value) => setMonth(value === thisMonth ? '' : value)}
          options={[
            ...monthsBack(thisMonth).map((value) => ({ value, label: month(value) })),
            { value: ALL, label: money.effective.allMonths },
          ]}
        />
      </div>
      <section class="panel">
        <Listing
          of={effective}
          empty={<EmptyState icon="orders" title={money.effective.empty} next={money.effective.emptyNext} />}
        >
          {(rows) => (
            <Table
              caption={money.effective.title}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.station + row.month}
            />
          )}
        </Listing>
      </section>
    </DeskPage>
  );
}

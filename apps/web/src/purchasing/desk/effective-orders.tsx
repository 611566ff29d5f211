import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useEffectiveOrders, type EffectiveRow } from '../../sync/money.ts';
import { Money, Quantity } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { EffectiveExport } from '../../ledger/desk/exports.tsx';
import { ALL_MONTHS, MonthFilter, useMonth, useShownMonth } from '../../ledger/months.tsx';

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
  const shown = useShownMonth();
  const effective = useEffectiveOrders(county, { month: shown === ALL_MONTHS ? '' : shown });
  return (
    <DeskPage
      title={money.effective.title}
      intro={money.effective.intro}
      actions={<EffectiveExport rows={inOrder(rowsOf(effective) ?? [])} />}
      up={{ href: pathTo('desk', '/settlements', { county }), label: money.settlements.title }}
    >
      <div class="filters" role="search">
        <MonthFilter label={money.effective.month} all={money.effective.allMonths} />
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

import { settlementStages } from '@yangui/domain';
import { useCountyCode, useMay } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useSettings, useSettlements, type SettlementRow } from '../../sync/money.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { EmptyState } from '../../ui/states.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { isOnDays } from '../../desk/days.ts';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { ListSums } from '../../desk/list-sums.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAct } from '../../desk/use-act.ts';
import { useDays } from '../../desk/use-days.ts';
import { SettlementsExport } from './exports.tsx';
import { settlementLooks } from './money-looks.ts';
import { useMonth } from '../months.tsx';
import { PrepareSettlement } from './prepare-settlement.tsx';

/** Every settlement, and the way to the next. */
export function Settlements() {
  const { desk, money } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const mayNot = useReason();
  const preparing = useAct('prepare', 'settlements.prepare');
  const settlements = useSettlements(county);
  const settings = useSettings(county);
  const columns = useSettlementColumns();
  const inOrder = useInOrder(columns);
  const days = useDays();
  const rows = rowsOf(settlements)?.filter(({ preparedAt }) => isOnDays(preparedAt, days.asked));
  const actions = (
    <span class="row-actions">
      <SettlementsExport rows={inOrder(rows ?? [])} />
      <ButtonLink href={pathTo('desk', '/effective-orders', { county })}>{money.settlements.toEffective}</ButtonLink>
      {may('payees.read') && (
        <ButtonLink href={pathTo('desk', '/payees', { county })}>{money.settlements.toPayees}</ButtonLink>
      )}
      {may('ledger.read') && (
        <ButtonLink href={pathTo('desk', '/periods', { county })}>{money.settlements.toPeriods}</ButtonLink>
      )}
      <Button kind="primary" icon="plus" reason={mayNot('settlements.prepare')} onClick={preparing.open}>
        {money.settlements.prepare}
      </Button>
    </span>
  );
  return (
    <DeskPage title={money.settlements.title} intro={money.settlements.intro} actions={actions}>
      <ListFilters list="/settlements">
        <DaysFilter label={money.settlements.preparedAt} />
      </ListFilters>
      <section class="panel">
        <ListSums
          of={{ data: rows && { count: rows.length, whole: true, sums: totalOf(rows) } }}
          figures={({ totalFen }) => [{ name: money.settlements.total, figure: <Money fen={totalFen} /> }]}
        />
        <Listing
          of={settlements}
          fits={({ preparedAt }) => isOnDays(preparedAt, days.asked)}
          none={<EmptyState icon="search" title={desk.filters.nothingThen} next={desk.filters.widen} />}
          empty={
            <EmptyState
              icon="ledger"
              title={money.settlements.empty}
              next={money.settlements.emptyNext(settings.data?.settlementDay ?? 20)}
            />
          }
        >
          {(rows) => (
            <Table
              caption={money.settlements.title}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.id}
              hrefOf={(row) => pathTo('desk', '/settlements/:id', { county, id: row.id })}
            />
          )}
        </Listing>
      </section>
      {preparing.isOpen && <PrepareSettlement onClose={preparing.close} />}
    </DeskPage>
  );
}

function totalOf(rows: readonly SettlementRow[]): { readonly totalFen: number } {
  return { totalFen: rows.reduce((sum, { totalFen }) => sum + totalFen, 0) };
}

function useSettlementColumns(): readonly Column<SettlementRow>[] {
  const { money } = useMessages();
  const say = useSaid();
  const month = useMonth();
  return [
    {
      title: money.settlements.month,
      wide: true,
      sort: { name: 'month', by: ({ period }) => period },
      cell: ({ period }) => <strong>{month(period)}</strong>,
    },
    {
      title: money.settlements.pays,
      sort: { name: 'pays', by: ({ paysFor }) => asSorted(say(paysFor)) },
      cell: ({ paysFor }) => say(paysFor),
    },
    {
      title: money.settlements.stage,
      sort: { name: 'stage', by: ({ stage }) => settlementStages.indexOf(stage) },
      cell: ({ stage }) => <Badge {...settlementLooks[stage]}>{money.settlementStages[stage]}</Badge>,
    },
    {
      title: money.settlements.progress,
      labelled: true,
      cell: ({ stage, paid, people, bounced }) =>
        stage === 'approved' ? money.settlements.progressOf(paid, people, bounced) : money.settlements.people(people),
    },
    {
      title: money.settlements.by,
      sort: { name: 'prepared', by: ({ preparedAt }) => preparedAt },
      labelled: true,
      cell: ({ preparedBy, preparedAt }) => (
        <span class="stacked">
          <span>{preparedBy.name}</span>
          <span class="note">
            <Moment at={preparedAt} />
          </span>
        </span>
      ),
    },
    {
      title: money.settlements.total,
      figure: true,
      labelled: true,
      sort: { name: 'total', by: ({ totalFen }) => totalFen },
      cell: ({ totalFen }) => <Money fen={totalFen} />,
    },
  ];
}

import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useLoopCosts, useLoopCostSummary, type LoopCostRow } from '../../sync/loop-costs.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Money } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { MonthFilter, useShownMonth } from '../../ledger/months.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { CostPerParcel } from './cost-per-parcel.tsx';
import { costLooks } from './cost-words.ts';
import './costs.css';
import { LoopCostsExport } from './exports.tsx';
import { SavingsPanel } from './savings.tsx';

/** What a month's loops cost: by station and parcel, loop by loop, and against running down and up separately. */
export function LoopCosts() {
  const { costs } = useMessages();
  const county = useCountyCode();
  const shown = useShownMonth();
  const [unsettled] = useFilter('unsettled');
  const actions = (
    <span class="row-actions">
      <ButtonLink href={pathTo('desk', '/loop-costs/balances', { county })}>{costs.balances.open}</ButtonLink>
      <ButtonLink href={pathTo('desk', '/loop-costs/settings', { county })}>{costs.toSettings}</ButtonLink>
    </span>
  );
  return (
    <DeskPage title={costs.title} intro={costs.intro} actions={actions}>
      <div class="filters" role="search">
        <MonthFilter label={costs.month} />
      </div>
      {unsettled === '' ? <Unsettled /> : <LoopsOfMonth month={shown} />}
      <CostPerParcel month={shown} />
      <SavingsPanel month={shown} />
      {unsettled === '' && <LoopsOfMonth month={shown} />}
    </DeskPage>
  );
}

/** The loops that wait to be settled, before the figures that wait for them. */
function Unsettled() {
  const { today } = useMessages().costs;
  const county = useCountyCode();
  const count = useLoopCostSummary(county, true).data?.unsettled ?? 0;
  if (count === 0) return null;
  return (
    <section class="panel">
      <Link href={pathTo('desk', '/loop-costs', { county }, { unsettled: '1' })} className="wait">
        <Icon name="clock" size={24} />
        <span class="wait-what">
          <strong>{today.unsettled(count)}</strong>
          <span class="note">{today.unsettledHint}</span>
        </span>
        <Icon name="forward" />
      </Link>
    </section>
  );
}

function LoopsOfMonth({ month }: { month: string }) {
  const { loops } = useMessages().costs;
  const county = useCountyCode();
  const [unsettled, setUnsettled] = useFilter('unsettled');
  const list = useLoopCosts(county, { month, unsettled });
  const columns = useLoopColumns();
  const inOrder = useInOrder(columns);
  const empty =
    unsettled === '' ? (
      <EmptyState icon="truck" title={loops.empty} next={loops.emptyNext} />
    ) : (
      <EmptyState title={loops.allSettled} next={loops.allSettledNext} />
    );
  return (
    <section class="panel" aria-labelledby="cost-loops">
      <div class="panel-head">
        <h2 id="cost-loops">{loops.title}</h2>
        <div class="row-actions">
          <CheckField
            label={loops.unsettledOnly}
            checked={unsettled !== ''}
            onChange={(checked) => setUnsettled(checked ? '1' : '')}
          />
          <LoopCostsExport rows={inOrder(rowsOf(list) ?? [])} />
        </div>
      </div>
      <Listing of={list} empty={empty}>
        {(rows) => (
          <Table
            caption={loops.title}
            columns={columns}
            rows={rows}
            keyOf={({ loop }) => loop}
            hrefOf={({ loop }) => pathTo('desk', '/loop-costs/:id', { county, id: loop })}
          />
        )}
      </Listing>
    </section>
  );
}

function useLoopColumns(): readonly Column<LoopCostRow>[] {
  const { costs, words } = useMessages();
  const { loops } = costs;
  return [
    {
      title: loops.day,
      tight: true,
      sort: { name: 'day', by: ({ day }) => day },
      cell: ({ day }) => <span class="figures">{day}</span>,
    },
    {
      title: loops.vehicle,
      sort: { name: 'vehicle', by: ({ vehicleName }) => vehicleName },
      cell: ({ vehicleName }) => <strong>{vehicleName}</strong>,
    },
    { title: loops.driver, cell: ({ driverName }) => <span class="note">{driverName ?? words.nobody}</span> },
    {
      title: loops.stage,
      tight: true,
      sort: { name: 'stage', by: ({ stage }) => stage },
      cell: ({ stage }) => <Badge {...costLooks[stage]}>{costs.stages[stage]}</Badge>,
    },
    {
      title: loops.pieces,
      labelled: true,
      sort: { name: 'pieces', by: ({ pieces }) => pieces },
      cell: ({ parcels, pieces }) =>
        pieces !== null && parcels !== null && <span class="note">{loops.piecesOf(parcels, pieces)}</span>,
    },
    {
      title: loops.planned,
      figure: true,
      labelled: true,
      sort: { name: 'planned', by: ({ plannedFen }) => plannedFen },
      cell: ({ plannedFen }) => <Money fen={plannedFen} />,
    },
    {
      title: loops.cost,
      figure: true,
      labelled: true,
      sort: { name: 'cost', by: ({ totalFen }) => totalFen },
      cell: ({ totalFen }) => (totalFen === null ? <span class="note">—</span> : <Money fen={totalFen} />),
    },
  ];
}

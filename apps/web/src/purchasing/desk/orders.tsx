import { orderStages } from '@yangui/domain';
import { ActLine } from '../../acts/act-line.tsx';
import { useStayingRows } from '../../acts/use-staying-rows.ts';
import { useActs, type Acts } from '../../acts/use-acts.ts';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { hindrance, orderActions } from '../order-actions.ts';
import { useGoodsText, useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useOrders, useOrdersSums, type OrderRow } from '../../sync/orders.ts';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { StageBadge } from '../stage-badge.tsx';
import { Button } from '../../ui/button.tsx';
import { choiceColumn, useChosen } from '../../ui/choosing.tsx';
import { CheckField, SearchField, SelectField } from '../../ui/field.tsx';
import { Moment, Money, useNow } from '../../shell/figures.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Listing } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { OrdersExport } from '../../desk/exports.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters, StationFilter } from '../../desk/filters.tsx';
import { NothingListed } from '../../desk/list-panel.tsx';
import { ListSums } from '../../desk/list-sums.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useDays } from '../../desk/use-days.ts';
import { stageShown, StepsBar, stepOf, useNextSteps } from './steps-bar.tsx';

/** All orders of the person's places; the filters stand in the address. */
export function Orders() {
  const { desk, words } = useMessages();
  const county = useCountyCode();
  const [stage, setStage] = useFilter('stage');
  const [station, setStation] = useFilter('station');
  const [query, setQuery] = useFilter('query');
  const [due, setDue] = useFilter('due');
  const [sort] = useFilter('sort');
  const days = useDays();
  const filters = { stage, station, due, query: useSettled(query.trim()), ...days.asked };
  const asked = { ...filters, sort };
  const orders = useOrders(county, asked);
  const sums = useOrdersSums(county, filters);
  const chosen = useChosen();
  const acts = useActs();
  const shown = useStayingRows(JSON.stringify(asked), orders, (id) => acts.of(id) !== undefined);
  const nextOf = useNextSteps(acts);
  const columns = useOrderColumns(acts);
  const choice = choiceColumn<OrderRow>(
    chosen,
    { title: desk.orders.choose, labelOf: ({ code }) => desk.orders.chooseOrder(code) },
    (row) => nextOf(row) !== undefined,
  );
  const table = (
    <Table
      caption={desk.orders.title}
      columns={
        shown.some((row) => nextOf(row) !== undefined) ? [...columns.slice(0, 1), choice, ...columns.slice(1)] : columns
      }
      rows={shown}
      keyOf={(row) => row.id}
      hrefOf={({ id }) => pathTo('desk', '/orders/:id', { county, id })}
      order="-placed"
    />
  );
  return (
    <DeskPage title={desk.orders.title} actions={<OrdersExport filters={{ ...asked, query: query.trim() }} />}>
      <ListFilters list="/orders">
        <SearchField label={desk.orders.find} value={query} onInput={setQuery} />
        <SelectField
          label={words.stage}
          value={stageFilters.find((one) => one === stage) ?? ''}
          onChange={setStage}
          empty={desk.orders.allStages}
          options={stageFilters.map((value) => ({
            value,
            label:
              value === 'to-confirm'
                ? desk.orders.toConfirm
                : value === 'coming'
                  ? desk.orders.coming
                  : words.stages[value],
          }))}
        />
        <StationFilter value={station} onChange={setStation} />
        <DaysFilter label={desk.orders.placedAt} />
        {due !== '' && <CheckField label={desk.today.toReleaseHint} checked onChange={() => setDue('')} />}
      </ListFilters>
      <section class="panel">
        <ListSums
          of={sums}
          figures={({ amountFen, backFen }) => [
            { name: words.amount, figure: <Money fen={amountFen} /> },
            ...(backFen === 0 ? [] : [{ name: desk.filters.returned, figure: <Money fen={backFen} /> }]),
          ]}
        />
        <StepsBar rows={shown} nextOf={nextOf} chosen={chosen.ids} choose={chosen.choose} acts={acts} />
        <Listing
          of={orders}
          empty={shown.length > 0 ? table : <NothingListed list="/orders" icon="orders" say={desk.orders} />}
        >
          {() => table}
        </Listing>
      </section>
    </DeskPage>
  );
}

/** The stages as the filter offers them: what waits for the supplier, what has not come, then one by one. */
const stageFilters = ['to-confirm', 'coming', ...orderStages] as const;

function useOrderColumns(acts: Acts): readonly Column<OrderRow>[] {
  const { desk, words } = useMessages();
  const nameOf = useVillagerName();
  const goodsOf = useGoodsText();
  const may = useMay();
  return [
    {
      title: `${desk.orders.code} · ${desk.orders.visitCode}`,
      tight: true,
      cell: ({ code, visitCode, stage }) => (
        <span class="stacked">
          <span class="figures code">{code}</span>
          {stage === 'received' && visitCode !== null && <span class="note figures">{visitCode}</span>}
        </span>
      ),
    },
    { title: words.stage, tight: true, cell: (row) => <StageBadge stage={stageShown(row, acts.of(row.id))} /> },
    ...(may('villagers.read')
      ? [{ title: words.villager, cell: ({ villagerName }: OrderRow) => nameOf(villagerName) }]
      : []),
    { title: words.station, cell: ({ stationName }) => <span class="note">{stationName}</span> },
    { title: desk.orders.what, wide: true, cell: (row) => <span class="goods">{goodsOf(row)}</span> },
    {
      title: desk.orders.placedAt,
      tight: true,
      sort: { name: 'placed' },
      cell: ({ placedAt }) => (
        <span class="note">
          <Moment at={placedAt} />
        </span>
      ),
    },
    { title: words.amount, figure: true, sort: { name: 'amount' }, cell: ({ amountFen }) => <Money fen={amountFen} /> },
    {
      title: '',
      tight: true,
      cell: (row) => (
        <span class="order-next">
          <NextStep order={row} acts={acts} />
        </span>
      ),
    },
  ];
}

/** Goods that went back or got lost: sent again by the supplier, or called off and paid back, each with one press. */
function UndeliveredSteps({ order }: { order: OrderRow }) {
  const { desk } = useMessages();
  const sender = useSending(useCountyCode());
  const may = useMay();
  const now = useNow();
  const can = (name: 'confirm' | 'cancel') => hindrance(name, order, may, now) === undefined;
  return (
    <span class="row-actions">
      {can('confirm') && (
        <Button
          busy={sender.busy}
          label={`${desk.orders.sendAgain} ${order.code}`}
          onClick={() => sender.send([prepare('confirm-order', { order: order.id })])}
        >
          {desk.orders.sendAgain}
        </Button>
      )}
      {can('cancel') && (
        <Button
          kind="danger"
          busy={sender.busy}
          label={`${desk.orders.payBack} ${order.code}`}
          onClick={() => sender.send([prepare('cancel-order', { order: order.id, reason: 'undelivered' })])}
        >
          {desk.orders.payBack}
        </Button>
      )}
      <SendingNote sender={sender} />
    </span>
  );
}

/** The next thing to do with an order, right in the list; nothing where nothing is to be done here. */
function NextStep({ order, acts }: { order: OrderRow; acts: Acts }) {
  const { desk } = useMessages();
  const may = useMay();
  const now = useNow();
  const act = acts.of(order.id);
  if (act !== undefined && act.standing.is !== 'refused')
    return <ActLine act={act} done={desk.orders.did[stepOf(act.type) ?? 'receive']} />;
  if (order.stage === 'undelivered') return <UndeliveredSteps order={order} />;
  const next = (['confirm', 'receive', 'release'] as const).find(
    (name) => hindrance(name, order, may, now) === undefined,
  );
  return (
    <>
      {next !== undefined && act === undefined && (
        <Button
          label={`${desk.orders.actions[next]} ${order.code}`}
          onClick={() => acts.act(new Map([[order.id, prepare(orderActions[next].command, { order: order.id })]]))}
        >
          {desk.orders.actions[next]}
        </Button>
      )}
      {act !== undefined && <ActLine act={act} done="" />}
    </>
  );
}

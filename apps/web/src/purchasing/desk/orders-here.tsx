import { useState } from 'preact/hooks';
import { ActLine } from '../../acts/act-line.tsx';
import { useActs, type Acts } from '../../acts/use-acts.ts';
import { useCountyCode, useMay } from '../../county.tsx';
import { ActsHere, MOST_TAKEN, RowsHere, type HereProps, type Wish } from '../../desk/acts-here.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useNow } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import { useOrders, type OrderRow } from '../../sync/orders.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { hindrance, orderActions } from '../order-actions.ts';
import { useGoodsText } from '../order-parts.tsx';
import { ConfirmOrders } from './confirm-orders.tsx';
import { stepOf, type OrderStep } from './steps-bar.tsx';

/** Orders that came: one press marks those that wait, or one of them, as arrived. */
export function ReceiveHere(props: HereProps) {
  return <StepHere {...props} step="receive" filters={{ stage: 'coming' }} />;
}

/** Rebates past their window: one press releases them. */
export function ReleaseHere(props: HereProps) {
  return <StepHere {...props} step="release" filters={{ due: '1' }} />;
}

interface StepHereProps extends HereProps {
  readonly step: OrderStep;
  readonly filters: Parameters<typeof useOrders>[1];
}

function StepHere({ step, filters, ...here }: StepHereProps) {
  const { desk } = useMessages();
  const acts = useActs();
  const commandOf = useStepCommand(step);
  return (
    <ActsHere
      {...here}
      acts={acts}
      all={desk.today.acts.all[step](Math.min(here.count, MOST_TAKEN), here.count > MOST_TAKEN)}
      didMany={(type, count) => desk.orders.didMany[stepOf(type) ?? step](count)}
    >
      {(wish) => (
        <OrderRows
          step={step}
          filters={filters}
          wish={wish}
          acts={acts}
          take={(rows) =>
            acts.act(
              new Map(
                rows.flatMap((row) => {
                  const command = commandOf(row);
                  return command === undefined || acts.of(row.id) !== undefined ? [] : [[row.id, command] as const];
                }),
              ),
            )
          }
        />
      )}
    </ActsHere>
  );
}

/** Orders that the supplier is to take: one by one with one press; all of them are asked about, with the supplier’s number. */
export function ConfirmHere(props: HereProps) {
  const { desk } = useMessages();
  const acts = useActs();
  const [asking, setAsking] = useState<readonly string[]>();
  const [confirmed, setConfirmed] = useState(0);
  const commandOf = useStepCommand('confirm');
  return (
    <>
      <ActsHere
        {...props}
        acts={acts}
        all={desk.today.acts.all.confirm(Math.min(props.count, MOST_TAKEN), props.count > MOST_TAKEN)}
      >
        {(wish) => (
          <OrderRows
            step="confirm"
            filters={{ stage: 'to-confirm' }}
            wish={wish}
            acts={acts}
            take={(rows) => {
              const open = rows.filter((row) => commandOf(row) !== undefined && acts.of(row.id) === undefined);
              if (open.length > 0) setAsking(open.map(({ id }) => id));
            }}
          />
        )}
      </ActsHere>
      {confirmed > 0 && <Notice>{desk.orders.confirmed(confirmed)}</Notice>}
      {asking !== undefined && (
        <ConfirmOrders
          orders={asking}
          onClose={() => setAsking(undefined)}
          onDone={(count) => {
            setAsking(undefined);
            setConfirmed(count);
          }}
        />
      )}
    </>
  );
}

/** Goods that went back or got lost: each is decided by itself; sent again with one press, paid back on its own page. */
export function SendAgainHere(props: HereProps) {
  const acts = useActs();
  return (
    <ActsHere {...props} acts={acts}>
      {(wish) => <OrderRows step="confirm" again filters={{ stage: 'undelivered' }} wish={wish} acts={acts} />}
    </ActsHere>
  );
}

/** What takes a step with an order; undefined where it cannot be taken, or not by this person. */
function useStepCommand(step: OrderStep) {
  const may = useMay();
  const now = useNow();
  return (row: OrderRow) =>
    hindrance(step, row, may, now) === undefined ? prepare(orderActions[step].command, { order: row.id }) : undefined;
}

interface OrderRowsProps {
  readonly step: OrderStep;
  /** The step is taken once more: the goods did not come. */
  readonly again?: boolean;
  readonly filters: Parameters<typeof useOrders>[1];
  readonly wish: Wish;
  readonly acts: Acts;
  readonly take?: (rows: readonly OrderRow[]) => void;
}

function OrderRows({ step, again = false, filters, wish, acts, take }: OrderRowsProps) {
  const { desk } = useMessages();
  const county = useCountyCode();
  const goodsOf = useGoodsText();
  const orders = useOrders(county, { ...filters, sort: 'placed' });
  const commandOf = useStepCommand(step);
  const press = again ? desk.orders.sendAgain : desk.orders.actions[step];
  const done = again ? desk.today.acts.sentAgain : desk.orders.did[step];
  return (
    <RowsHere
      list={step}
      of={orders}
      wish={wish}
      stays={(id) => acts.of(id) !== undefined}
      refused={(id) => acts.of(id)?.standing.is === 'refused'}
      {...(take && { take })}
      facts={(row) => ({
        href: pathTo('desk', '/orders/:id', { county, id: row.id }),
        what: `${row.code} · ${goodsOf(row)}`,
        place: row.stationName,
        since: row.placedAt,
      })}
      step={(row) => {
        const act = acts.of(row.id);
        if (act !== undefined) return <ActLine act={act} done={done} />;
        const command = commandOf(row);
        if (command === undefined) return null;
        return (
          <Button label={`${press} ${row.code}`} onClick={() => acts.act(new Map([[row.id, command]]))}>
            {press}
          </Button>
        );
      }}
    />
  );
}

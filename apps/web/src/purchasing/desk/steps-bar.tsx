import type { OrderStage } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { ActLine } from '../../acts/act-line.tsx';
import type { ActHere, Acts } from '../../acts/use-acts.ts';
import { useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { useNow } from '../../shell/figures.tsx';
import type { OrderRow } from '../../sync/orders.ts';
import { prepare } from '../../sync/command.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { hindrance, orderActions } from '../order-actions.ts';
import { ConfirmOrders, MOST_AT_ONCE } from './confirm-orders.tsx';

/** The next steps that many orders can take together, in the order of an order's life. */
export const orderSteps = ['confirm', 'receive', 'release'] as const;
export type OrderStep = (typeof orderSteps)[number];

/** Which step a command is. */
export function stepOf(type: string): OrderStep | undefined {
  return orderSteps.find((step) => orderActions[step].command === type);
}

/** The stage that a step leads to. */
const leadsTo = { confirm: 'confirmed', receive: 'received', release: 'completed' } as const satisfies Record<
  OrderStep,
  OrderStage
>;

/** The stage of an order as it is shown: until the server has answered, what was done with it here leads to. */
export function stageShown({ stage }: OrderRow, act: ActHere | undefined): OrderStage {
  const answered = act === undefined || act.standing.is === 'refused' || act.standing.is === 'accepted';
  const step = answered ? undefined : stepOf(act.type);
  return step === undefined ? stage : leadsTo[step];
}

/** What an order's next step is for this person now; undefined where there is none, or it was just taken here. */
export function useNextSteps(acts: Acts): (order: OrderRow) => OrderStep | undefined {
  const may = useMay();
  const now = useNow();
  return (order) => {
    // What was refused here says why on its row; many are not taken on to be refused again.
    if (order.stage === 'undelivered' || acts.of(order.id) !== undefined) return undefined;
    return orderSteps.find((step) => hindrance(step, order, may, now) === undefined);
  };
}

interface StepsBarProps {
  readonly rows: readonly OrderRow[];
  readonly nextOf: (order: OrderRow) => OrderStep | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
  readonly acts: Acts;
}

/** Takes the next step with the chosen orders, or with all that the list shows; nothing where none has one. */
export function StepsBar({ rows, nextOf, chosen, choose, acts }: StepsBarProps) {
  const { orders: say } = useMessages().desk;
  const [asking, setAsking] = useState<readonly string[]>();
  const [confirmed, setConfirmed] = useState(0);
  const { last } = acts;
  const open = rows.filter((row) => nextOf(row) !== undefined);
  const picked = open.filter(({ id }) => chosen.has(id));
  const meant = picked.length > 0 ? picked : open;
  const steps = orderSteps
    .map((step) => ({
      step,
      ids: meant
        .filter((row) => nextOf(row) === step)
        .map(({ id }) => id)
        .slice(0, MOST_AT_ONCE),
    }))
    .filter(({ ids }) => ids.length > 0);
  const lastStep = last && stepOf(last.type);
  if (open.length === 0 && confirmed === 0 && last === undefined && asking === undefined) return null;
  const take = (step: OrderStep, ids: readonly string[]) => {
    if (step === 'confirm') return setAsking(ids);
    setConfirmed(0);
    choose(new Set());
    acts.act(new Map(ids.map((order) => [order, prepare(orderActions[step].command, { order })])));
  };
  return (
    <div class="panel-head steps-bar">
      <span role="status">
        {confirmed > 0 ? (
          <Notice>{say.confirmed(confirmed)}</Notice>
        ) : last !== undefined && lastStep !== undefined && last.steps.length > 1 ? (
          <ActLine act={last} done={say.didMany[lastStep](last.steps.length)} whole />
        ) : (
          <span class="note">{picked.length > 0 ? say.chosen(picked.length) : say.steps}</span>
        )}
      </span>
      <span class="row-actions">
        {steps.map(({ step, ids }) => (
          <Button key={step} icon={orderActions[step].icon} onClick={() => take(step, ids)}>
            {picked.length > 0 ? say.stepChosen[step](ids.length) : say.stepShown[step](ids.length)}
          </Button>
        ))}
      </span>
      <SendingNote sender={acts.sender} />
      {asking !== undefined && (
        <ConfirmOrders
          orders={asking}
          onClose={() => setAsking(undefined)}
          onDone={(count) => {
            setAsking(undefined);
            setConfirmed(count);
            choose(new Set());
          }}
        />
      )}
    </div>
  );
}

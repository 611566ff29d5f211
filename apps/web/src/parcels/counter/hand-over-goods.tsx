import { stepsDone, type ActStep } from '../../acts/use-acts.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { OrderLines, useVillagerName } from '../../purchasing/order-parts.tsx';
import { prepare } from '../../sync/command.ts';
import type { OrderRow } from '../../sync/orders.ts';
import { Moment } from '../../shell/figures.tsx';
import { ShelfPlace } from './shelf-place.tsx';
import { TogetherChoice, useTogether } from './together.tsx';

interface HandOverProps {
  readonly order: OrderRow;
  /** The code by which they were found, where they were. */
  readonly code: string | undefined;
  readonly holdMs: number;
  readonly onClose: () => void;
  readonly onHanded: (steps: readonly ActStep[], to: string) => void;
}

/** Handing out what was ordered for somebody, with what else of theirs was: where a parcel waits too, they are found by that. */
export function HandOverGoods({ order, code, holdMs, onClose, onHanded }: HandOverProps) {
  const { counter, parcels, shell } = useMessages();
  const name = useVillagerName()(order.villagerName);
  const together = useTogether(order);
  const left = [order, ...together.goes.filter(({ is }) => is === 'order')];
  const form = useForm({
    name: `collect-order ${order.id}`,
    fields: {},
    commands: () =>
      left.map(({ id, visit }) =>
        prepare('collect-order', {
          order: id,
          ...(code !== undefined && visit !== null && visit === order.visit && { proof: 'code', code }),
        }),
      ),
    holdMs,
    heard(outcomes) {
      const steps = stepsDone(
        left.map(({ id }) => ({ row: id, type: 'collect-order' })),
        outcomes,
      );
      if (steps.length > 0) onHanded(steps, name);
    },
    follows: onClose,
  });
  if (together.looking) return null;
  return (
    <FormDialog
      form={form}
      title={counter.collect.handOver}
      action={left.length > 1 ? parcels.counter.handAllTo(name, left.length) : counter.collect.handOverTo(name)}
      icon="check"
      large
      first
      cancel={shell.back}
      onClose={onClose}
      below={<ShelfPlace visit={order.visit} code={order.visitCode ?? ''} />}
    >
      <div class="hand-over">
        <span class="code-large figures">{order.visitCode ?? order.code}</span>
        <strong class="name-large">{name}</strong>
        {order.receivedAt !== null && (
          <span class="note">
            {counter.order.receivedAt} <Moment at={order.receivedAt} />
          </span>
        )}
      </div>
      <OrderLines order={order} />
      <TogetherChoice own={[order.code, order.visitCode ?? order.code]} together={together} name={name} />
      <p class="note">{counter.collect.check}</p>
    </FormDialog>
  );
}

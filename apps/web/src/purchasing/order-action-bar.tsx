import { reasons } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { FormChoices } from '../forms/form-choices.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { choice, free } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import type { OrderRow } from '../sync/orders.ts';
import { prepare } from '../sync/command.ts';
import { useSending } from '../sync/use-sending.ts';
import * as z from 'zod/mini';
import { Button } from '../ui/button.tsx';
import { useNow } from '../shell/figures.tsx';
import { SendingNote } from '../shell/sending-note.tsx';
import { ReturnLines, readReturned } from './return-lines.tsx';
import { hindrance, orderActions, type Hindrance, type OrderActionName } from './order-actions.ts';
import './orders.css';

interface ActionBarProps {
  readonly order: OrderRow;
  readonly actions: readonly OrderActionName[];
  readonly large?: boolean;
  /** Asks what belongs to a confirmation, where the screen can; else it is sent at once. */
  readonly onConfirm?: () => void;
}

/** The buttons for what can be done with an order. What cannot be done now says why. */
export function OrderActionBar({ order, actions, large = false, onConfirm }: ActionBarProps) {
  const messages = useMessages();
  const sender = useSending(useCountyCode());
  const may = useMay();
  const now = useNow();
  const sayWhy = useHindranceText();
  const [asking, setAsking] = useState<'return' | 'cancel'>();
  const [done, setDone] = useState(false);
  const [last, setLast] = useState<OrderActionName>();
  const next = actions.find((name) => hindrance(name, order, may, now) === undefined);

  const begin = (name: OrderActionName) => {
    if (name === 'return' || name === 'cancel') return setAsking(name);
    if (name === 'confirm' && onConfirm !== undefined) return onConfirm();
    setLast(name);
    sender.send([prepare(orderActions[name].command, { order: order.id })]);
  };
  return (
    <div class="order-actions">
      <div class="order-action-row">
        {actions.map((name) => {
          const why = hindrance(name, order, may, now);
          const { icon, asksReason } = orderActions[name];
          const kind = asksReason ? 'danger' : name === next ? 'primary' : 'quiet';
          return (
            <Button
              key={name}
              kind={kind}
              icon={icon}
              large={large}
              busy={sender.busy && last === name}
              reason={why && sayWhy(why)}
              onClick={() => begin(name)}
            >
              {messages.desk.orders.actions[name]}
            </Button>
          );
        })}
      </div>
      <SendingNote sender={sender} />
      {asking !== undefined && (
        <GiveUpDialog
          action={asking}
          order={order}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            setDone(true);
          }}
        />
      )}
      <span class="unseen" role="status">
        {done || sender.state.is === 'accepted' ? messages.shell.done : ''}
      </span>
    </div>
  );
}

/** Says a hindrance in the person's language. */
export function useHindranceText(): (why: Hindrance) => string {
  const messages = useMessages();
  const { notes } = messages.desk.orders;
  return (why) => {
    if ('stage' in why) return notes.stage(messages.words.stages[why.stage]);
    if (!('until' in why)) return notes[why.is];
    return notes[why.is](sayMoment(why.until - 1, Date.now(), messages));
  };
}

interface GiveUpProps {
  readonly action: 'return' | 'cancel';
  readonly order: OrderRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks why an order comes back or is called off, and which of its goods come back. */
function GiveUpDialog({ action, order, onClose, onDone }: GiveUpProps) {
  const { desk, words, shell } = useMessages();
  const form = useForm({
    name: `${action}-order ${order.id}`,
    fields: { reason: choice(reasons), lines: free(z.nullable(z.record(z.string(), z.string())), null) },
    misfit: ({ lines }) =>
      lines !== null && readReturned(order, lines) === undefined
        ? ({ field: 'lines', code: 'quantity-out-of-range' } as const)
        : undefined,
    commands: ({ reason, lines }) => {
      if (action === 'cancel') return prepare('cancel-order', { order: order.id, reason });
      const back = lines === null ? undefined : readReturned(order, lines);
      return prepare('return-order', { order: order.id, reason, ...(back !== undefined && { lines: back }) });
    },
    follows: onDone,
    blames: { 'return-too-much': 'lines' },
  });
  return (
    <FormDialog
      form={form}
      title={`${desk.orders.actions[action]} · ${words.orderCode(order.code)}`}
      action={desk.orders.actions[action]}
      kind="danger"
      icon={orderActions[action].icon}
      cancel={shell.back}
      onClose={onClose}
    >
      <p class="note">{action === 'return' ? desk.orders.confirmReturn : desk.orders.confirmCancel}</p>
      <FormChoices
        of={form.at('reason')}
        legend={desk.orders.why}
        options={reasons.map((one) => ({ value: one, label: words.reasons[one] }))}
      />
      {action === 'return' && (
        <ReturnLines
          order={order}
          value={form.value('lines') ?? undefined}
          problem={form.at('lines').problem}
          onChange={(lines) => form.put('lines', lines ?? null)}
        />
      )}
    </FormDialog>
  );
}

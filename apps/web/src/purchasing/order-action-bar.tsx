import { keptOffSale, reasons, takeOff, commonProblems, purchasingProblems } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { FormChoices } from '../forms/form-choices.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormCheck } from '../forms/form-fields.tsx';
import { check, choice, free } from '../forms/kinds.ts';
import { countOf } from '../forms/typed-figures.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import type { OrderRow } from '../sync/orders.ts';
import { prepare } from '../sync/command.ts';
import { useSending } from '../sync/use-sending.ts';
import * as z from 'zod/mini';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { yuanText } from '../ui/yuan.ts';
import { useNow } from '../shell/figures.tsx';
import { SendingNote } from '../shell/sending-note.tsx';
import { allOf, leftOf, ReturnLines, readReturned } from './return-lines.tsx';
import { hindrance, orderActions, type Hindrance, type OrderActionName } from './order-actions.ts';
import './orders.css';
import { whyNot } from '../sync/problem.ts';

interface ActionBarProps {
  readonly order: OrderRow;
  readonly actions: readonly OrderActionName[];
  readonly large?: boolean;
  /** Asks what belongs to a confirmation, where the screen can; else it is sent at once. */
  readonly onConfirm?: () => void;
}

/** The buttons for what can be done with an order. What cannot be done now is listed below with its reason, and covers nothing. */
export function OrderActionBar({ order, actions, large = false, onConfirm }: ActionBarProps) {
  const messages = useMessages();
  const sender = useSending(useCountyCode());
  const may = useMay();
  const now = useNow();
  const [asking, setAsking] = useState<'return' | 'cancel'>();
  const [done, setDone] = useState(false);
  const [last, setLast] = useState<OrderActionName>();
  const hindered = actions.flatMap((name) => {
    const why = hindrance(name, order, may, now);
    return why === undefined ? [] : [{ name, why }];
  });
  const ready = actions.filter((name) => hindered.every((one) => one.name !== name));
  const [next] = ready;

  const begin = (name: OrderActionName) => {
    if (name === 'return' || name === 'cancel') return setAsking(name);
    if (name === 'confirm' && onConfirm !== undefined) return onConfirm();
    setLast(name);
    sender.send([prepare(orderActions[name].command, { order: order.id })]);
  };
  return (
    <div class="order-actions">
      <div class="order-action-row">
        {ready.map((name) => {
          const { icon, asksReason } = orderActions[name];
          return (
            <Button
              key={name}
              kind={asksReason ? 'danger' : name === next ? 'primary' : 'quiet'}
              icon={icon}
              large={large}
              busy={sender.busy && last === name}
              onClick={() => begin(name)}
            >
              {messages.desk.orders.actions[name]}
            </Button>
          );
        })}
      </div>
      <NotNow hindered={hindered} />
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

interface Hindered {
  readonly name: OrderActionName;
  readonly why: Hindrance;
}

/** What cannot be done now, and why, behind one line. */
function NotNow({ hindered }: { hindered: readonly Hindered[] }) {
  const { orders: say } = useMessages().desk;
  const sayWhy = useHindranceText();
  if (hindered.length === 0) return null;
  return (
    <details class="order-hindered">
      <summary>{say.notNow(hindered.length)}</summary>
      <ul>
        {hindered.map(({ name, why }) => (
          <li key={name}>
            <Icon name={orderActions[name].icon} /> {say.actions[name]}
            <span class="note">{sayWhy(why)}</span>
          </li>
        ))}
      </ul>
    </details>
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

/** Asks why an order comes back or is called off, which of its goods come back, and whether they can be sold again. */
function GiveUpDialog({ action, order, onClose, onDone }: GiveUpProps) {
  const { desk, money, words, shell } = useMessages();
  const returning = action === 'return';
  const single = leftOf(order).reduce((sum, { units }) => sum + units, 0) === 1;
  const form = useForm({
    name: `${action}-order ${order.id}`,
    fields: {
      reason: choice(reasons),
      lines: free(z.record(z.string(), z.string()), single ? allOf(order) : {}),
      unfit: check(),
    },
    misfit: ({ lines }) =>
      returning && readReturned(order, lines) === undefined
        ? ({
            field: 'lines',
            why: anyTyped(lines)
              ? whyNot(commonProblems, 'quantity-out-of-range')
              : whyNot(purchasingProblems, 'basket-empty'),
          } as const)
        : undefined,
    commands: ({ reason, lines, unfit }) => {
      const given = { order: order.id, reason, ...(unfit && { unfit }) };
      if (!returning) return prepare('cancel-order', given);
      const back = readReturned(order, lines);
      return prepare('return-order', { ...given, ...(back !== undefined && { lines: back }) });
    },
    follows: onDone,
    blames: { 'return-too-much': 'lines' },
  });
  const [reason, lines] = [form.value('reason'), form.value('lines') ?? {}];
  const back = returning ? readReturned(order, lines) : undefined;
  const refundFen = back && takeOff(order.lines, back).amountFen;
  const problem = form.at('lines').problem;
  return (
    <FormDialog
      form={form}
      title={`${desk.orders.actions[action]} · ${words.orderCode(order.code)}`}
      action={
        refundFen === undefined || order.outside !== null
          ? desk.orders.actions[action]
          : money.returns.give(desk.orders.actions.return, yuanText(refundFen))
      }
      kind="danger"
      icon={orderActions[action].icon}
      cancel={shell.back}
      onClose={onClose}
    >
      {!returning && <p class="note">{desk.orders.confirmCancel}</p>}
      {returning && (
        <ReturnLines
          order={order}
          value={lines}
          problem={problem?.code === 'quantity-out-of-range' ? undefined : problem}
          onChange={(typed) => form.put('lines', typed)}
        />
      )}
      <FormChoices
        of={form.at('reason')}
        legend={desk.orders.why}
        options={reasons.map((one) => ({ value: one, label: words.reasons[one] }))}
      />
      {order.outside === null &&
        (reason !== undefined && keptOffSale({ reason }) ? (
          <p class="note">{money.returns.spoilt}</p>
        ) : (
          <FormCheck of={form.at('unfit')} label={money.returns.unfit} />
        ))}
    </FormDialog>
  );
}

function anyTyped(lines: Readonly<Record<string, string>>): boolean {
  return Object.values(lines).some((text) => text.trim() !== '' && countOf(text) !== 0);
}

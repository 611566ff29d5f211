import { reasons, type Reason } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import type { OrderRow } from '../sync/answers.ts';
import { prepare } from '../sync/command.ts';
import { useSending, type Sender } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { useNow } from '../ui/figures.tsx';
import { SendingNote } from '../ui/refusal-note.tsx';
import { ReturnLines, readReturned, type ReturnedText } from './return-lines.tsx';
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
  const [last, setLast] = useState<OrderActionName>();
  const next = actions.find((name) => hindrance(name, order, may, now) === undefined);

  const act = (name: OrderActionName, reason?: Reason, lines?: ReturnedLines) => {
    setLast(name);
    sender.send([orderEnvelope(name, order.id, reason, lines)], () => setAsking(undefined));
  };
  const begin = (name: OrderActionName) => {
    if (name === 'return' || name === 'cancel') setAsking(name);
    else if (name === 'confirm' && onConfirm !== undefined) onConfirm();
    else act(name);
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
      {asking === undefined && <SendingNote sender={sender} />}
      {asking && (
        <ReasonDialog
          action={asking}
          order={order}
          sender={sender}
          onReason={(reason, lines) => act(asking, reason, lines)}
          onClose={() => {
            setAsking(undefined);
            sender.clear();
          }}
        />
      )}
      <span class="unseen" role="status">
        {sender.state.is === 'accepted' ? messages.shell.done : ''}
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

type ReturnedLines = ReturnType<typeof readReturned>;

function orderEnvelope(name: OrderActionName, order: string, reason: Reason = 'other', lines?: ReturnedLines) {
  if (name === 'return' && lines !== undefined) return prepare('return-order', { order, reason, lines });
  return name === 'return' || name === 'cancel'
    ? prepare(orderActions[name].command, { order, reason })
    : prepare(orderActions[name].command, { order });
}

interface ReasonDialogProps {
  readonly action: 'return' | 'cancel';
  readonly order: OrderRow;
  readonly sender: Sender;
  readonly onReason: (reason: Reason, lines: ReturnedLines) => void;
  readonly onClose: () => void;
}

function ReasonDialog({ action, order, sender, onReason, onClose }: ReasonDialogProps) {
  const { desk, money, words, shell } = useMessages();
  const [reason, setReason] = useState<Reason>();
  const [back, setBack] = useState<ReturnedText>();
  const lines = back === undefined ? undefined : readReturned(order, back);
  const lacking =
    reason === undefined
      ? desk.orders.why
      : back !== undefined && lines === undefined
        ? money.returns.which
        : undefined;
  const title = `${desk.orders.actions[action]} · ${words.orderCode(order.code)}`;
  return (
    <Dialog title={title} onClose={onClose}>
      <p class="note">{action === 'return' ? desk.orders.confirmReturn : desk.orders.confirmCancel}</p>
      <fieldset class="choices">
        <legend>{desk.orders.why}</legend>
        {reasons.map((one) => (
          <label key={one} class={one === reason ? 'choice is-chosen' : 'choice'}>
            <input type="radio" name="reason" checked={one === reason} onChange={() => setReason(one)} />
            {words.reasons[one]}
          </label>
        ))}
      </fieldset>
      {action === 'return' && <ReturnLines order={order} value={back} onChange={setBack} />}
      <SendingNote sender={sender} />
      <DialogActions>
        <Button onClick={onClose}>{shell.back}</Button>
        <Button
          kind="danger"
          icon={orderActions[action].icon}
          busy={sender.busy}
          reason={lacking}
          onClick={() => reason && onReason(reason, lines)}
        >
          {desk.orders.actions[action]}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

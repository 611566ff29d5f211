import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

/** How many orders are confirmed at once: what one request carries. */
export const MOST_AT_ONCE = 500;

interface ConfirmOrdersProps {
  readonly orders: readonly string[];
  readonly onDone: (count: number) => void;
  readonly onClose: () => void;
}

/** Asks under which number the supplier confirmed these orders, and confirms them: one command each. */
export function ConfirmOrders({ orders, onDone, onClose }: ConfirmOrdersProps) {
  const { desk, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [left, setLeft] = useState(orders);
  const [supplierRef, setSupplierRef] = useState('');
  const wrong =
    sender.state.is === 'refused' && sender.state.where === 'payload.supplierRef' ? sender.problem : undefined;
  const send = () =>
    sender.send(
      left.map((order) => prepare('confirm-order', { order, supplierRef: supplierRef.trim() })),
      (outcomes) => {
        const refused = left.filter((_, index) => outcomes[index]?.status !== 'accepted');
        if (refused.length === 0) onDone(orders.length);
        else setLeft(refused);
      },
    );
  return (
    <Dialog title={desk.orders.confirmTitle(left.length)} onClose={onClose}>
      <Form onSubmit={send} label={desk.orders.confirmTitle(left.length)}>
        <p>{desk.orders.confirmAsk}</p>
        <TextField
          label={desk.orders.supplierRef}
          hint={desk.orders.supplierRefHint}
          problem={wrong}
          value={supplierRef}
          onInput={(value) => {
            setSupplierRef(value);
            sender.clear();
          }}
          maxLength={40}
          autoFocus
          autoComplete="off"
        />
        {wrong === undefined && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.back}</Button>
          <Button submit kind="primary" icon="check" busy={sender.busy}>
            {desk.orders.actions.confirm}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';

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
  const [left, setLeft] = useState(orders);
  const form = useForm({
    name: 'confirm-order',
    fields: { supplierRef: text() },
    commands: ({ supplierRef }) => left.map((order) => prepare('confirm-order', { order, supplierRef })),
    heard: (outcomes) => setLeft(left.filter((_, index) => outcomes[index]?.status !== 'accepted')),
    follows: () => onDone(orders.length),
  });
  return (
    <FormDialog
      form={form}
      title={desk.orders.confirmTitle(left.length)}
      action={desk.orders.actions.confirm}
      icon="check"
      cancel={shell.back}
      onClose={onClose}
    >
      <p>{desk.orders.confirmAsk}</p>
      <FormLine
        of={form.at('supplierRef')}
        label={desk.orders.supplierRef}
        hint={desk.orders.supplierRefHint}
        maxLength={40}
        autoFocus
      />
    </FormDialog>
  );
}

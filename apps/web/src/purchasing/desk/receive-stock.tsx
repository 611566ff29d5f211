import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { units } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import type { ProductRow } from '../../sync/orders.ts';
import { prepare } from '../../sync/command.ts';

/** Books goods that came in. */
export function ReceiveStock(props: { product: ProductRow; onClose: () => void; onDone: (text: string) => void }) {
  const { desk, words } = useMessages();
  const { product } = props;
  const form = useForm({
    name: `receive-stock ${product.id}`,
    fields: { quantity: units() },
    commands: ({ quantity }) => prepare('receive-stock', { product: product.id, quantity }),
    follows: ({ quantity }) => props.onDone(desk.products.received(quantity, product.unit)),
  });
  return (
    <FormDialog
      form={form}
      title={desk.products.receiveOf(product.name)}
      label={desk.products.receive}
      action={desk.products.receive}
      onClose={props.onClose}
    >
      <FormLine
        of={form.at('quantity')}
        label={words.of(desk.products.receiveQuantity, product.unit)}
        hint={words.stockLeft(product.stockUnits, product.unit)}
        autoFocus
      />
    </FormDialog>
  );
}

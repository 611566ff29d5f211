import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { ProductRow } from '../../sync/answers.ts';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';
import { countOf } from './terms.ts';

/** Books goods that came in. */
export function ReceiveStock(props: { product: ProductRow; onClose: () => void; onDone: (text: string) => void }) {
  const { desk, words, shell } = useMessages();
  const { product } = props;
  const sender = useSending(useCountyCode());
  const [typed, setTyped] = useState('');
  const about = sender.state.is === 'refused' && sender.state.where === 'payload.quantity';
  const submit = () => {
    // What is no number goes on as zero: the schema refuses it in the right words.
    const quantity = countOf(typed) ?? 0;
    sender.send([prepare('receive-stock', { product: product.id, quantity })], ([outcome]) => {
      if (outcome?.status === 'accepted') props.onDone(desk.products.received(quantity, product.unit));
    });
  };
  return (
    <Dialog title={desk.products.receiveOf(product.name)} onClose={props.onClose}>
      <Form onSubmit={submit} label={desk.products.receive}>
        <TextField
          figures
          inputMode="numeric"
          label={words.of(desk.products.receiveQuantity, product.unit)}
          hint={words.stockLeft(product.stockUnits, product.unit)}
          value={typed}
          onInput={setTyped}
          autoFocus
          autoComplete="off"
          problem={about ? sender.problem : undefined}
        />
        {!about && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={props.onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy}>
            {desk.products.receive}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

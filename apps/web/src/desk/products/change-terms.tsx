import type { Category } from '@yangui/domain';
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
import { CategoryField } from './category-field.tsx';
import { readTerms, type Misread } from './terms.ts';

/** Changes a product's price and rebate for orders to come. */
export function ChangeTerms(props: { product: ProductRow; onClose: () => void; onDone: (text: string) => void }) {
  const { desk, money, shell } = useMessages();
  const { product } = props;
  const sender = useSending(useCountyCode());
  const [price, setPrice] = useState((product.priceFen / 100).toFixed(2));
  const [rebate, setRebate] = useState(product.ownRate ? String(product.rebateBasisPoints / 100) : '');
  const [category, setCategory] = useState<Category | ''>(product.category);
  const [unread, setUnread] = useState<Misread<'price' | 'rebate'>>();
  const submit = () => {
    const terms = readTerms({ price, rebate });
    if ('misread' in terms) return setUnread(terms);
    setUnread(undefined);
    sender.send(
      [prepare('change-product-terms', { product: product.id, ...terms, ...(category !== '' && { category }) })],
      ([outcome]) => {
        if (outcome?.status === 'accepted') props.onDone(desk.products.termsChanged);
      },
    );
  };
  return (
    <Dialog title={desk.products.termsOf(product.name)} onClose={props.onClose}>
      <Form onSubmit={submit} label={desk.products.terms}>
        <p class="note">{desk.products.termsHint}</p>
        <CategoryField value={category} onChange={setCategory} />
        <div class="fields-pair">
          <TextField
            figures
            inputMode="decimal"
            label={desk.products.price}
            value={price}
            onInput={setPrice}
            autoFocus
            problem={unread?.misread === 'price' ? unread.problem : undefined}
          />
          <TextField
            figures
            inputMode="decimal"
            label={desk.products.rebate}
            hint={money.rateHint}
            value={rebate}
            onInput={setRebate}
            problem={unread?.misread === 'rebate' ? unread.problem : undefined}
          />
        </div>
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={props.onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy}>
            {desk.products.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

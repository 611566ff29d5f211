import type { Category } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { newId, prepare } from '../../sync/command.ts';
import { localProblem } from '../../sync/problem.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';
import { CategoryField } from './category-field.tsx';
import { countOf, misread, readTerms, type Misread } from './terms.ts';

type FieldName = 'price' | 'rebate' | 'stock';

/** Puts a product into the catalogue. */
export function AddProduct({ onClose, onDone }: { onClose: () => void; onDone: (text: string) => void }) {
  const { desk, money, words, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [text, setText] = useState({ name: '', unit: '', barcode: '', price: '', rebate: '', stock: '' });
  const [category, setCategory] = useState<Category | ''>('');
  const [unread, setUnread] = useState<Misread<FieldName>>();
  const set = (field: keyof typeof text) => (value: string) => setText((before) => ({ ...before, [field]: value }));
  const where = sender.state.is === 'refused' ? sender.state.where : undefined;
  const about = (field: string) => (where === `payload.${field}` ? sender.problem : undefined);
  const unreadAt = (field: FieldName) => (unread?.misread === field ? unread.problem : undefined);

  const submit = () => {
    const terms = readTerms(text);
    if ('misread' in terms) return setUnread(terms);
    const stockUnits = countOf(text.stock);
    if (stockUnits === undefined)
      return setUnread({ ...misread('stock'), problem: localProblem('quantity-out-of-range') });
    setUnread(undefined);
    const barcode = text.barcode.trim().toUpperCase();
    const payload = {
      product: newId(),
      name: text.name.trim(),
      unit: text.unit.trim(),
      barcode: barcode === '' ? null : barcode,
      ...terms,
      stockUnits,
      category: category === '' ? ('other' as const) : category,
    };
    sender.send([prepare('add-product', payload)], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone(desk.products.added(payload.name));
    });
  };
  return (
    <Dialog title={desk.products.add} onClose={onClose}>
      <Form onSubmit={submit} label={desk.products.add}>
        <TextField
          label={desk.products.name}
          hint={desk.products.nameHint}
          value={text.name}
          onInput={set('name')}
          autoFocus
          autoComplete="off"
          problem={about('name')}
        />
        <div class="fields-pair">
          <TextField
            label={words.unit}
            hint={desk.products.unitHint}
            value={text.unit}
            onInput={set('unit')}
            autoComplete="off"
            problem={about('unit')}
          />
          <TextField
            label={words.barcode}
            hint={desk.products.barcodeHint}
            value={text.barcode}
            onInput={set('barcode')}
            autoComplete="off"
            problem={about('barcode')}
          />
        </div>
        <CategoryField value={category} onChange={setCategory} />
        <div class="fields-pair">
          <TextField
            figures
            inputMode="decimal"
            label={desk.products.price}
            value={text.price}
            onInput={set('price')}
            autoComplete="off"
            problem={unreadAt('price') ?? about('priceFen')}
          />
          <TextField
            figures
            inputMode="decimal"
            label={desk.products.rebate}
            hint={money.rateHint}
            value={text.rebate}
            onInput={set('rebate')}
            autoComplete="off"
            problem={unreadAt('rebate') ?? about('rebateBasisPoints')}
          />
          <TextField
            figures
            inputMode="numeric"
            label={desk.products.firstStock}
            value={text.stock}
            onInput={set('stock')}
            autoComplete="off"
            problem={unreadAt('stock') ?? about('stockUnits')}
          />
        </div>
        {where === undefined && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy}>
            {desk.products.add}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

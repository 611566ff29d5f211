import { categoryNames } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { choice, maybe, maybeText, percent, text, units, yuan } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { CategoryField } from './category-field.tsx';
import { TermsFields } from './terms-fields.tsx';

/** Puts a product into the catalogue. */
export function AddProduct({ onClose, onDone }: { onClose: () => void; onDone: (text: string) => void }) {
  const { desk, words } = useMessages();
  const form = useForm({
    name: 'add-product',
    fields: {
      name: text(),
      unit: text(),
      barcode: maybeText(),
      category: maybe(choice(categoryNames)),
      priceFen: yuan(),
      rebateBasisPoints: maybe(percent()),
      stockUnits: units(),
    },
    commands: ({ barcode, category, ...goods }, product) =>
      prepare('add-product', {
        product,
        barcode: barcode?.toUpperCase() ?? null,
        category: category ?? 'other',
        ...goods,
      }),
    follows: ({ name }) => onDone(desk.products.added(name)),
  });
  return (
    <FormDialog form={form} title={desk.products.add} action={desk.products.add} onClose={onClose}>
      <FormLine of={form.at('name')} label={desk.products.name} hint={desk.products.nameHint} autoFocus />
      <div class="fields-pair">
        <FormLine of={form.at('unit')} label={words.unit} hint={desk.products.unitHint} />
        <FormLine scans of={form.at('barcode')} label={words.barcode} hint={desk.products.barcodeHint} />
      </div>
      <CategoryField of={form.at('category')} />
      <div class="fields-pair">
        <TermsFields price={form.at('priceFen')} rebate={form.at('rebateBasisPoints')} />
        <FormLine of={form.at('stockUnits')} label={desk.products.firstStock} />
      </div>
    </FormDialog>
  );
}

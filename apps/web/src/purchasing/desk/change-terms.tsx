import { categoryNames } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { choice, maybe, percent, yuan } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import type { ProductRow } from '../../sync/orders.ts';
import { prepare } from '../../sync/command.ts';
import { CategoryField } from './category-field.tsx';
import { TermsFields } from './terms-fields.tsx';

/** Changes a product's price and rebate for orders to come. */
export function ChangeTerms(props: { product: ProductRow; onClose: () => void; onDone: (text: string) => void }) {
  const { desk } = useMessages();
  const { product } = props;
  const form = useForm({
    name: `change-product-terms ${product.id}`,
    fields: {
      category: choice(categoryNames, product.category),
      priceFen: yuan(product.priceFen),
      rebateBasisPoints: maybe(percent(product.ownRate ? product.rebateBasisPoints : undefined)),
    },
    commands: (terms) => prepare('change-product-terms', { product: product.id, ...terms }),
    follows: () => props.onDone(desk.products.termsChanged),
  });
  return (
    <FormDialog
      form={form}
      title={desk.products.termsOf(product.name)}
      label={desk.products.terms}
      action={desk.products.save}
      onClose={props.onClose}
    >
      <p class="note">{desk.products.termsHint}</p>
      <CategoryField of={form.at('category')} />
      <div class="fields-pair">
        <TermsFields price={form.at('priceFen')} rebate={form.at('rebateBasisPoints')} autoFocus />
      </div>
    </FormDialog>
  );
}

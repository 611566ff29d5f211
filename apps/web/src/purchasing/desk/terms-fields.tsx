import { FormLine } from '../../forms/form-fields.tsx';
import type { FieldState } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';

/** A product's price, and the rebate on it where it has one of its own. */
export function TermsFields(props: { price: FieldState; rebate: FieldState; autoFocus?: boolean }) {
  const { desk, money } = useMessages();
  return (
    <>
      <FormLine of={props.price} label={desk.products.price} autoFocus={props.autoFocus ?? false} />
      <FormLine of={props.rebate} label={desk.products.rebate} hint={money.rateHint} />
    </>
  );
}

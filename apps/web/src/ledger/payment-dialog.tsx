import type { Envelope } from '@yangui/domain';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormLine } from '../forms/form-fields.tsx';
import { text, yuan } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';

interface PaymentDialogProps {
  /** Which form it is and of what. */
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly action: string;
  /** What is owed, in fen: the amount it begins with. */
  readonly owedFen: number;
  readonly commandOf: (payment: { readonly amountFen: number; readonly reference: string }) => Envelope;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Writes down money that came to the bank: how much, and under which reference. */
export function PaymentDialog({ hint, owedFen, commandOf, ...rest }: PaymentDialogProps) {
  const { institution: say } = useMessages().money;
  const form = useForm({
    name: rest.name,
    fields: { reference: text(), amountFen: yuan(owedFen) },
    commands: commandOf,
    follows: rest.onDone,
    blames: {
      'institution-overpaid': 'amountFen',
      'contribution-overpaid': 'amountFen',
      'amount-too-large': 'amountFen',
      'payment-reference-invalid': 'reference',
      'payment-recorded': 'reference',
    },
  });
  return (
    <FormDialog form={form} title={rest.title} action={rest.action} onClose={rest.onClose}>
      <p class="note">{hint}</p>
      <FormLine scans of={form.at('reference')} label={say.reference} hint={say.referenceHint} maxLength={40} />
      <FormLine of={form.at('amountFen')} label={say.amount} autoFocus />
    </FormDialog>
  );
}

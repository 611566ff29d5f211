import { cashReasons, type CashReason, type Envelope } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../forms/form-fields.tsx';
import { choice, maybe, yuan } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';

interface AmountDialogProps {
  /** Which form it is and of what. */
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly label: string;
  readonly action: string;
  /** The amount it begins with, in fen. */
  readonly beginFen?: number;
  /** What the books say, where a difference from it needs its reason. */
  readonly expectedFen?: number;
  readonly children?: ComponentChildren;
  readonly commandOf: (amountFen: number, reason: CashReason | null) => Envelope;
  readonly onClose: () => void;
  /** It was accepted. */
  readonly onDone: () => void;
}

/** Asks for an amount of money, and for the reason where it differs from what the books say. */
export function AmountDialog({ hint, label, beginFen, expectedFen, children, commandOf, ...rest }: AmountDialogProps) {
  const { cash, money } = useMessages();
  const differs = (amountFen: number | undefined) =>
    expectedFen !== undefined && amountFen !== undefined && amountFen !== expectedFen;
  const form = useForm({
    name: rest.name,
    fields: { amountFen: yuan(beginFen), reason: maybe(choice(cashReasons)) },
    misfit: ({ amountFen, reason }) =>
      differs(amountFen) && reason === null ? ({ field: 'reason' } as const) : undefined,
    commands: ({ amountFen, reason }) => commandOf(amountFen, differs(amountFen) ? reason : null),
    follows: rest.onDone,
    blames: {
      'amount-too-large': 'amountFen',
      'cash-over-limit': 'amountFen',
      'drawer-short': 'amountFen',
      'difference-unexplained': 'reason',
    },
  });
  return (
    <FormDialog form={form} title={rest.title} action={rest.action} onClose={rest.onClose}>
      <p class="note">{hint}</p>
      {children}
      <FormLine of={form.at('amountFen')} label={label} autoFocus />
      {differs(form.value('amountFen')) && (
        <FormChoice
          of={form.at('reason')}
          label={cash.why}
          empty={money.choose}
          options={cashReasons.map((value) => ({ value, label: money.cashReasons[value] }))}
        />
      )}
    </FormDialog>
  );
}

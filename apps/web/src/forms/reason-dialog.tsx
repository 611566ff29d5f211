import type { Envelope } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { useMessages } from '../i18n/index.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormChoice } from './form-fields.tsx';
import { choice } from './kinds.ts';
import { useForm } from './use-form.ts';

interface ReasonDialogProps<R extends string> {
  /** Which form it is and of what. */
  readonly name: string;
  readonly title: string;
  readonly hint?: ComponentChildren;
  /** What the choice of the reason is called. */
  readonly label: string;
  readonly action: string;
  readonly kind?: 'primary' | 'danger';
  /** The reasons in the order in which they stand. */
  readonly among: readonly R[];
  readonly words: Readonly<Record<R, string>>;
  readonly commandOf: (reason: R) => Envelope;
  readonly onClose: () => void;
  /** It was accepted; it is closed where nothing else is said. */
  readonly onDone?: () => void;
}

/** Asks why, and does it. */
export function ReasonDialog<R extends string>({
  hint,
  label,
  among,
  words,
  commandOf,
  onDone,
  ...rest
}: ReasonDialogProps<R>) {
  const { shell } = useMessages();
  const form = useForm({
    name: rest.name,
    fields: { reason: choice(among) },
    commands: ({ reason }) => commandOf(reason),
    follows: onDone ?? rest.onClose,
  });
  return (
    <FormDialog form={form} {...rest}>
      {hint !== undefined && <p class="note">{hint}</p>}
      <FormChoice
        of={form.at('reason')}
        label={label}
        empty={shell.choose}
        options={among.map((value) => ({ value, label: words[value] }))}
      />
    </FormDialog>
  );
}

import type { Envelope } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import type { Outcome } from '../sync/command.ts';
import type { IconName } from '../ui/icon.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useForm } from './use-form.ts';

interface ConfirmDialogProps {
  /** Which form it is and of what. */
  readonly name: string;
  readonly title: string;
  readonly action: string;
  readonly kind?: 'primary' | 'danger';
  readonly icon?: IconName | undefined;
  readonly large?: boolean;
  readonly first?: boolean;
  readonly reason?: string | undefined;
  readonly cancel?: string | undefined;
  /** What is asked, or has to be known before. */
  readonly children: ComponentChildren;
  readonly command: () => Envelope;
  readonly onClose: () => void;
  /** It was accepted; it is closed where nothing else is said. */
  readonly onDone?: (outcomes: readonly Outcome[]) => void;
  /** How long it can be taken back first, where the page says so. */
  readonly holdMs?: number;
}

/** Asks before a command that says nothing but what it is about. */
export function ConfirmDialog({
  name,
  command,
  children,
  kind = 'danger',
  holdMs = 0,
  onDone,
  ...rest
}: ConfirmDialogProps) {
  const form = useForm({
    name,
    fields: {},
    commands: command,
    holdMs,
    follows: (_values, _thing, outcomes) => (onDone === undefined ? rest.onClose() : onDone(outcomes)),
  });
  return (
    <FormDialog form={form} kind={kind} {...rest}>
      {children}
    </FormDialog>
  );
}

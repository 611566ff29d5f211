import type { Envelope } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
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
  readonly onDone?: () => void;
}

/** Asks before a command that says nothing but what it is about. */
export function ConfirmDialog({ name, command, children, kind = 'danger', onDone, ...rest }: ConfirmDialogProps) {
  const form = useForm({ name, fields: {}, commands: command, follows: onDone ?? rest.onClose });
  return (
    <FormDialog form={form} kind={kind} {...rest}>
      {children}
    </FormDialog>
  );
}

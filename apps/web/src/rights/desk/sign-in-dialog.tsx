import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare, type Outcome } from '../../sync/command.ts';
import { NoAnswer } from '../../sync/refused.ts';
import { FailureNote } from '../../shell/sending-note.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { SignInCard } from './sign-in-card.tsx';

type Accepted = Extract<Outcome, { status: 'accepted' }>;

/** A sign-in that was just made: under which name, and its one-time password where it was told. */
export interface MadeSignIn {
  readonly signInName: string;
  readonly told: Accepted['signIn'];
}

interface SignInDialogProps {
  readonly person: { readonly id: string; readonly name: string; readonly signInName?: string | undefined };
  /** A phone number that the sign-in is to have as well. */
  readonly phone?: string;
  readonly title: string;
  readonly action: string;
  /** Whether the name was asked already: it is sent at once, and asked again only where it cannot be had. */
  readonly atOnce?: boolean;
  /** What else was done, said above the card. */
  readonly done?: string;
  /** What stands before the name is asked. */
  readonly children?: ComponentChildren;
  readonly onClose: () => void;
}

/** Asks for a sign-in name, makes the sign-in and shows the card with its one-time password. */
export function SignInDialog({
  person,
  phone = '',
  title,
  action,
  atOnce = false,
  done,
  children,
  onClose,
}: SignInDialogProps) {
  const { desk } = useMessages();
  const [made, setMade] = useState<MadeSignIn>();
  const form = useForm({
    name: `make-sign-in ${person.id}`,
    fields: { signInName: text(person.signInName) },
    commands: ({ signInName }) =>
      prepare('make-sign-in', { person: person.id }, { signInName, name: person.name, ...(phone !== '' && { phone }) }),
    follows: ({ signInName }, _, [outcome]) =>
      setMade({ signInName, told: outcome?.status === 'accepted' ? outcome.signIn : undefined }),
    blames: { 'sign-in-taken': 'signInName' },
  });
  useEffect(() => {
    if (atOnce) form.submit();
  }, []);
  if (made !== undefined)
    return <MadeDialog title={title} name={person.name} made={made} done={done} onClose={onClose} />;
  return (
    <FormDialog form={form} title={title} action={action} onClose={onClose}>
      {children}
      <FormLine
        of={form.at('signInName')}
        label={desk.stations.signInName}
        hint={desk.stations.signInNameHint}
        autoFocus
      />
    </FormDialog>
  );
}

function MadeDialog(props: {
  title: string;
  name: string;
  made: MadeSignIn;
  done: string | undefined;
  onClose: () => void;
}) {
  const { shell } = useMessages();
  const { signInName, told } = props.made;
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.done !== undefined && <Notice>{props.done}</Notice>}
      {told === undefined ? (
        <FailureNote error={new NoAnswer('the password was used or made anew meanwhile')} />
      ) : (
        <SignInCard name={props.name} signInName={signInName} {...told} />
      )}
      <DialogActions>
        <Button kind="primary" onClick={props.onClose}>
          {shell.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

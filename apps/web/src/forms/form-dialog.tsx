import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import type { IconName } from '../ui/icon.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { UnansweredNote } from '../shell/sending-note.tsx';
import './forms.css';
import type { FormFrame } from './use-form.ts';

interface CommandFormProps {
  readonly form: FormFrame;
  /** What the form is called for those who cannot see it. */
  readonly label: string;
  /** What its button says. */
  readonly action: string;
  readonly kind?: 'primary' | 'danger';
  readonly icon?: IconName | undefined;
  readonly large?: boolean;
  /** In a dialog: Enter presses its button without another key before. */
  readonly first?: boolean;
  /** Why it cannot be sent at all, whatever is filled in. */
  readonly reason?: string | undefined;
  readonly children?: ComponentChildren;
}

interface FormDialogProps extends Omit<CommandFormProps, 'label'> {
  readonly title: string;
  readonly label?: string;
  /** What stands below the form: other things to be done with the same. */
  readonly below?: ComponentChildren;
  /** What the button that lets it be says, where that is not “cancel”. */
  readonly cancel?: string | undefined;
  readonly onClose: () => void;
}

/**
 * The window every command is given in. Closed by Escape, by going back or beside it, what was typed is kept until the
 * page is left; only cancelling lets go of it.
 */
export function FormDialog({ title, label = title, cancel, below, onClose, ...rest }: FormDialogProps) {
  const { shell } = useMessages();
  const { form, large = false } = rest;
  const proposed = form.sender.state.is === 'proposed';
  useLayoutEffect(() => {
    if (proposed) onClose();
  }, [proposed, onClose]);
  const letBe = () => {
    form.drop();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <FormBody form={form} label={label} fields={rest.children}>
        <DialogActions>
          <Button large={large} onClick={letBe}>
            {cancel ?? shell.cancel}
          </Button>
          <Submit {...rest} />
        </DialogActions>
      </FormBody>
      {below}
    </Dialog>
  );
}

/** A form that is part of a page. */
export function CommandForm(props: CommandFormProps) {
  return (
    <FormBody form={props.form} label={props.label} fields={props.children}>
      <div class="row-actions">
        <Submit {...props} />
      </div>
    </FormBody>
  );
}

interface FormBodyProps {
  readonly form: FormFrame;
  readonly label: string;
  readonly fields: ComponentChildren;
  /** The buttons that end it. */
  readonly children: ComponentChildren;
}

/** The fields, what was said about the whole, and the buttons, in the order in which they are read. */
function FormBody({ form, label, fields, children }: FormBodyProps) {
  const { again, problem, stopped, misread } = form;
  const { both } = useMessages().shell;
  const element = useRef<HTMLFormElement>(null);
  const [unseen, setUnseen] = useState(false);
  // With what is drawn, not a frame after it: whoever types at once types into the field that is wrong.
  useLayoutEffect(() => {
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    setUnseen(stopped !== undefined && wrong === null);
    if (stopped !== undefined) wrong?.focus();
  }, [stopped]);
  return (
    <form
      ref={element}
      class="fields"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <fieldset class="form-fields" disabled={again !== undefined}>
        {fields}
      </fieldset>
      {problem !== undefined && <RefusalNote problem={problem} />}
      {form.allTheSame !== undefined && (
        <div class="row-actions">
          <Button onClick={form.allTheSame}>{both.keepOwn}</Button>
        </div>
      )}
      {unseen && misread !== undefined && <RefusalNote problem={misread} />}
      {again !== undefined && <UnansweredNote again={again} />}
      {children}
    </form>
  );
}

function Submit(props: Omit<CommandFormProps, 'label' | 'children'>) {
  const { form, action, kind = 'primary', icon, large = false, first = false, reason } = props;
  const { both } = useMessages().shell;
  return (
    <Button
      kind={kind}
      submit
      icon={icon}
      large={large}
      first={first}
      busy={form.sender.busy}
      reason={reason ?? (form.undecided ? both.chooseFirst : undefined)}
    >
      {action}
    </Button>
  );
}

import { useMessages } from '../i18n/index.tsx';
import { CheckField, SelectField, TextField, type TextFieldProps } from '../ui/field.tsx';
import { calledBy } from './blame.ts';
import { BothValues } from './both-values.tsx';
import type { FieldState } from './use-form.ts';

type LineProps = Omit<TextFieldProps, 'value' | 'onInput' | 'problem'> & { readonly of: FieldState };

/** A field that is written in. What its kind says about keys holds unless something else is said here. */
export function FormLine({ of, label, ...rest }: LineProps) {
  return (
    <>
      <TextField
        label={label}
        value={of.draft}
        onInput={of.type}
        problem={calledBy(label, of.problem)}
        figures={of.keys !== undefined}
        inputMode={of.keys}
        autoComplete="off"
        {...rest}
      />
      <BothValues of={of} label={label} />
    </>
  );
}

interface ChoiceProps {
  readonly of: FieldState;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly empty?: string;
  readonly hint?: string | undefined;
}

/** A choice among few. */
export function FormChoice({ of, label, ...rest }: ChoiceProps) {
  return (
    <>
      <SelectField label={label} value={of.draft} onChange={of.type} problem={calledBy(label, of.problem)} {...rest} />
      <BothValues of={of} label={label} say={(draft) => wordOf(rest.options, draft)} />
    </>
  );
}

/** Yes or no. */
export function FormCheck({ of, label }: { of: FieldState; label: string }) {
  const { yes, no } = useMessages().shell.both;
  return (
    <>
      <CheckField label={label} checked={of.draft !== ''} onChange={(on) => of.type(on ? '1' : '')} />
      <BothValues of={of} label={label} say={(draft) => (draft === '' ? no : yes)} />
    </>
  );
}

/** What an option is called. */
export function wordOf(options: readonly { readonly value: string; readonly label: string }[], value: string): string {
  return options.find((one) => one.value === value)?.label ?? value;
}

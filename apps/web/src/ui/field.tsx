import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { IconButton } from './button.tsx';
import { isComposing } from './composing.ts';
import './field.css';
import { Icon } from './icon.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { useFocusOnce } from './use-focus-once.ts';
import { useUiWords, type Refusal } from './words.ts';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What was refused about this field; it stands right below. */
  readonly problem?: Refusal | undefined;
}

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'password' | 'tel' | 'date';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | undefined;
  readonly autoComplete?: string | undefined;
  readonly autoFocus?: boolean;
  readonly figures?: boolean;
  readonly maxLength?: number;
  readonly list?: readonly string[];
  /** Whether it is for a code that is scanned into it, when the cursor is there. */
  readonly scans?: boolean | undefined;
}

/** A line to write in, with its label above, and below it a hint or what was refused. */
export function TextField({
  label,
  hint,
  problem,
  value,
  onInput,
  type = 'text',
  figures = false,
  autoFocus = false,
  list,
  scans = false,
  ...rest
}: TextFieldProps) {
  const ids = useFieldIds();
  const input = useFocusOnce<HTMLInputElement>(autoFocus);
  return (
    <div class="field">
      <label for={ids.input}>{label}</label>
      <input
        ref={input}
        id={ids.input}
        class={figures ? 'input input-figures' : 'input'}
        type={type}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={ids.about}
        onInput={(event) => onInput(event.currentTarget.value)}
        data-scan={scans ? '' : undefined}
        list={list === undefined ? undefined : `${ids.input}-list`}
        {...rest}
      />
      {list && (
        <datalist id={`${ids.input}-list`}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      <About id={ids.about} hint={hint} problem={problem} />
    </div>
  );
}

interface SelectFieldProps<V extends string> extends FieldProps {
  readonly value: V | '';
  readonly onChange: (value: V | '') => void;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  /** The text of the empty choice, where there is one. */
  readonly empty?: string;
}

/** A choice among few. */
export function SelectField<V extends string>({
  label,
  hint,
  problem,
  value,
  onChange,
  options,
  empty,
}: SelectFieldProps<V>) {
  const ids = useFieldIds();
  const choose = (event: JSX.TargetedEvent<HTMLSelectElement>) => {
    const chosen = event.currentTarget.value;
    onChange(options.find((one) => one.value === chosen)?.value ?? '');
  };
  return (
    <div class="field">
      <label for={ids.input}>{label}</label>
      <select
        id={ids.input}
        class="input"
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={ids.about}
        onChange={choose}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      <About id={ids.about} hint={hint} problem={problem} />
    </div>
  );
}

interface SearchFieldProps {
  readonly label: string;
  /** What was refused about what is found by it; it stands right below. */
  readonly problem?: Refusal | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly onKeyDown?: (event: JSX.TargetedKeyboardEvent<HTMLInputElement>) => void;
  readonly hideLabel?: boolean;
  /** The id of the list of results that ↑ ↓ move through, and of the one they stand on. */
  readonly controls?: string;
  readonly active?: string | undefined;
}

/** A line to search by. `/` puts the cursor into it from anywhere on the page. In a form, Enter in it sends nothing. */
export function SearchField({
  label,
  problem,
  value,
  onInput,
  placeholder,
  autoFocus = false,
  onKeyDown,
  hideLabel = false,
  controls,
  active,
}: SearchFieldProps) {
  const words = useUiWords();
  const ids = useFieldIds();
  const input = useFocusOnce<HTMLInputElement>(autoFocus);
  const combo =
    controls === undefined
      ? {}
      : ({
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': controls,
          'aria-activedescendant': active,
          'aria-autocomplete': 'list',
        } as const);
  return (
    <div class="field">
      <label for={ids.input} class={hideLabel ? 'unseen' : undefined}>
        {label}
      </label>
      <div class="input-with-icon">
        <Icon name="search" />
        <input
          ref={input}
          id={ids.input}
          class="input"
          type="text"
          value={value}
          placeholder={placeholder ?? (hideLabel ? label : undefined)}
          autoComplete="off"
          data-search
          aria-invalid={problem !== undefined}
          aria-describedby={ids.about}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            onKeyDown?.(event);
            // Who seeks is not done: the form that the line stands in is sent by its own fields and button.
            if (event.key === 'Enter' && !event.ctrlKey) event.preventDefault();
          }}
          {...combo}
        />
        {value !== '' && (
          <span class="input-clear">
            <IconButton
              icon="close"
              label={words.clearSearch}
              onClick={() => {
                onInput('');
                input.current?.focus();
              }}
            />
          </span>
        )}
      </div>
      <About id={ids.about} hint={undefined} problem={problem} />
    </div>
  );
}

/** Yes or no. */
export function CheckField(props: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  role?: 'switch';
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        role={props.role}
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

/** A form that is sent by Enter as well. */
export function Form(props: { onSubmit: () => void; children: ComponentChildren; label?: string }) {
  return (
    <form
      class="fields"
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

function About({ id, hint, problem }: { id: string; hint: string | undefined; problem: Refusal | undefined }) {
  if (problem === undefined && hint === undefined) return null;
  return (
    <div id={id}>
      {problem !== undefined ? <RefusalNote problem={problem} /> : <span class="field-hint">{hint}</span>}
    </div>
  );
}

function useFieldIds() {
  const input = useId();
  return { input, about: `${input}-about` };
}

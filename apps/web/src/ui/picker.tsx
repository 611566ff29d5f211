import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { SearchField } from './field.tsx';
import './picker.css';
import type { Refusal } from './words.ts';

/** One thing to pick. */
export interface PickerOption {
  readonly id: string;
  readonly view: ComponentChildren;
  readonly onPick: () => void;
}

interface PickerProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly options: readonly PickerOption[];
  /** Whether the options are those of what is typed, see {@link answers}; until then Enter waits for them. */
  readonly settled: boolean;
  readonly autoFocus?: boolean;
  readonly hideLabel?: boolean;
  /** What was refused about what is picked. */
  readonly problem?: Refusal | undefined;
  /** Shown in place of the options. */
  readonly children?: ComponentChildren;
}

/**
 * A search line over a list: ↑ ↓ move, Enter picks, a tap picks too. Enter may come with the last letter, before
 * anybody could have answered: it picks from the answer, not from what stood there before.
 */
export function Picker({
  label,
  placeholder,
  query,
  onQuery,
  options,
  settled,
  autoFocus = false,
  hideLabel = false,
  problem,
  children,
}: PickerProps) {
  const list = useId();
  const [at, setAt] = useState(0);
  const [entered, setEntered] = useState<string>();
  useEffect(() => setAt(0), [query]);
  const active = options[Math.min(at, options.length - 1)];
  useEffect(() => {
    if (entered === undefined || (entered === query && !settled)) return;
    setEntered(undefined);
    if (entered === query) active?.onPick();
  }, [entered, query, settled]);

  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = Math.max(0, Math.min(options.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)));
      setAt(next);
      document.getElementById(`${list}-${options[next]?.id ?? ''}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.ctrlKey && (active !== undefined || !settled)) {
      event.preventDefault();
      if (settled) active?.onPick();
      else setEntered(query);
    }
  };
  return (
    <div class="picker">
      <SearchField
        label={label}
        hideLabel={hideLabel}
        value={query}
        onInput={onQuery}
        onKeyDown={onKeyDown}
        autoFocus={autoFocus}
        problem={problem}
        controls={list}
        active={active && `${list}-${active.id}`}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <ul class="picker-list" id={list} role="listbox" aria-label={label} aria-busy={!settled}>
        {options.map((option) => (
          <li
            key={option.id}
            id={`${list}-${option.id}`}
            role="option"
            aria-selected={option === active}
            class={option === active ? 'picker-option is-active' : 'picker-option'}
            onClick={option.onPick}
          >
            {option.view}
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}

/** Whether a list that was asked for `asked` answers what is typed now. */
export function answers(
  typed: string,
  asked: string,
  list: { readonly isPending: boolean; readonly isPlaceholderData: boolean },
): boolean {
  return asked === typed.trim() && !list.isPending && !list.isPlaceholderData;
}

/**
 * A text that follows another one once it has been quiet for a moment, so that not every key asks the server. An emptied one is
 * followed at once: what was found by it says nothing of the whole list.
 */
export function useSettled(value: string, quietMs = 180): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === '') return setSettled('');
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return value === '' ? '' : settled;
}

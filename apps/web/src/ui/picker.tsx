import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { SearchField } from './field.tsx';
import './picker.css';

/** One thing to pick. `name` is what a screen reader says. */
export interface PickerOption {
  readonly id: string;
  readonly name: string;
  readonly view: ComponentChildren;
  readonly onPick: () => void;
}

interface PickerProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly options: readonly PickerOption[];
  readonly autoFocus?: boolean;
  readonly hideLabel?: boolean;
  /** Shown in place of the options. */
  readonly children?: ComponentChildren;
}

/** A search line over a list: ↑ ↓ move, Enter picks, a tap picks too. */
export function Picker({ label, placeholder, query, onQuery, options, autoFocus = false, hideLabel = false, children }: PickerProps) {
  const list = useId();
  const [at, setAt] = useState(0);
  useEffect(() => setAt(0), [query]);
  const active = options[Math.min(at, options.length - 1)];

  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = Math.max(0, Math.min(options.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)));
      setAt(next);
      document.getElementById(`${list}-${options[next]?.id ?? ''}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.ctrlKey && active !== undefined) {
      event.preventDefault();
      active.onPick();
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
        controls={list}
        active={active && `${list}-${active.id}`}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <ul class="picker-list" id={list} role="listbox" aria-label={label}>
        {options.map((option) => (
          <li
            key={option.id}
            id={`${list}-${option.id}`}
            role="option"
            aria-label={option.name}
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

/** A value that follows another one once it has been quiet for a moment, so that not every key asks the server. */
export function useSettled<T>(value: T, quietMs = 180): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return settled;
}

import { tidyNumber } from '@yangui/domain';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import './parcels.css';

/** A line for a keyboard scanner: it types the number and sends Enter; the line empties and waits for the next. */
export function ScanField({
  label,
  hint,
  onScan,
  autoFocus = true,
}: {
  label: string;
  hint?: string;
  onScan: (number: string) => void;
  autoFocus?: boolean;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, []);
  return (
    <div class="field parcel-scan">
      <label for={id}>{label}</label>
      <div class="input-with-icon">
        <Icon name="search" />
        <input
          ref={input}
          id={id}
          class="input"
          type="text"
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          data-search
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            const number = tidyNumber(typed);
            if (number !== '') onScan(number);
            setTyped('');
          }}
        />
      </div>
      {hint !== undefined && <span class="field-hint">{hint}</span>}
    </div>
  );
}

import { tidyNumber } from '@yangui/domain';
import { useId, useState } from 'preact/hooks';
import { CameraScan } from '../scan/camera-scan.tsx';
import { useScan } from '../scan/takers.ts';
import { isComposing } from '../ui/composing.ts';
import { Icon } from '../ui/icon.tsx';
import { useFocusOnce } from '../ui/use-focus-once.ts';
import './parcels.css';

/** Takes the scans of a screen, wherever the cursor is, and has a line to write a number into by hand, with Enter. */
export function ScanField({
  label,
  hint,
  onScan,
  knows,
  autoFocus = true,
}: {
  label: string;
  hint?: string;
  onScan: (number: string) => void;
  /** Whether a number is on the list that is worked off here: where several take scans, whoever knows it takes it. */
  knows?: (number: string) => boolean;
  autoFocus?: boolean;
}) {
  const id = useId();
  const input = useFocusOnce<HTMLInputElement>(autoFocus);
  const [typed, setTyped] = useState('');
  const take = (text: string) => {
    const number = tidyNumber(text);
    if (number !== '') onScan(number);
  };
  useScan({ take, knows: knows && ((text) => knows(tidyNumber(text))), field: input });
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
            if (event.key !== 'Enter' || isComposing(event)) return;
            event.preventDefault();
            take(typed);
            setTyped('');
          }}
        />
      </div>
      {hint !== undefined && <span class="field-hint">{hint}</span>}
      <CameraScan />
    </div>
  );
}

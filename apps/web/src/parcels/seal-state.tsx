import { useMessages } from '../i18n/index.tsx';
import { TextField } from '../ui/field.tsx';
import { Choices } from '../ui/choices.tsx';

/** How the seal of a bag was found, as it is being said. */
export interface SealState {
  readonly is: 'whole' | 'broken' | 'other' | undefined;
  /** The number on it, where it is another than the bag left with. */
  readonly found: string;
}

export const sealNotSeen: SealState = { is: undefined, found: '' };

/** Whether enough is said of a seal to take the bag in. */
export function sealSaid({ is, found }: SealState): boolean {
  return is === 'other' ? /^[0-9A-Z-]{2,24}$/.test(tidied(found)) : is !== undefined;
}

/** The seal as a command tells it. */
export function toldSeal({ is, found }: SealState): { readonly sealWhole: boolean; readonly sealFound: string | null } {
  return { sealWhole: is !== 'broken', sealFound: is === 'other' ? tidied(found) : null };
}

function tidied(text: string): string {
  return text.trim().toUpperCase();
}

/** Asks to hold the seal against the number that the bag left with: whole and the same, broken, or another one in its place. */
export function SealField({
  seal,
  state,
  onChange,
}: {
  seal: string;
  state: SealState;
  onChange: (state: SealState) => void;
}) {
  const { sealSeen: say } = useMessages().parcels;
  // A number that is held against another stays in one line.
  const whole = say.whole(seal.replaceAll('-', '\u2011'));
  const options = [
    { value: 'whole', label: whole },
    { value: 'broken', label: say.broken },
    { value: 'other', label: say.other },
  ] as const;
  return (
    <>
      <Choices legend={say.ask} options={options} value={state.is} onChange={(is) => onChange({ ...state, is })} />
      {state.is === 'other' && (
        <TextField
          scans
          label={say.found}
          hint={say.foundHint}
          value={state.found}
          onInput={(found) => onChange({ ...state, found })}
          figures
          autoComplete="off"
          autoFocus
        />
      )}
    </>
  );
}

import { fenOf } from '../../forms/typed-figures.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { changeOf, notesFor } from './change.ts';
import './change-due.css';

interface ChangeDueProps {
  readonly owedFen: number;
  /** What was given, as typed; empty where nobody asks. */
  readonly given: string;
  readonly onGiven: (given: string) => void;
}

/** What goes back to somebody who pays in cash. Nothing depends on it, and it may be left alone. */
export function ChangeDue({ owedFen, given, onGiven }: ChangeDueProps) {
  const { change: say } = useMessages().money;
  return (
    <div class="change-due">
      <TextField
        label={say.given}
        value={given}
        onInput={onGiven}
        figures
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
      />
      <div class="change-notes">
        {notesFor(owedFen).map((fen) => (
          <Button key={fen} label={say.gave(yuanText(fen))} onClick={() => onGiven(String(fen / 100))}>
            {String(fen / 100)}
          </Button>
        ))}
      </div>
      <ChangeLine owedFen={owedFen} given={given} />
    </div>
  );
}

/** The change in words: how much goes back, or how much is lacking. */
export function ChangeLine({ owedFen, given }: Pick<ChangeDueProps, 'owedFen' | 'given'>) {
  const { change: say } = useMessages().money;
  const givenFen = fenOf(given);
  if (given.trim() === '') return null;
  if (givenFen === undefined) return <p role="status">{say.unreadable}</p>;
  const backFen = changeOf(owedFen, givenFen);
  return (
    <p class="change-line" role="status">
      {backFen < 0 ? say.lacking(yuanText(-backFen)) : say.back(yuanText(backFen))}
    </p>
  );
}

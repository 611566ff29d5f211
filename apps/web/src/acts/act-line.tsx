import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import './acts.css';
import type { ActHere } from './use-acts.ts';

interface ActLineProps {
  readonly act: ActHere;
  readonly done: string;
  /** Stands for the whole act; else for one row, and what was done with many is not taken back by the press on one. */
  readonly whole?: boolean;
}

/** What was done, in words, where it was done; with one press to take it back while that is still possible. */
export function ActLine({ act, done, whole = false }: ActLineProps) {
  const { standing } = act;
  if (standing.is === 'refused') return <RefusalNote problem={standing.problem} />;
  return (
    <span class="act-line" role="status">
      <Icon name={standing.is === 'accepted' ? 'check' : 'clock'} size={18} />
      <span>{done}</span>
      {(whole || act.steps.length === 1) && <ActButton act={act} done={done} />}
    </span>
  );
}

/** The press that takes it back, while that is possible. */
export function ActButton({ act, done }: { act: ActHere; done: string }) {
  const { shell } = useMessages();
  if (act.standing.is !== 'held') return null;
  return (
    <Button kind="plain" icon="undo" label={shell.takeBackWhat(done)} onClick={act.takeBack}>
      {shell.takeBack}
    </Button>
  );
}

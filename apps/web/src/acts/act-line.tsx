import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import './acts.css';
import type { ActHere } from './use-acts.ts';

/** What was done, in words, where it was done; with one press to take it back while that is still possible. */
export function ActLine({ act, done }: { act: ActHere; done: string }) {
  const { standing } = act;
  if (standing.is === 'refused') return <RefusalNote problem={standing.problem} />;
  return (
    <span class="act-line" role="status">
      <Icon name={standing.is === 'accepted' ? 'check' : 'clock'} size={18} />
      <span>{done}</span>
      <ActButton act={act} done={done} />
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

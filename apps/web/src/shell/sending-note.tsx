import { useMessages } from '../i18n/index.tsx';
import { Refused } from '../sync/refused.ts';
import type { Sender } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import '../ui/note.css';
import { RefusalNote } from '../ui/refusal-note.tsx';

/** What became of a command where no field is to blame: refused, or no answer yet. Draws nothing otherwise. */
export function SendingNote({ sender }: { sender: Sender }) {
  const { state } = sender;
  if (state.is === 'refused') return <RefusalNote problem={state.problem} />;
  return state.is === 'unanswered' ? <UnansweredNote again={state.again} /> : null;
}

/** No answer came to what was sent: sending the very same again is safe, and the only thing to do. */
export function UnansweredNote({ again }: { again: () => void }) {
  const { shell } = useMessages();
  return (
    <div class="notice notice-amber" role="alert">
      <Icon name="offline" size={18} />
      <div class="refusal-body">
        <span>{shell.notKnownWhetherSent}</span>
        <div class="refusal-steps">
          <Button onClick={again}>{shell.sendAgain}</Button>
        </div>
      </div>
    </div>
  );
}

/** What a failed request comes to for the person: the server's words, or that it said nothing. */
export function FailureNote({ error, again }: { error: unknown; again?: () => void }) {
  const { shell } = useMessages();
  const retry = again && <Button onClick={again}>{shell.tryAgain}</Button>;
  if (error instanceof Refused) return <RefusalNote problem={error.problem}>{retry}</RefusalNote>;
  return (
    <div class="notice notice-amber" role="alert">
      <Icon name="offline" size={18} />
      <div class="refusal-body">
        <span>
          {shell.noAnswer} {shell.noAnswerNext}
        </span>
        {retry && <div class="refusal-steps">{retry}</div>}
      </div>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useMessages, useProblemText } from '../i18n/index.tsx';
import { Refused, type WireProblem } from '../sync/refused.ts';
import type { Sender } from '../sync/use-sending.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './note.css';

/** A refusal, in the server's words, beside what caused it; with buttons for the next step where there are some. */
export function RefusalNote({ problem, children }: { problem: WireProblem; children?: ComponentChildren }) {
  const say = useProblemText();
  return (
    <div class="refusal" role="alert" data-problem={problem.code}>
      <Icon name="alert" size={18} />
      <div class="refusal-body">
        <span>{say(problem)}</span>
        {children && <div class="refusal-steps">{children}</div>}
      </div>
    </div>
  );
}

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

/** Something that went well, said once. */
export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <div class="notice" role="status">
      <Icon name="check" size={18} />
      <div class="refusal-body">{children}</div>
    </div>
  );
}

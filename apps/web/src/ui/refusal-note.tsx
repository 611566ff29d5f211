import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './note.css';
import { useUiWords, type Refusal } from './words.ts';

/** A refusal, in its own words, beside what caused it; with buttons for the next step where there are some. */
export function RefusalNote({ problem, children }: { problem: Refusal; children?: ComponentChildren }) {
  const { say } = useUiWords();
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

/** Something that went well, said once. */
export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <div class="notice" role="status">
      <Icon name="check" size={18} />
      <div class="refusal-body">{children}</div>
    </div>
  );
}

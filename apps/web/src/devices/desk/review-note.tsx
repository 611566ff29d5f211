import type { Reviewing } from '../../sync/late.ts';
import { Notice, RefusalNote } from '../../ui/refusal-note.tsx';
import { UnansweredNote } from '../../shell/sending-note.tsx';

/** What became of a decision: made, refused, or no answer yet. */
export function ReviewNote({ state, done }: { state: Reviewing; done: (count: number) => string }) {
  if (state.is === 'done') return <Notice>{done(state.count)}</Notice>;
  if (state.is === 'refused') return <RefusalNote problem={state.problem} />;
  return state.is === 'unanswered' ? <UnansweredNote again={state.again} /> : null;
}

import { useMessages } from '../i18n/index.tsx';
import { useCommandWord } from '../shell/record-words.ts';
import { Moment } from '../shell/figures.tsx';
import { useHeldHere } from '../sync/held/use-held.ts';
import { Button } from '../ui/button.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';

/** What the server did not accept, until the driver has seen it. */
export function RefusedHere() {
  const { drive: say } = useMessages();
  const commandWord = useCommandWord();
  const phone = useHeldHere();
  const refused = phone?.entries.filter(({ state, seen }) => state === 'refused' && !seen) ?? [];
  if (phone === undefined || refused.length === 0) return null;
  return (
    <section class="panel panel-body fields" aria-label={say.refusedHere}>
      <h2>{say.refusedHere}</h2>
      {refused.map(({ id, envelope, problem }) => (
        <div key={id}>
          <strong>{commandWord(envelope.type)}</strong> <Moment at={envelope.at} />
          {problem && <RefusalNote problem={problem} />}
        </div>
      ))}
      <Button onClick={() => void phone.see(refused.map(({ id }) => id))}>{say.seen}</Button>
    </section>
  );
}

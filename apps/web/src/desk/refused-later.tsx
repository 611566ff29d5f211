import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import type { HeldActs } from '../acts/held-acts.ts';
import { useCommandWord } from '../shell/record-words.ts';

/** What was done on a page that was left before it was sent, and was refused then: nobody stood beside it to be told. */
export function RefusedLater({ held }: { held: HeldActs }) {
  const { shell } = useMessages();
  const commandWord = useCommandWord();
  return (
    <section class="panel panel-body fields" aria-label={shell.refusedLater}>
      <h2>{shell.refusedLater}</h2>
      {held.refusedLater.map(({ command, problem }) => (
        <div key={command.id}>
          <strong>{commandWord(command.type)}</strong>
          <RefusalNote problem={problem} />
        </div>
      ))}
      <div class="row-actions">
        <Button onClick={() => held.dismiss()}>{shell.refusedLaterSeen}</Button>
      </div>
    </section>
  );
}

import { useMessages, useProblemText } from '../i18n/index.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import type { Progress } from './use-many.ts';

/** How many refused lines are written out. */
const SHOWN = 50;

/** A line of a file with the id of the command that was made of it; without one where nothing is sent for it. */
interface SentLine {
  readonly number: number;
  readonly id: string | undefined;
}

/** What the server made of a file's lines: that it broke off, and which lines were refused, each with what to do. */
export function SentLines({ progress, lines }: { progress: Progress; lines: readonly SentLine[] }) {
  const { sheets } = useMessages();
  const say = useProblemText();
  const refused = new Map(progress.refused.map(({ id, problem }) => [id, problem]));
  const no = lines.flatMap(({ number, id }) => {
    const problem = id === undefined ? undefined : refused.get(id);
    return problem === undefined ? [] : [{ number, problem }];
  });
  return (
    <>
      {progress.is === 'interrupted' && (
        <>
          <FailureNote error={progress.failure} />
          <p class="note">{sheets.interrupted}</p>
        </>
      )}
      {no.length > 0 && (
        <div class="refusal" role="alert">
          <div class="refusal-body">
            <strong>{sheets.refusedRows(no.length)}</strong>
            {no.slice(0, SHOWN).map(({ number, problem }) => (
              <span key={number}>
                {sheets.row} {number}: {say(problem)}
              </span>
            ))}
          </div>
        </div>
      )}
    </>
  );
}

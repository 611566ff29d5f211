import { useQueryClient } from '@tanstack/preact-query';
import type { Envelope, Kind } from '@yangui/domain';
import { useRef, useState } from 'preact/hooks';
import { sendCommands } from '../sync/command.ts';
import { forgetKinds } from '../sync/reads.ts';
import type { WireProblem } from '../sync/refused.ts';
import { waitsForAnother } from '../sync/use-sending.ts';

/** How many commands go in one request. */
const BATCH = 250;
/** How many characters: three bytes each, in the worst case, stay below what the server takes. */
const BATCH_CHARACTERS = 1_000_000;

/** The commands of the next request: so many, and no more than it carries; always one at least. */
function batchFrom(envelopes: readonly Envelope[], from: number): readonly Envelope[] {
  let characters = 0;
  const most = envelopes.slice(from, from + BATCH);
  const over = most.findIndex((one) => (characters += JSON.stringify(one).length) > BATCH_CHARACTERS);
  return over < 0 ? most : most.slice(0, Math.max(1, over));
}

/** How far a long row of commands has come. `failure` is a lost answer: the same commands may go again. */
export interface Progress {
  readonly is: 'idle' | 'sending' | 'interrupted' | 'done';
  readonly done: number;
  readonly refused: readonly { readonly id: string; readonly problem: WireProblem }[];
  /** Ids of what waits for a second person: proposed, not done. */
  readonly waiting: readonly string[];
  readonly failure?: unknown;
}

const idle: Progress = { is: 'idle', done: 0, refused: [], waiting: [] };

/**
 * Sends many commands in batches, and goes on where it was interrupted: ids that went already change nothing.
 * @param kinds of which rows are written: what shows them is fetched again
 */
export function useMany(
  county: string,
  ...kinds: readonly Kind[]
): readonly [Progress, (envelopes: readonly Envelope[]) => void] {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>(idle);
  const latest = useRef<Progress>(idle);
  const note = (next: Progress) => setProgress((latest.current = next));

  const send = async (envelopes: readonly Envelope[]) => {
    if (latest.current.is === 'sending') return;
    note({ ...(latest.current.is === 'interrupted' ? latest.current : idle), is: 'sending' });
    try {
      while (latest.current.done < envelopes.length) {
        const { done, refused, waiting } = latest.current;
        const outcomes = await sendCommands(county, batchFrom(envelopes, done));
        const no = outcomes.flatMap((outcome) =>
          outcome.status === 'refused' ? [{ id: outcome.id, problem: outcome.problem }] : [],
        );
        note({
          is: 'sending',
          done: done + outcomes.length,
          refused: [...refused, ...no],
          waiting: [...waiting, ...outcomes.filter(waitsForAnother).map(({ id }) => id)],
        });
      }
      note({ ...latest.current, is: 'done' });
    } catch (failure) {
      note({ ...latest.current, is: 'interrupted', failure });
    }
    forgetKinds(client, county, ...kinds);
  };
  return [progress, (envelopes) => void send(envelopes)];
}

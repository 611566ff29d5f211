import type { BoundCommand } from '@yangui/domain';
import type { PoolClient } from 'pg';
import { openCounty, type CountyToOpen } from './county.ts';
import { decide } from './decide.ts';
import { CHAIN_START, link } from './entry.ts';
import { emptyCounty } from './replay.ts';
import { save } from './save.ts';

/**
 * Begins a county with its first commands, in the caller's transaction: a county that nobody can enter is never there.
 * @throws where the county is already here, no county has its code, or a command is refused
 */
export async function beginCounty(
  client: PoolClient,
  opening: CountyToOpen,
  first: readonly BoundCommand[],
): Promise<void> {
  const { county, now } = opening;
  if (!(await openCounty(client, opening))) throw new Error(`county ${county} is already here`);
  const state = emptyCounty();
  const decided = first.map((command, index) => decide(state, command, index + 1, now));
  const entries = decided.map(({ entry }) => entry);
  const refused = entries.find(({ body }) => body.refused !== undefined)?.body;
  if (refused !== undefined) throw new Error(`${refused.type} was refused: ${refused.refused?.code}`);
  const hash = link(
    CHAIN_START,
    now,
    entries.map(({ text }) => text),
  );
  await save(client, [
    {
      batch: { county, firstSeq: 1, lastSeq: first.length, recordedAt: now, hash },
      entries,
      postings: decided.flatMap(({ postings }, index) => postings.map((posting) => ({ seq: index + 1, posting }))),
      changes: state.takeChanges(),
      personal: decided.flatMap(({ personal }) => personal ?? []),
      held: [],
      now,
    },
  ]);
}

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { commands, DAY } from '@yangui/domain';
import { HeadKeeper } from '../../src/journal/head-keeper.ts';
import { newId } from '../../src/new-id.ts';
import { filledDatabase, type TestDatabase } from '../../src/postgres/test-database.ts';
import { fillSample, type SampleSignIn } from '../../src/sample/fill-sample.ts';
import { openServer, type Server } from '../../src/server.ts';

const kept = fileURLToPath(new URL('../../../../data/test-samples', import.meta.url));

export interface SampleParts {
  /** With the weeks of driven loops, which most stories have no use for and would wait for. */
  readonly drivenLoops: boolean;
  /** What takes two people does; elsewhere the counties' officers have let one do for some days. */
  readonly twoPeople: boolean;
}

export interface FilledSample {
  readonly database: TestDatabase;
  readonly dataFolder: string;
  readonly heads: HeadKeeper;
}

/** The sample counties in a database and folders of their own. They are filled once for all stories of a run. */
export async function filledSample(parts: SampleParts): Promise<FilledSample> {
  const name = ['sample', parts.drivenLoops && 'driven', parts.twoPeople && 'pairs'].filter(Boolean).join('_');
  const filled = `${kept}/${process.ppid}/${name}`;
  const database = await filledDatabase(name, async ({ url }) => {
    dropLeftovers();
    mkdirSync(`${filled}/data`, { recursive: true });
    const heads = new HeadKeeper(`${filled}/heads`, `${filled}/data`);
    const server = await openServer({ url, dataFolder: `${filled}/data`, heads, clockworkMs: 0 });
    const people = await fillSample(server, parts);
    if (!parts.twoPeople)
      for (const officer of people.filter(({ role }) => role === 'programme-officer')) await letOneAct(server, officer);
    await server.close();
  });
  const dataFolder = mkdtempSync(`${tmpdir()}/yangui-stage-`);
  cpSync(`${filled}/data`, dataFolder, { recursive: true });
  cpSync(`${filled}/heads`, `${dataFolder}-heads`, { recursive: true });
  return { database, dataFolder, heads: new HeadKeeper(`${dataFolder}-heads`, dataFolder) };
}

/** The officer's word, as from their own sign-in. */
async function letOneAct({ writer }: Server, { id: by, county }: SampleSignIn): Promise<void> {
  const at = Date.now();
  const until = at + 30 * DAY;
  const bound = commands
    .get('let-one-act')
    ?.bind({ id: newId(), type: 'let-one-act', at, payload: { until } }, county, by);
  if (bound === undefined || 'malformed' in bound || (await writer.submit(bound)).status !== 'accepted')
    throw new Error('the officer lets one act alone');
}

/** Removes what is kept of runs that are over. */
function dropLeftovers(): void {
  mkdirSync(kept, { recursive: true });
  for (const run of readdirSync(kept))
    if (!existsSync(`/proc/${run}`)) rmSync(`${kept}/${run}`, { recursive: true, force: true });
}

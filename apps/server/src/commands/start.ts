import { aboutHere, partLine } from '../about.ts';
import { mapTilesFrom } from '../adapters/map-tiles.ts';
import { roadServiceFrom } from '../adapters/roads.ts';
import { fillSample, SAMPLE_PASSWORD, type SampleSignIn } from '../sample/fill-sample.ts';
import { openServer } from '../server.ts';
import { VERSION } from '../version.ts';
import { textOption, withDatabase, type Database, type Options } from './database.ts';

/** `yangui start`: serves until it is told to stop. A start that fails leaves nothing running that was not before. */
export async function startCommand(_: readonly string[], options: Options): Promise<number> {
  const stopped = signalled();
  return withDatabase(options, (database) => serve(database, options, stopped));
}

async function serve(database: Database, options: Options, stopped: Promise<string>): Promise<number> {
  const host = textOption(options, 'host') ?? process.env['HOST'] ?? '127.0.0.1';
  const port = portOf(textOption(options, 'port') ?? process.env['PORT'] ?? '7300');
  const server = await openServer({
    url: database.url,
    dataFolder: database.dataFolder,
    roadService: roadServiceFrom(process.env),
    mapTiles: mapTilesFrom(process.env),
  });
  try {
    const signIns = options['no-sample'] === true ? [] : await fillSample(server);
    const address = await server.app.listen({ host, port }).catch((error: unknown) => {
      throw new Error(
        `cannot listen on ${host}:${port} (${error instanceof Error ? error.message : String(error)}). Choose another port: npm start -- --port ${port + 1}`,
      );
    });
    const seconds = (performance.now() / 1_000).toFixed(1);
    console.log(
      `\n雁归 Yangui ${VERSION} — ${address}  (${seconds} s, ${database.programs === undefined ? 'PostgreSQL at DATABASE_URL' : `PostgreSQL in ${database.dataFolder}`})`,
    );
    const parts = await aboutHere(server.pool);
    console.log(
      parts
        .slice(1)
        .map((part) => partLine(part, Date.now()))
        .join(' · '),
    );
    printSignIns(signIns);
    console.log('\nCtrl-C stops it; the data stay.');
    console.log(`\n${await stopped}: stopping …`);
  } finally {
    await server.close();
  }
  return 0;
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`“${text}” is no port: a number from 0 to 65535, such as npm start -- --port 7300`);
}

/** The first signal to stop. More of them mean the same stop: npm passes on the Ctrl-C that the terminal sent already. */
function signalled(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(signal));
  });
}

function printSignIns(signIns: readonly SampleSignIn[]): void {
  if (signIns.length === 0) {
    console.log(
      'Sign in with the accounts of this data folder (a sample’s: luxiang-clerk, luxiang-station-1, … with the password in README.md).',
    );
    return;
  }
  console.log(`\n样例 Sample counties with made-up people. Sign-ins, all with the password ${SAMPLE_PASSWORD}:`);
  const shown = signIns.filter(
    ({ role }, index) => role !== 'station-partner' || signIns[index - 1]?.role !== 'station-partner',
  );
  for (const { signInName, name, role, county } of shown)
    console.log(`  ${signInName.padEnd(20)} ${role.padEnd(18)} ${county}  ${name}`);
  console.log('  … and one partner for every other station: luxiang-station-2 … 18, wanshan-station-2 … 12');
}

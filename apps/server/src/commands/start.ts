import { mapTilesFrom } from '../adapters/map-tiles.ts';
import { roadServiceFrom } from '../adapters/roads.ts';
import { fillSample, SAMPLE_PASSWORD, type SampleSignIn } from '../sample/fill-sample.ts';
import { openServer } from '../server.ts';
import { VERSION } from '../version.ts';
import { openDatabase, textOption, type Options } from './database.ts';

/** `yangui start`: serves until it is told to stop. */
export async function startCommand(_: readonly string[], options: Options): Promise<number> {
  const began = performance.now();
  const stopped = signalled();
  const database = await openDatabase(options);
  const server = await openServer({
    url: database.url,
    dataFolder: database.dataFolder,
    roadService: roadServiceFrom(process.env),
    mapTiles: mapTilesFrom(process.env),
  });
  const signIns = options['no-sample'] === true ? [] : await fillSample(server);
  const host = textOption(options, 'host') ?? process.env['HOST'] ?? '127.0.0.1';
  const port = Number(textOption(options, 'port') ?? process.env['PORT'] ?? 7300);
  const address = await server.app.listen({ host, port }).catch((error: unknown) => error);
  if (typeof address !== 'string') {
    console.error(
      `yangui: cannot listen on ${host}:${port} (${address instanceof Error ? address.message : String(address)}). Choose another port: npm start -- --port ${port + 1}`,
    );
    await server.close();
    await database.stop();
    return 1;
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(
    `\n雁归 Yangui ${VERSION} — ${address}  (${seconds} s, ${database.embedded ? `PostgreSQL in ${database.dataFolder}` : 'PostgreSQL at DATABASE_URL'})`,
  );
  printSignIns(signIns);
  console.log('\nCtrl-C stops it; the data stay.');
  const signal = await stopped;
  console.log(`\n${signal}: stopping …`);
  await server.close();
  await database.stop();
  return 0;
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

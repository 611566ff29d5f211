import { aboutHere, partLine } from '../about.ts';
import type { Certificate } from '../edge/certificate.ts';
import { fillSample, SAMPLE_PASSWORD, type SampleSignIn } from '../sample/fill-sample.ts';
import { openServer } from '../server.ts';
import { VERSION } from '../version.ts';
import { withDatabase, type Database, type Options } from './database.ts';
import { openDoors } from './doors.ts';
import { readStartSettings, type StartSettings } from './start-settings.ts';

/** What a start goes by: what it was told, and the certificate that it serves https by, where it does. */
interface Told extends StartSettings {
  readonly certificate: Certificate | undefined;
}

/** `yangui start`: serves until it is told to stop. A start that fails leaves nothing running that was not before. */
export async function startCommand(_: readonly string[], options: Options): Promise<number> {
  const stopped = signalled();
  let told: Told;
  try {
    const settings = readStartSettings(options, process.env);
    told = { ...settings, certificate: await settings.certificates?.(Date.now()) };
  } catch (error) {
    console.error(`yangui: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  return withDatabase(options, (database) => serve(database, told, options['no-sample'] !== true, stopped));
}

async function serve(database: Database, told: Told, withSample: boolean, stopped: Promise<string>): Promise<number> {
  const { host, port, httpsPort, roadService, mapTiles, address, certificate } = told;
  const server = await openServer({
    url: database.url,
    dataFolder: database.dataFolder,
    roadService,
    mapTiles,
    edge: { address, ...(certificate && { https: certificate.pair, ownRoot: certificate.root !== undefined }) },
  });
  try {
    const signIns = withSample ? await fillSample(server) : [];
    const doors = await openDoors(server.app, told, certificate).catch((error: unknown) => {
      const wanted = certificate === undefined ? `${host}:${port}` : `${host}:${port} and ${host}:${httpsPort}`;
      throw new Error(
        `cannot listen on ${wanted} (${error instanceof Error ? error.message : String(error)}). Choose another port: npm start -- --port ${port + 1}`,
      );
    });
    const seconds = (performance.now() / 1_000).toFixed(1);
    console.log(
      `\n雁归 Yangui ${VERSION} — ${doors.address}  (${seconds} s, ${database.programs === undefined ? 'PostgreSQL at DATABASE_URL' : `PostgreSQL in ${database.dataFolder}`})`,
    );
    const parts = await aboutHere(server.pool);
    console.log(
      parts
        .slice(1)
        .map((part) => partLine(part, Date.now()))
        .join(' · '),
    );
    if (doors.plain !== undefined)
      console.log(
        certificate?.root === undefined
          ? `Plain http at ${doors.plain} sends everybody on to https.`
          : `Phones: ${doors.plain}/trust puts the county’s root on them. Its fingerprint: SHA-256 ${certificate.root.fingerprint}`,
      );
    printSignIns(signIns);
    console.log('\nCtrl-C stops it; the data stay.');
    console.log(`\n${await stopped}: stopping …`);
    await doors.close();
  } finally {
    await server.close();
  }
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

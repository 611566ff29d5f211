import { aboutHere, partLine } from '../about.ts';
import type { Pool } from 'pg';
import type { Certificate } from '../edge/certificate.ts';
import { HeadKeeper, headFolderFrom } from '../journal/head-keeper.ts';
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
  const { host, port, httpsPort, roadService, mapTiles, gateways, address, certificate } = told;
  const headFolder = headFolderFrom(process.env);
  const heads = headFolder === undefined ? undefined : new HeadKeeper(headFolder, database.dataFolder);
  const server = await openServer({
    heads,
    url: database.url,
    dataFolder: database.dataFolder,
    roadService,
    mapTiles,
    gateways,
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
    await printHeads(server.pool, heads);
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

/** Says by which key heads are signed, at the first start and whenever it is another one. */
async function printHeads(pool: Pool, heads: HeadKeeper | undefined): Promise<void> {
  if (heads === undefined) return console.log('YANGUI_HEADS=off: nothing signs where the journal stands.');
  const before = await heads.announce(pool, Date.now());
  if (before.length > 0)
    console.log(
      `ANOTHER KEY signs the journal’s heads from today: ${heads.fingerprint}, in ${heads.folder}. Before: ${before.join(', ')}. Tell the officers who keep the printed heads.`,
    );
  else if (heads.isNew)
    console.log(
      `Key ${heads.fingerprint} signs a head of each county’s journal a day, in ${heads.folder} (YANGUI_HEADS names another folder). Keep a copy of it elsewhere.`,
    );
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

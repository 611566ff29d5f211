import { createReadStream, createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { PayeeData, PersonalData } from '@yangui/domain';
import type { Pool } from 'pg';
import { seal, unseal } from '../journal/sealed-file.ts';
import { exportCounty, importCounty, readPersonal, writePersonal } from '../journal/transfer.ts';
import { verify } from '../journal/verify.ts';
import { migrate } from '../postgres/migrate.ts';
import { openPool } from '../postgres/pool.ts';
import { newId } from '../new-id.ts';
import { openDatabase, textOption, type Options } from './database.ts';

/** `yangui export`: a county as JSON lines; its private rows apart, sealed, where asked for. */
export async function exportCommand([county = '']: readonly string[], options: Options): Promise<number> {
  const file = textOption(options, 'out');
  if (file === undefined || !/^\d{6}$/.test(county)) return usage('export COUNTY --out FILE');
  return withPool(options, async (pool) => {
    const out = createWriteStream(file);
    const entries = await exportCounty(pool, county, out);
    out.end();
    await finished(out);
    console.log(`${county}: ${entries} entries in ${file}`);
    const sealed = sealing(options);
    if (sealed !== undefined) {
      const people = await readPersonal(pool, county);
      writeFileSync(sealed.file, seal(Buffer.from(JSON.stringify(people)), sealed.passphrase), { mode: 0o600 });
      console.log(`${county}: ${people.length} private rows, sealed, in ${sealed.file}`);
    }
    return 0;
  });
}

/** `yangui import`: takes a county in, and verifies what came. */
export async function importCommand([file]: readonly string[], options: Options): Promise<number> {
  if (file === undefined) return usage('import FILE');
  return withPool(options, async (pool) => {
    const sealed = sealing(options);
    const people: (PersonalData | PayeeData)[] = sealed === undefined ? [] : JSON.parse(unseal(readFileSync(sealed.file), sealed.passphrase).toString());
    const { county, entries } = await importCounty(pool, createInterface({ input: createReadStream(file), crlfDelay: Infinity }), newId());
    await writePersonal(pool, county, people);
    const verdict = await verify(pool, county);
    console.log(verdict.ok ? `${county}: ${entries} entries taken in and verified (${verdict.hash.slice(0, 16)}…)` : `${county}: DIFFERS: ${verdict.difference}`);
    return verdict.ok ? 0 : 1;
  });
}

async function withPool(options: Options, work: (pool: Pool) => Promise<number>): Promise<number> {
  const database = await openDatabase(options);
  const pool = openPool(database.url, 4);
  try {
    await migrate(pool);
    return await work(pool);
  } catch (error) {
    console.error(`yangui: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await pool.end();
    await database.stop();
  }
}

function sealing(options: Options): { readonly file: string; readonly passphrase: string } | undefined {
  const file = textOption(options, 'private');
  if (file === undefined) return undefined;
  const key = textOption(options, 'passphrase-file');
  const passphrase = key === undefined ? '' : readFileSync(key, 'utf8').trim();
  if (passphrase.length < 12) throw new Error('--private needs --passphrase-file with at least 12 characters in it');
  return { file, passphrase };
}

function usage(text: string): number {
  console.error(`yangui: ${text}`);
  return 2;
}

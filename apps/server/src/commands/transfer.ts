import {
  createReadStream,
  createWriteStream,
  existsSync,
  fchmodSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { Pool } from 'pg';
import { AccessLog } from '../access/access-log.ts';
import { countAttachments } from '../attachments/listed.ts';
import { exportPrivate, importPrivate, type PrivateCount } from '../journal/private-file.ts';
import { sealing, shortPassphrase, unsealing } from '../journal/sealed-file.ts';
import { exportCounty, importCounty } from '../journal/transfer.ts';
import { verify } from '../journal/verify.ts';
import { migrate } from '../postgres/migrate.ts';
import { openPool } from '../postgres/pool.ts';
import { newId } from '../new-id.ts';
import { textOption, withDatabase, type Database, type Options } from './database.ts';

/** `yangui export`: a county as JSON lines; its private rows and attachments apart, sealed, where asked for. */
export async function exportCommand([county = '']: readonly string[], options: Options): Promise<number> {
  const file = textOption(options, 'out');
  if (file === undefined || !/^\d{6}$/.test(county)) return usage('export COUNTY --out FILE');
  const work = async (pool: Pool) => {
    const sealed = sealedUnder(options);
    const log = new AccessLog(pool, Date.now);
    await log.note([county], { kind: 'exported', what: 'county' });
    if (sealed !== undefined) await log.note([county], { kind: 'exported', what: 'private-file' });
    const entries = await writeWhole(file, async (out) => {
      const written = await exportCounty(pool, county, out);
      out.end();
      await finished(out);
      return written;
    });
    console.log(`${county}: ${entries} entries in ${file} (${sizeOf(file)})`);
    const { kept, bytes, missing, emptied, wrong } = await countAttachments(pool, county);
    if (sealed === undefined) {
      if (kept > 0)
        console.log(
          `${county}: no name, no bank account and none of the ${kept} attachments (${megabytes(bytes)}) is in it: --private FILE --passphrase-file FILE seals them in a file of their own`,
        );
      return 0;
    }
    const { rows, attachments, attachmentBytes } = await exportSealed(pool, county, sealed);
    console.log(
      `${county}: ${rows} private rows and ${attachments} attachments (${megabytes(attachmentBytes)}), sealed, in ${sealed.file} (${sizeOf(sealed.file)})`,
    );
    if (wrong.length > 0)
      console.log(
        `${county}: ${wrong.length} attachments are not those that their records name, and were left out: ${wrong.join(' ')}`,
      );
    if (missing + emptied > 0)
      console.log(
        `${county}: ${missing} attachments are not here, on a phone still or lost with it; ${emptied} were emptied, as they are when their time is over`,
      );
    return 0;
  };
  return withPool(options, work, false);
}

/** `yangui import`: takes a county in, and verifies what came. */
export async function importCommand([file]: readonly string[], options: Options): Promise<number> {
  if (file === undefined) return usage('import FILE');
  const missing = [file, textOption(options, 'private'), textOption(options, 'passphrase-file')].find(
    (one) => one !== undefined && !existsSync(one),
  );
  if (missing !== undefined) {
    console.error(`yangui: there is no file ${missing}`);
    return 1;
  }
  return withPool(options, async (pool) => {
    const sealed = sealedUnder(options);
    // All of a sealed file is opened once before anything is taken in: a wrong passphrase or a torn file stops it here.
    if (sealed !== undefined) await pipeline(createReadStream(sealed.file), unsealing(sealed.passphrase), nowhere());
    const { county, entries } = await importCounty(pool, linesOf(createReadStream(file)), newId());
    if (sealed !== undefined) {
      const opening = unsealing(sealed.passphrase);
      const [{ rows, attachments, attachmentBytes, astray }] = await Promise.all([
        importPrivate(pool, county, linesOf(opening)),
        pipeline(createReadStream(sealed.file), opening),
      ]);
      console.log(
        `${county}: ${rows} private rows and ${attachments} attachments (${megabytes(attachmentBytes)}) taken in, each by its SHA-256${astray === 0 ? '' : `; ${astray} that no record names were left out`}`,
      );
    }
    const { missing, emptied } = await countAttachments(pool, county);
    if (missing + emptied > 0)
      console.log(
        `${county}: ${missing} attachments that records name are not here; ${emptied} were emptied, as they are when their time is over`,
      );
    const verdict = await verify(pool, county);
    console.log(
      verdict.ok
        ? `${county}: ${entries} entries taken in and verified (${verdict.hash.slice(0, 16)}…)`
        : `${county}: DIFFERS: ${verdict.difference}`,
    );
    return verdict.ok ? 0 : 1;
  });
}

/** Writes the private file. One that was not written to its end has no end, and does not open. */
async function exportSealed(pool: Pool, county: string, { file, passphrase }: Sealed): Promise<PrivateCount> {
  const sealer = sealing(passphrase);
  const written = async () => {
    const told = await exportPrivate(pool, county, sealer);
    sealer.end();
    return told;
  };
  const stopped = (error: unknown): never => {
    sealer.destroy();
    throw error;
  };
  return writeWhole(file, async (out) => {
    const [told] = await Promise.all([written().catch(stopped), pipeline(sealer, out)]);
    return told;
  });
}

/** Writes a file to its end, or leaves what was there before: half an export is never taken for a whole one. */
async function writeWhole<T>(file: string, write: (out: Writable) => Promise<T>): Promise<T> {
  // A device or a pipe is written as it goes.
  if (existsSync(file) && !statSync(file).isFile()) return write(writeOwn(file));
  const draft = `${file}.${process.pid}.draft`;
  try {
    const told = await write(writeOwn(draft));
    renameSync(draft, file);
    return told;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Writes a file that only its owner may read, also where one that others could read stood in its place. */
function writeOwn(file: string): Writable {
  const fd = openSync(file, 'w', 0o600);
  if (fstatSync(fd).isFile()) fchmodSync(fd, 0o600);
  return createWriteStream(file, { fd });
}

function linesOf(input: Readable): AsyncIterable<string> {
  return createInterface({ input, crlfDelay: Infinity });
}

/** Takes everything and keeps nothing. */
function nowhere(): Writable {
  return new Writable({ write: (_, __, done) => done() });
}

function sizeOf(file: string): string {
  return megabytes(statSync(file).size);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function withPool(options: Options, work: (pool: Pool) => Promise<number>, begins = true): Promise<number> {
  const withMigrated = async ({ url }: Database) => {
    const pool = openPool(url, 4);
    try {
      await migrate(pool);
      return await work(pool);
    } finally {
      await pool.end();
    }
  };
  return withDatabase(options, withMigrated, { begins });
}

interface Sealed {
  readonly file: string;
  readonly passphrase: string;
}

function sealedUnder(options: Options): Sealed | undefined {
  const file = textOption(options, 'private');
  if (file === undefined) return undefined;
  const key = textOption(options, 'passphrase-file');
  const passphrase = key === undefined ? '' : readFileSync(key, 'utf8').trim();
  if (shortPassphrase(passphrase))
    throw new Error('--private needs --passphrase-file with at least 12 characters in it');
  return { file, passphrase };
}

function usage(text: string): number {
  console.error(`yangui: ${text}`);
  return 2;
}

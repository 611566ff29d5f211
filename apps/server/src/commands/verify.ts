import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';
import { NO_COUNTY, verifyAccessLog } from '../access/access-log.ts';
import { countAttachments } from '../attachments/listed.ts';
import { countiesHere } from '../journal/county.ts';
import { headFolderFrom, keptHeads, publicKeysIn } from '../journal/head-keeper.ts';
import { readHeads } from '../journal/heads.ts';
import { differenceFromHead, headsIn, isSignedBy, type KeptHead } from '../journal/signed-head.ts';
import { verify } from '../journal/verify.ts';
import { migrate } from '../postgres/migrate.ts';
import { openPool } from '../postgres/pool.ts';
import { textOption, withDatabase, type Options } from './database.ts';

/**
 * `yangui verify`: derives every county again from its journal. Exit code 1 where one differs.
 * With `--head` it also holds each county against heads that somebody kept: a file of them, or one as a text.
 */
export async function verifyCommand(counties: readonly string[], options: Options): Promise<number> {
  const given = textOption(options, 'head');
  const heads = given === undefined ? [] : headsIn(existsSync(given) ? readFileSync(given, 'utf8') : given);
  if (given !== undefined && heads.length === 0) {
    console.error(
      'yangui: --head takes a file of heads or one head as it is printed: 220112 2026-11-29 8784 3F2A-91BC-…',
    );
    return 2;
  }
  const named = counties.length > 0 ? counties : [...new Set(heads.map(({ county }) => county))];
  return withDatabase(
    options,
    async ({ url }) => {
      const pool = openPool(url, 2);
      try {
        await migrate(pool);
        const here = await countiesHere(pool);
        const stranger = named.find((county) => !here.includes(county));
        if (stranger !== undefined) throw new Error(`there is no county ${stranger} here`);
        const meant = named.length > 0 ? named : here;
        const verified = await verifyAll(pool, meant);
        const held = await holdAgainst(pool, given === undefined ? await headsKeptHere(pool, meant) : heads);
        return Math.max(verified, held);
      } finally {
        await pool.end();
      }
    },
    { begins: false },
  );
}

/** Every head that this machine keeps of the counties: a plain `verify` holds them against these. */
async function headsKeptHere(pool: Pool, counties: readonly string[]): Promise<readonly KeptHead[]> {
  const folder = headFolderFrom(process.env);
  if (folder === undefined) return [];
  return (await readHeads(pool, counties)).flatMap(({ county, epoch }) => keptHeads(folder, county, epoch));
}

async function holdAgainst(pool: Pool, heads: readonly KeptHead[]): Promise<number> {
  const folder = headFolderFrom(process.env);
  const keys = folder === undefined ? new Map<string, KeyObject>() : publicKeysIn(folder);
  let differing = 0;
  for (const head of heads) {
    const difference = falseSignature(head, keys) ?? (await differenceFromHead(pool, head));
    if (difference !== undefined) differing += 1;
    console.log(
      difference === undefined
        ? `${head.county}: goes through the head of ${head.day} at entry ${head.lastSeq} (${signedBy(head, keys)})`
        : `${head.county}: DIFFERS: ${difference}`,
    );
  }
  return differing === 0 ? 0 : 1;
}

function falseSignature(head: KeptHead, keys: ReadonlyMap<string, KeyObject>): string | undefined {
  if (!('signature' in head)) return undefined;
  const key = keys.get(head.key);
  if (key === undefined || isSignedBy(head, key)) return undefined;
  return `the head of ${head.day} was not signed by key ${head.key}: it was copied wrongly, or is forged`;
}

function signedBy(head: KeptHead, keys: ReadonlyMap<string, KeyObject>): string {
  if (!('signature' in head)) return 'the short form, without a signature';
  return keys.has(head.key)
    ? `signed by key ${head.key}`
    : `its key ${head.key} is not known here, so its signature was not looked at`;
}

async function verifyAll(pool: Pool, counties: readonly string[]): Promise<number> {
  let differing = 0;
  for (const county of counties) {
    const verdict = await verify(pool, county);
    if (verdict.ok) {
      const { kept, wrong } = await countAttachments(pool, county);
      if (wrong.length > 0) differing += 1;
      for (const attachment of wrong)
        console.log(`${county}: DIFFERS: the attachment ${attachment} is not the one that its record names`);
      if (kept > 0) console.log(`${county}: ${kept} attachments fit their records`);
      console.log(
        `${county}: ${verdict.entries} entries, ${verdict.rows} rows and ${verdict.postings} postings follow from the journal (${verdict.hash.slice(0, 16)}…)`,
      );
    } else {
      differing += 1;
      console.log(`${county}: DIFFERS: ${verdict.difference}`);
    }
  }
  for (const county of [...counties, NO_COUNTY]) {
    const verdict = await verifyAccessLog(pool, county);
    if (!verdict.ok) differing += 1;
    console.log(
      verdict.ok
        ? `${county}: ${verdict.entries} entries of the access log hold together (${verdict.hash.slice(0, 16)}…)`
        : `${county}: DIFFERS: ${verdict.difference}`,
    );
  }
  return differing === 0 ? 0 : 1;
}

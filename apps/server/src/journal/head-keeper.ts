import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { businessDay, DAY, startOfDayAfter, type Instant } from '@yangui/domain';
import type { Pool } from 'pg';
import { VERSION } from '../version.ts';
import { readHeads } from './heads.ts';
import { headsIn, headText, keyFingerprint, signHead, type SignedHead } from './signed-head.ts';

/** For how many days past a server that was away makes up heads. */
const MADE_UP_DAYS = 62;

/**
 * Signs where journals stand, by a key that lies outside database and data folder, and keeps a head of each county and
 * business day beside the key: `key.pem` (nobody else's to read), `keys.txt` (every public key there ever was),
 * one file a county with a line a head, only ever added to.
 */
export class HeadKeeper {
  readonly folder: string;
  /** Whether the key was made by this call. */
  readonly isNew: boolean;
  private readonly privateKey: KeyObject;

  /** Makes folder and key where they are missing. Throws where the folder lies in the data folder: whoever has that would have both. */
  constructor(folder: string, dataFolder: string) {
    this.folder = resolve(folder);
    if (`${this.folder}${sep}`.startsWith(`${resolve(dataFolder)}${sep}`))
      throw new Error(
        `YANGUI_HEADS names ${this.folder}, which lies in the data folder: the key that signs the journal’s heads belongs elsewhere`,
      );
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    chmodSync(this.folder, 0o700);
    const file = join(this.folder, 'key.pem');
    this.isNew = !existsSync(file);
    if (this.isNew) {
      const { privateKey } = generateKeyPairSync('ed25519');
      writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
      appendFileSync(
        join(this.folder, 'keys.txt'),
        `${keyFingerprint(createPublicKey(privateKey))} ${rawOf(createPublicKey(privateKey))}\n`,
        { mode: 0o600 },
      );
    }
    this.privateKey = createPrivateKey(readFileSync(file));
  }

  get publicKey(): KeyObject {
    return createPublicKey(this.privateKey);
  }

  get fingerprint(): string {
    return keyFingerprint(this.publicKey);
  }

  /**
   * Writes the public key down in the database, so that another one in its place is noticed.
   * @returns the fingerprints of those that were there before, where this one is new among them
   */
  async announce(pool: Pool, now: Instant): Promise<readonly string[]> {
    const { rows } = await pool.query<{ id: string }>('select id from head_key order by made_at');
    const known = rows.map(({ id }) => id);
    if (known.includes(this.fingerprint)) return [];
    await pool.query(
      'insert into head_key (id, public_key, made_at) values ($1, $2, to_timestamp($3 / 1000.0)) on conflict (id) do nothing',
      [this.fingerprint, rawOf(this.publicKey), now],
    );
    return known;
  }

  /** The head of a county as it stands, for printing; it is not kept here. */
  async current(pool: Pool, county: string, now: Instant): Promise<SignedHead | undefined> {
    const [head] = await readHeads(pool, [county]);
    if (head === undefined || head.lastSeq === 0) return undefined;
    return this.sign({ county, day: businessDay(now), lastSeq: head.lastSeq, hash: head.lastHash });
  }

  /** Keeps one head for each business day that is over and has none yet. @returns how many */
  async keepDaily(pool: Pool, counties: readonly string[], now: Instant): Promise<number> {
    let made = 0;
    for (const { county, epoch } of await readHeads(pool, counties)) {
      const last = keptHeads(this.folder, county, epoch).at(-1)?.day;
      for (let back = last === undefined ? 1 : MADE_UP_DAYS; back >= 1; back -= 1) {
        const day = businessDay(now - back * DAY);
        if (last !== undefined && day <= last) continue;
        const { rows } = await pool.query<{ lastSeq: number; hash: string }>(
          `select last_seq as "lastSeq", hash from journal_batch
           where county = $1 and recorded_at < to_timestamp($2 / 1000.0) order by last_seq desc limit 1`,
          [county, startOfDayAfter(now, 1 - back)],
        );
        const [end] = rows;
        if (end === undefined) continue;
        const head = this.sign({ county, day, ...end });
        appendFileSync(headsFile(this.folder, county, epoch), `${headText(head)}\n`, { mode: 0o600 });
        made += 1;
      }
    }
    return made;
  }

  private sign(head: Pick<SignedHead, 'county' | 'day' | 'lastSeq' | 'hash'>): SignedHead {
    return signHead({ ...head, software: VERSION }, this.privateKey);
  }
}

/** The heads that a folder keeps of a county's journal, oldest first. An imported county has another epoch, and begins anew. */
export function keptHeads(folder: string, county: string, epoch: string): readonly SignedHead[] {
  const file = headsFile(folder, county, epoch);
  if (!existsSync(file)) return [];
  return headsIn(readFileSync(file, 'utf8')).filter((head) => 'signature' in head);
}

function headsFile(folder: string, county: string, epoch: string): string {
  return join(folder, `${county}-${epoch}.txt`);
}

/** Where heads and their key are kept: YANGUI_HEADS; undefined where it says `off`. */
export function headFolderFrom(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const given = environment['YANGUI_HEADS']?.trim();
  if (given === 'off') return undefined;
  if (given) return given;
  if (process.getuid?.() === 0) return '/var/lib/yangui-heads';
  const state = environment['XDG_STATE_HOME'] ?? join(environment['HOME'] ?? '', '.local/state');
  return join(state, 'yangui-heads');
}

/** The public keys of a folder of heads by their fingerprint; none where there is no folder. */
export function publicKeysIn(folder: string): ReadonlyMap<string, KeyObject> {
  const file = join(folder, 'keys.txt');
  if (!existsSync(file)) return new Map();
  return new Map(
    [...readFileSync(file, 'utf8').matchAll(/^([0-9a-f]{16}) ([\w-]{43})$/gm)].map(([, fingerprint = '', raw = '']) => [
      fingerprint,
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' }),
    ]),
  );
}

/** The raw public key, base64url. */
export function rawOf(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? '';
}

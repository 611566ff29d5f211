import { createHash } from 'node:crypto';
import type { AccessKind, AccessWay, ExportedThing, Instant } from '@yangui/domain';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { newId } from '../new-id.ts';
import { retryable, withTransaction } from '../postgres/pool.ts';

/** What belongs to no county: attempts at names that nobody has. */
export const NO_COUNTY = '000000';
/** The hash a log's chain begins with. */
export const LOG_START = '0'.repeat(64);
const TRIES = 5;

/** What is to be noted. Never a secret, and never what was typed as a name: people type passwords there. */
export interface AccessNote {
  readonly kind: AccessKind;
  /** Who it is about; missing where nobody knows. */
  readonly person?: string | undefined;
  /** What people call the device. */
  readonly device?: string | undefined;
  /** The start of the hash of the device's cookie, so that two devices of one name are told apart. */
  readonly deviceMark?: string | undefined;
  readonly address?: string | undefined;
  /** By what somebody came in or failed to; what was carried away; which read was looked at. */
  readonly what?: AccessWay | ExportedThing | `/${string}` | undefined;
  /** What the thing is called: a list, a file. */
  readonly title?: string | undefined;
  /** How many: attempts, rows, people. */
  readonly count?: number | undefined;
}

/** A note as the log keeps it: the text that the chain covers. */
export type AccessBody = AccessNote & { readonly id: string; readonly at: Instant };

interface Waiting {
  readonly body: AccessBody;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** The next link of a log's chain: SHA-256, in hex, over the last one and the text. */
export function linkAccess(previous: string, text: string): string {
  return createHash('sha256').update(`${previous}\n${text}`).digest('hex');
}

/**
 * Each county's access log: only ever added to, in one order, chained by hashes. What arrives while one transaction is under way is
 * saved together by the next.
 */
export class AccessLog {
  private readonly pool: Pool;
  private readonly now: () => Instant;
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly saving = new Set<string>();

  constructor(pool: Pool, now: () => Instant) {
    this.pool = pool;
    this.now = now;
  }

  /** Notes an act in the logs of these counties, or in that of no county. Resolves when it is on disk; throws where it cannot be. */
  async note(counties: readonly string[], note: AccessNote): Promise<void> {
    const body: AccessBody = { id: newId(), at: this.now(), ...note };
    await Promise.all((counties.length > 0 ? counties : [NO_COUNTY]).map((county) => this.wait(county, body)));
  }

  private wait(county: string, body: AccessBody): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = this.waiting.get(county) ?? [];
      this.waiting.set(county, line);
      line.push({ body, resolve, reject });
      if (!this.saving.has(county)) void this.saveAll(county);
    });
  }

  private async saveAll(county: string): Promise<void> {
    this.saving.add(county);
    for (let part = this.waiting.get(county); part !== undefined; part = this.waiting.get(county)) {
      this.waiting.delete(county);
      const bodies = part.map(({ body }) => body);
      try {
        await this.save(county, bodies);
        for (const { resolve } of part) resolve();
      } catch (error) {
        for (const { reject } of part) reject(error);
      }
    }
    this.saving.delete(county);
  }

  private async save(county: string, bodies: readonly AccessBody[]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await withTransaction(this.pool, (client) => append(client, county, bodies, tries > 1));
      } catch (error) {
        if (!retryable(error) || tries === TRIES) throw error;
      }
    }
  }
}

async function append(client: PoolClient, county: string, given: readonly AccessBody[], again: boolean): Promise<void> {
  const head = await lockLog(client, county);
  // What the first try was told to save may have been saved, though nobody heard of it.
  const there = again
    ? (
        await client.query<{ id: string }>(
          'select id from access_log where county = $1 and seq > $2 and id = any($3::uuid[])',
          [county, head.lastSeq - 10_000, given.map(({ id }) => id)],
        )
      ).rows.map(({ id }) => id)
    : [];
  const bodies = given.filter(({ id }) => !there.includes(id));
  let { lastSeq: seq, lastHash: hash } = head;
  const rows = bodies.map((body) => {
    const text = JSON.stringify(body);
    seq += 1;
    hash = linkAccess(hash, text);
    return { seq, id: body.id, at: body.at, kind: body.kind, person: body.person ?? null, text, hash };
  });
  // A body goes in as the very text that was hashed, and `json` keeps it so.
  await client.query(
    `insert into access_log (county, seq, id, at, kind, person, body, hash)
     select $1, r.seq, r.id, to_timestamp(r.at / 1000.0), r.kind, r.person, r.text::json, r.hash
     from json_to_recordset($2::json) as r(seq bigint, id uuid, at bigint, kind text, person uuid, text text, hash text)`,
    [county, JSON.stringify(rows)],
  );
  await client.query('update access_head set last_seq = $2, last_hash = $3 where county = $1', [county, seq, hash]);
}

interface LogHead {
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly firstSeq: number;
  readonly firstHash: string;
}

const headColumns =
  'last_seq as "lastSeq", last_hash as "lastHash", first_seq as "firstSeq", first_hash as "firstHash"';

/** Locks a log's head; the first note of a county makes it. */
async function lockLog(client: PoolClient, county: string): Promise<LogHead> {
  await client.query(
    `insert into access_head (county, last_seq, last_hash, first_seq, first_hash) values ($1, 0, $2, 1, $2) on conflict (county) do nothing`,
    [county, LOG_START],
  );
  const { rows } = await client.query<LogHead>(`select ${headColumns} from access_head where county = $1 for update`, [
    county,
  ]);
  const [head] = rows;
  if (head === undefined) throw new Error(`the access log of ${county} has no head`);
  return head;
}

/** The counties that have an access log, and that of no county. */
export async function accessLogsHere(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ county: string }>('select county from access_head order by county');
  return rows.map(({ county }) => county);
}

/**
 * Lets go of what is older than its time, and notes where what is kept begins, so that the chain still holds from there.
 * @returns how many notes were let go
 */
export async function pruneAccessLog(pool: Pool, county: string, before: Instant): Promise<number> {
  return withTransaction(pool, async (client) => {
    const { firstSeq } = await lockLog(client, county);
    const { rows } = await client.query<{ seq: number; hash: string }>(
      `select seq, hash from access_log where county = $1 and seq >= $2
         and seq < coalesce((select min(l.seq) from access_log l where l.county = $1 and l.at >= to_timestamp($3 / 1000.0)), 9223372036854775807)
       order by seq desc limit 1`,
      [county, firstSeq, before],
    );
    const [last] = rows;
    if (last === undefined) return 0;
    const { rowCount } = await client.query('delete from access_log where county = $1 and seq <= $2', [
      county,
      last.seq,
    ]);
    await client.query('update access_head set first_seq = $2, first_hash = $3 where county = $1', [
      county,
      last.seq + 1,
      last.hash,
    ]);
    return rowCount ?? 0;
  });
}

/** What a walk through an access log found. */
export type AccessVerdict =
  | { readonly ok: true; readonly entries: number; readonly hash: string }
  | { readonly ok: false; readonly difference: string };

/** Walks an access log's chain from where it begins to its end, and holds each row's columns against its body. */
export async function verifyAccessLog(pool: Pick<ClientBase, 'query'>, county: string): Promise<AccessVerdict> {
  const heads = await pool.query<LogHead>(`select ${headColumns} from access_head where county = $1`, [county]);
  const [head] = heads.rows;
  if (head === undefined) {
    const { rowCount } = await pool.query('select from access_log where county = $1 limit 1', [county]);
    return rowCount === 0
      ? { ok: true, entries: 0, hash: LOG_START }
      : { ok: false, difference: 'the access log has entries, but no head' };
  }
  let [seq, hash] = [head.firstSeq - 1, head.firstHash];
  for (;;) {
    const { rows } = await pool.query<{ seq: number; text: string; hash: string; fits: boolean }>(
      `select seq, body::text as text, hash, coalesce(id::text = body ->> 'id' and kind = body ->> 'kind' and person::text is not distinct from body ->> 'person'
         and at = to_timestamp((body ->> 'at')::bigint / 1000.0), false) as fits
       from access_log where county = $1 and seq > $2 and seq <= $3 order by seq limit 2000`,
      [county, seq, head.lastSeq],
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      if (row.seq !== seq + 1) return { ok: false, difference: `entry ${seq + 1} of the access log is missing` };
      hash = linkAccess(hash, row.text);
      if (hash !== row.hash || !row.fits)
        return { ok: false, difference: `entry ${row.seq} of the access log was changed` };
      seq = row.seq;
    }
  }
  if (seq !== head.lastSeq || hash !== head.lastHash)
    return { ok: false, difference: `the access log ends at ${seq}, but its head says ${head.lastSeq}` };
  const outside = await pool.query(
    `select from access_log l join access_head h on h.county = $1
     where l.county = $1 and (l.seq < h.first_seq or l.seq > h.last_seq) limit 1`,
    [county],
  );
  if (outside.rowCount !== 0) return { ok: false, difference: 'an entry of the access log stands outside its chain' };
  return { ok: true, entries: seq - head.firstSeq + 1, hash };
}

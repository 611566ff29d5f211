import type { ClientBase } from 'pg';
import type { Batch, Entry, EntryBody } from './entry.ts';

const PAGE = 2_000;

/** Whatever answers queries: a pool, or one client in a transaction. */
export type Queryable = Pick<ClientBase, 'query'>;

interface EntryRow {
  readonly text: string;
}

/** Entries after a journal number, in order, at most `limit`. */
export async function readEntries(
  db: Queryable,
  county: string,
  after: number,
  limit = PAGE,
): Promise<readonly Entry[]> {
  const { rows } = await db.query<EntryRow>(
    'select body::text as text from journal_entry where county = $1 and seq > $2 order by seq limit $3',
    [county, after, limit],
  );
  return rows.map(({ text }) => {
    const body: EntryBody = JSON.parse(text);
    return { county, body, text };
  });
}

/** Every batch of a county with its entries, in order. */
export async function* readBatches(
  db: Queryable,
  county: string,
): AsyncGenerator<{ batch: Batch; entries: readonly Entry[] }> {
  let after = 0;
  for (;;) {
    const { rows } = await db.query<Batch>(
      `select county, first_seq as "firstSeq", last_seq as "lastSeq", (extract(epoch from recorded_at) * 1000)::bigint as "recordedAt", hash
       from journal_batch where county = $1 and last_seq > $2 order by last_seq limit 200`,
      [county, after],
    );
    for (const batch of rows) {
      yield { batch, entries: await readEntries(db, county, after, batch.lastSeq - after) };
      after = batch.lastSeq;
    }
    if (rows.length === 0) return;
  }
}

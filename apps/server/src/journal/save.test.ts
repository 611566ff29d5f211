import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, type Kind } from '@yangui/domain';
import { save } from './save.ts';
import { withCounty } from './test-county.ts';

const here = withCounty();

test('batches that change many kinds of row are saved one after the other on one connection, whatever the kinds are called', async () => {
  const all = [...kinds].toSorted();
  const client = await here.pool.connect();
  const saving = (changed: readonly Kind[], lastSeq: number) => ({
    batch: { county: here.county.code, firstSeq: lastSeq, lastSeq, recordedAt: 0, hash: '' },
    entries: [],
    postings: [],
    changes: new Map(changed.map((kind) => [kind, []])),
    personal: [],
    held: [],
    now: 0,
  });
  try {
    await client.query('begin');
    // PostgreSQL reads the first 63 letters of a statement's name.
    for (let count = all.length - 5; count <= all.length; count += 1)
      await save(client, [saving(all.slice(0, count), 1_000 + count)]);
    const { rows } = await client.query<{ longest: number }>(
      'select max(length(name))::int as longest from pg_prepared_statements',
    );
    assert.ok((rows[0]?.longest ?? 0) < 63);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

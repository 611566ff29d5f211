import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Pool } from 'pg';
import { emptyDatabase, testDatabase } from '../postgres/test-database.ts';
import { assertBooksStand, newId, newWriter, sayAll, verdictOf, withCounty } from './test-county.ts';
import { exportCounty, importCounty } from './transfer.ts';
import { verify } from './verify.ts';

async function exported(pool: Pool, county: string): Promise<readonly string[]> {
  const out = new PassThrough();
  const whole = text(out);
  await exportCounty(pool, county, out);
  out.end();
  return (await whole).trimEnd().split('\n');
}

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describe('a county carried to another database', () => {
  const here = withCounty();
  let file: readonly string[] = [];
  const done = { id: '' };
  before(async () => {
    const { county, writer } = here;
    const [order, refused] = [county.order(), county.order({ product: newId() })];
    done.id = order.id;
    await sayAll(writer, [order, refused, county.receive(order.id)]);
    await sayAll(writer, [county.collect(order.id), county.order()]);
    file = await exported(here.pool, county.code);
  });

  test('carries no name and no phone in its file', () => {
    const whole = file.join('\n');
    for (const personal of ['文员', '站长1', '村民1', '13800001001', '13900001001'])
      assert.ok(!whole.includes(personal), personal);
  });

  test('verifies equal there, gives the same outcomes and goes on', async () => {
    const there = await testDatabase();
    try {
      const { entries } = await importCounty(there.pool, linesOf(file), newId());
      const [original, copy] = [await verify(here.pool, here.county.code), await verify(there.pool, here.county.code)];
      assert.ok(original.ok && copy.ok);
      assert.deepEqual(copy, original);
      assert.equal(entries, original.entries);
      assert.deepEqual(await exported(there.pool, here.county.code), file);
      const writer = newWriter(there.pool);
      const repeat = here.county.receive(done.id);
      assert.equal(verdictOf(await writer.submit(repeat)), 'order-not-ready');
      assert.equal(verdictOf(await writer.submit(here.county.order())), 'accepted');
      await assertBooksStand(there.pool, here.county);
      await assert.rejects(importCounty(there.pool, linesOf(file), newId()), /already here/);
      await assertBooksStand(there.pool, here.county);
    } finally {
      await there.drop();
    }
  });

  /** Files that do not hold together, made from one that does. */
  const broken: Readonly<
    Record<string, { readonly make: (lines: readonly string[]) => readonly string[]; readonly said: RegExp }>
  > = {
    'an empty file': { make: () => [], said: /not a county exported/ },
    'another file': { make: () => ['{"name":"yangui"}'], said: /not a county exported/ },
    'no JSON at all': { make: () => ['雁归'], said: /not a county exported/ },
    'a file cut off between batches': {
      make: (lines) => lines.slice(0, lines.findLastIndex(isBatch)),
      said: /the file ends at \d+, but its header says/,
    },
    'a file cut off within a batch': { make: (lines) => lines.slice(0, -1), said: /middle of a batch/ },
    'a file cut off within a line': {
      make: (lines) => [...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, 40)],
      said: /line \d+ .*not JSON/,
    },
    'a changed amount': {
      make: (lines) => lines.map((line) => line.replace('"amountFen":1000', '"amountFen":1')),
      said: /hash of entries/,
    },
    'a line taken out': { make: (lines) => lines.toSpliced(2, 1), said: /line|entry|entries|batch/ },
    'two lines in each other’s place': { make: (lines) => swapped(lines), said: /misplaced|missing/ },
    'a batch taken out': { make: (lines) => lines.toSpliced(1, 2), said: /begins at/ },
    'another batch’s time': {
      make: (lines) => lines.map((line) => line.replace(/"recordedAt":(\d+)\d/, '"recordedAt":$17')),
      said: /hash of entries/,
    },
    'a header that says more': {
      make: ([header = '', ...rest]) => [header.replace(/"lastSeq":\d+/, '"lastSeq":9999'), ...rest],
      said: /its header says 9999/,
    },
    'a county that is not': {
      make: ([header = '', ...rest]) => [header.replace('220112', '220199'), ...rest],
      said: /no county 220199/,
    },
    'another county’s header': {
      make: ([header = '', ...rest]) => [header.replace('220112', '520603'), ...rest],
      said: /220112|520603/,
    },
  };

  for (const [what, { make, said }] of Object.entries(broken)) {
    test(`is refused, and nothing of it stays: ${what}`, async () => {
      await assert.rejects(importCounty(empty.pool, linesOf(make(file)), newId()), said);
      for (const table of [
        'journal_head',
        'journal_batch',
        'journal_entry',
        'posting',
        'account',
        'member',
        'station',
        'assisted_order',
      ]) {
        const { rowCount } = await empty.pool.query(`select from ${table}`);
        assert.equal(rowCount, 0, table);
      }
    });
  }

  let empty: Awaited<ReturnType<typeof emptyDatabase>>;
  before(async () => {
    empty = await testDatabase();
  });
  test('comes in whole after all these', async () => {
    await importCounty(empty.pool, linesOf(file), newId());
    await assertBooksStand(empty.pool, here.county);
    await empty.drop();
  });
});

function isBatch(line: string): boolean {
  return line.includes('"recordedAt"');
}

/** The first two entries of the last batch, exchanged. */
function swapped(lines: readonly string[]): readonly string[] {
  const at = lines.findLastIndex(isBatch);
  const [first = '', second = ''] = lines.slice(at + 1);
  return lines.toSpliced(at + 1, 2, second, first);
}

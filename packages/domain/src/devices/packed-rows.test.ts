import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { entityKinds } from '../whole.ts';
import { packRows, unpackRows } from './packed-rows.ts';

/** Rows as they come out on the device, after the wire. */
function overTheWire(tables: Readonly<Record<string, readonly unknown[]>>): unknown {
  return unpackRows(JSON.parse(JSON.stringify(packRows(tables))));
}

/** What JSON makes of a value: it knows no -0. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

const id = fc.uuid({ version: [7, 8] });
const fen = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const at = fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 });
const step = fc.record({ stage: fc.constantFrom('placed', 'received', 'collected'), seq: fc.nat(), at, by: id });
const products = ['0198c8a0-0000-7000-8000-0000000000aa', '0198c8a0-0000-7000-8000-0000000000bb'] as const;
const line = fc.record({
  product: fc.oneof(id, fc.constantFrom(...products)),
  unit: fc.option(fc.constantFrom('袋', '瓶')),
  name: fc.string(),
  quantity: fc.nat(99),
  priceFen: fen,
  returned: fc.nat(9),
});

/** Rows that look like the county's: ids, texts with ids in them, money, times, lists of objects, much that is empty. */
const likeRows = fc.array(
  fc.record(
    {
      id,
      station: fc.constantFrom('0198c8a0-0000-7000-8000-00000000000a', '0198c8a0-0000-7000-8000-00000000000b'),
      account: fc.oneof(
        id.map((one) => `tab:${one}`),
        id.map((one) => `${one}:1234`),
        fc.constant('sales'),
        id,
      ),
      holder: id.map((one) => `van:${one}`),
      amountFen: fen,
      placedAt: at,
      collectedAt: fc.option(at),
      outside: fc.option(fc.record({ platform: fc.string(), link: fc.option(fc.webUrl()) })),
      lines: fc.array(line, { maxLength: 4 }),
      steps: fc.array(step, { maxLength: 5 }),
      parcels: fc.array(id, { maxLength: 5 }),
      erased: fc.boolean(),
    },
    { requiredKeys: ['id', 'lines'] },
  ),
  { maxLength: 30 },
);

describe('rows packed for a device', () => {
  test('come out as they went in, for any lists of JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 20 }), { maxKeys: 5 }),
        (tables) => {
          assert.deepEqual(overTheWire(tables), asJson(tables));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('come out as they went in, for rows of every kind', () => {
    const kinds = Object.keys(entityKinds);
    assert.ok(kinds.length >= 19);
    fc.assert(
      fc.property(fc.constantFrom(...kinds), likeRows, likeRows, (kind, rows, others) => {
        assert.deepEqual(overTheWire({ [kind]: rows, others }), asJson({ [kind]: rows, others }));
      }),
      { numRuns: 200 },
    );
  });

  test('tell a field that is empty from one that is not there, and what objects call their prototype', () => {
    const rows = [{ a: null }, {}, { a: 0 }, JSON.parse('{"__proto__": {"b": 1}, "constructor": null}'), { a: '' }];
    const [, , , proto] = rows;
    const out = unpackRows(JSON.parse(JSON.stringify(packRows({ rows }))))['rows'] ?? [];
    assert.deepEqual(
      out.map((row) => JSON.stringify(row)),
      rows.map((row) => JSON.stringify(row)),
    );
    assert.ok(Object.hasOwn(Object(out[3]), '__proto__') && Object.hasOwn(proto, '__proto__'));
  });

  test('keep numbers to the last digit, beside the largest and the smallest there are', () => {
    const values = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 52, -(2 ** 52), 0, 0.1, 1e308];
    assert.deepEqual(overTheWire({ values, integers: values.slice(0, 5), grows: [2 ** 52 - 1, 2 ** 52] }), {
      values,
      integers: values.slice(0, 5),
      grows: [2 ** 52 - 1, 2 ** 52],
    });
  });

  test('name every id once, however often it occurs', () => {
    const [one, other] = ['0198c8a0-1111-7000-8000-0123456789ab', '0198c8a0-2222-7000-8000-ba9876543210'];
    const text = JSON.stringify(
      packRows({
        orders: [
          { id: one, of: other },
          { id: other, of: one },
        ],
        codes: [{ id: `${one}:1234` }, { id: `${other}:77` }],
      }),
    );
    for (const tail of ['700080000123456789ab', '70008000ba9876543210']) assert.equal(text.split(tail).length, 2, tail);
  });

  test('name every moment once, in however many rows it stands', () => {
    const at = 1_795_300_000_123;
    const text = JSON.stringify(
      packRows({
        orders: [
          { placedAt: at, steps: [{ at }] },
          { placedAt: at + 1, steps: [{ at: at + 1 }] },
        ],
        lines: [{ at }, { at: at + 60_000 }],
      }),
    );
    assert.equal(text.split(String(at)).length, 2);
  });

  test('tell what a product is called once, and that it is called otherwise where it is', () => {
    const ids = ['0198c8a0-0000-7000-8000-0000000000aa', '0198c8a0-0000-7000-8000-0000000000bb'];
    const lines = Array.from({ length: 40 }, (_, index) => ({
      product: ids[index % 2],
      name: ['大米', '酱油'][index % 2],
      unit: index % 2 === 0 ? '袋' : null,
      priceFen: index === 39 ? 1_990 : 990,
    }));
    assert.deepEqual(overTheWire({ lines }), { lines });
    assert.equal(JSON.stringify(packRows({ lines })).split('大米').length, 2);
  });

  test('keep a text that names two things, of which the second is named nowhere else', () => {
    const ids = ['0198c8a0-0000-7000-8000-0000000000aa', '0198c8a0-0000-7000-8000-0000000000bb'];
    const rows = [{ id: `${ids[0]}:${ids[1]}` }, { id: `${ids[1]}:0198c8a0-0000-7000-8000-0000000000cc` }];
    assert.deepEqual(overTheWire({ rows }), { rows });
  });

  test('are written the shorter the more alike they are', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      stage: 'placed',
      at: 1_790_000_000_000 + index * 60_000,
      none: null,
    }));
    assert.ok(JSON.stringify(packRows({ rows })).length < 9_000);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commands, numberedId } from '@yangui/domain';
import fc from 'fast-check';
import { readCatalogue, type RowProblem } from '../src/purchasing/desk/import/catalogue-rows.ts';
import { planImport } from '../src/purchasing/desk/import/plan.ts';
import { parseCsv } from '../src/sheets/csv.ts';
import { encodeGbk } from '../src/sheets/gbk.ts';
import { readTable } from '../src/sheets/read-file.ts';
import type { Cell, SheetTable } from '../src/sheets/table.ts';
import { csvWriter } from '../src/sheets/write-csv.ts';
import { xlsxWriter } from '../src/sheets/write-xlsx.ts';

const heading = ['商品名称', '单位', '条码', '单价（元）', '返利（%）', '库存', '类别'];
const IMPORT = '0198f0c0-0000-7abc-8def-0123456789ab';
const rice: readonly Cell[] = ['东北大米 5kg', '袋', '6901234567892', '59.90', '5', '100'];

function rowsOf(table: SheetTable | string) {
  assert.ok(typeof table !== 'string', `the file is a table: ${JSON.stringify(table)}`);
  const read = readCatalogue(table);
  assert.ok('rows' in read, JSON.stringify(read));
  return read.rows;
}

async function xlsx(rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const writer = xlsxWriter(
    '商品',
    heading.map((title) => ({ title })),
  );
  writer.write(rows);
  return new Uint8Array(await writer.end().arrayBuffer());
}

function gbk(text: string): Uint8Array {
  const bytes = encodeGbk(text);
  assert.ok(!('outside' in bytes));
  return bytes;
}

describe('a catalogue file', () => {
  const csv = `${heading.join(',')}\r\n${rice.join(',')},\r\n"五常, ""稻花香""",袋,,¥1,5%,,\r\n`;
  const utf8 = new TextEncoder().encode(csv);
  const encodings: Readonly<Record<string, Uint8Array>> = {
    'UTF-8': utf8,
    'UTF-8 with its mark': Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8),
    'GBK, as Excel in China writes it': gbk(csv.replace('¥', '￥')),
    'UTF-16, as Excel’s Unicode text': Uint8Array.of(
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(csv.replaceAll(',¥1', ',1'), (character) => character.charCodeAt(0)).buffer),
    ),
  };
  for (const [encoding, bytes] of Object.entries(encodings)) {
    test(`is read in ${encoding}`, async () => {
      const rows = rowsOf(await readTable(bytes));
      assert.equal(rows.length, 2);
      assert.deepEqual('row' in (rows[0] ?? {}) && rows[0], {
        number: 2,
        text: rows[0]?.text,
        row: {
          name: '东北大米 5kg',
          unit: '袋',
          barcode: '6901234567892',
          category: null,
          priceFen: 5_990,
          rebateBasisPoints: 500,
          stockUnits: 100,
        },
      });
      assert.equal(rows[1]?.text.startsWith('五常, "稻花香"'), true);
    });
  }

  test('is read from Excel, numbers as numbers or as text', async () => {
    const rows = rowsOf(
      await readTable(
        await xlsx([
          rice,
          ['洗衣液', '瓶', 6_901_234_567_885, 39.9, 6, 20],
          ['抽纸', '箱', null, '￥１，２３４．５０元', '４．５％', null],
        ]),
      ),
    );
    assert.deepEqual(
      rows.map((one) =>
        'row' in one
          ? [one.number, one.row.barcode, one.row.priceFen, one.row.rebateBasisPoints, one.row.stockUnits]
          : one.problems,
      ),
      [
        [2, '6901234567892', 5_990, 500, 100],
        [3, '6901234567885', 3_990, 600, 20],
        [4, null, 123_450, 450, null],
      ],
    );
  });

  test('may name a category in either language, or by its code', () => {
    const rows = rowsOf({
      merged: [],
      rows: [
        heading,
        ['甲', '袋', null, 1, null, null, '粮油调味'],
        ['乙', '袋', null, 1, null, null, 'Grain, oil, sauces'],
        ['丙', '袋', null, 1, null, null, 'grain'],
        ['丁', '次', null, 1, null, null, '虚拟商品（充值缴费）'],
      ],
    });
    assert.deepEqual(
      rows.map((one) => 'row' in one && one.row.category),
      ['grain', 'grain', 'grain', 'virtual'],
    );
  });

  test('may have titles above its heading, other columns, other names for them, and empty rows between', () => {
    const rows = rowsOf({
      merged: [],
      rows: [
        ['2026年秋季商品目录'],
        [],
        ['序号', '品名', '计量单位', '售价', '产地'],
        [1, '酱油', '瓶', '16.8', '海天'],
        [],
        [2, '醋', '瓶', '9', ''],
      ],
    });
    assert.deepEqual(
      rows.map(({ number, text }) => [number, text]),
      [
        [4, '酱油 · 瓶 ·  ·  · 16.8 ·  · '],
        [6, '醋 · 瓶 ·  ·  · 9 ·  · '],
      ],
    );
  });

  test('that is none says what it is instead', async () => {
    assert.equal(await readTable(new Uint8Array()), 'empty');
    assert.equal(await readTable(new TextEncoder().encode('\r\n \r\n,,\r\n')), 'empty');
    assert.equal(await readTable(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2)), 'old-excel');
    assert.equal(await readTable(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13)), 'not-a-table');
    assert.equal(await readTable(Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9)), 'broken');
    const read = readCatalogue(parseCsv('姓名,电话\n王,138\n'));
    assert.deepEqual(read, { missingColumns: ['name', 'unit', 'price'] });
  });

  const wrong: Readonly<Record<RowProblem, readonly [Cell[], ...Cell[][]]>> = {
    missing: [[null, '袋', null, 1, null, null]],
    'missing-merged': [
      ['甲', '袋', null, 1, null, null],
      ['乙', null, null, 1, null, null],
    ],
    'name-too-long': [['米'.repeat(61), '袋', null, 1, null, null]],
    'name-unreadable': [['大米🌾', '袋', null, 1, null, null]],
    'unit-too-long': [['大米', '一二三四五六七八九十一二三', null, 1, null, null]],
    'barcode-shortened': [['大米', '袋', '6.90123E+12', 1, null, null]],
    'barcode-invalid': [['大米', '袋', '无', 1, null, null]],
    'category-unknown': [['大米', '袋', null, 1, null, null, '飞机']],
    'price-unreadable': [['大米', '袋', null, '面议', null, null]],
    'price-decimals': [['大米', '袋', null, '1.005', null, null]],
    'price-too-large': [['大米', '袋', null, 1e9, null, null]],
    'rebate-unreadable': [['大米', '袋', null, 1, '120%', null]],
    'rebate-fraction': [['大米', '袋', null, 1, 0.05, null]],
    'stock-unreadable': [['大米', '袋', null, 1, null, '2.5']],
    'barcode-twice': [
      ['大米', '袋', '69012345', 1, null, null],
      ['小米', '袋', '69012345', 2, null, null],
    ],
    'name-twice': [
      ['大米', '袋', null, 1, null, null],
      ['大 米', '袋', null, 2, null, null],
    ],
  };
  for (const [problem, rows] of Object.entries(wrong)) {
    test(`says of a row what is wrong with it: ${problem}`, () => {
      const last = rowsOf({ rows: [heading, ...rows], merged: ['B2:B3'] }).at(-1);
      assert.ok(last !== undefined && 'problems' in last);
      assert.deepEqual(
        last.problems.map((one) => one.problem),
        [problem],
      );
      assert.equal(last.number, rows.length + 1);
    });
  }

  test('of ten thousand rows is read whole', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [
      `商品${index}`,
      '件',
      String(6_900_000_000_000 + index),
      index / 100,
      5,
      index,
    ]);
    assert.equal(rowsOf(await readTable(await xlsx(many))).length, 10_000);
  });
});

describe('an import', () => {
  const product = {
    id: '0198f0c0-0000-7abc-8def-000000000001',
    name: '东北大米 5kg',
    unit: '袋',
    barcode: '6901234567892',
    category: 'grain' as const,
    priceFen: 5_990,
    rebateBasisPoints: 500,
    ownRate: true,
  };
  const plan = (...rows: Cell[][]) =>
    planImport(IMPORT, rowsOf({ rows: [heading, ...rows], merged: [] }), [product], 1);

  test('adds what is new, changes what has other terms, and leaves the rest alone, whatever its stock', () => {
    const planned = plan(
      [...rice],
      ['东北大米 5kg', '袋', null, '58', null, 9],
      ['小米', '袋', null, 8, 5, 10],
      ['坏', null, null, 1, null, null],
    );
    assert.deepEqual(
      planned.map(({ does }) => does),
      ['keep', 'nothing', 'add', 'nothing'],
    );
    assert.deepEqual(
      plan(['大米改名', '袋', '6901234567892', 58, null, 9]).map((one) =>
        'envelope' in one ? [one.does, one.envelope.payload] : [],
      ),
      [
        [
          'change',
          { product: product.id, priceFen: 5_800, category: 'grain', rebateBasisPoints: 500, importId: IMPORT },
        ],
      ],
    );
  });

  test('takes a blank rate as the category’s: of a new product, and of one there that has none of its own', () => {
    assert.deepEqual(
      plan(['小米', '袋', null, 8, null, 10], ['红豆', '袋', null, 9, 0, 10]).map(
        (one) => 'envelope' in one && Object(one.envelope.payload).rebateBasisPoints,
      ),
      [null, 0],
    );
    const byCategory = { ...product, ownRate: false };
    const again = (price: number, rebate: Cell) =>
      planImport(
        IMPORT,
        rowsOf({ rows: [heading, ['东北大米 5kg', '袋', null, price, rebate, 9]], merged: [] }),
        [byCategory],
        1,
      );
    assert.deepEqual(
      again(59.9, null).map(({ does }) => does),
      ['keep'],
    );
    assert.deepEqual(
      again(58, null).map((one) => 'envelope' in one && one.envelope.payload),
      [{ product: product.id, priceFen: 5_800, category: 'grain', rebateBasisPoints: null, importId: IMPORT }],
    );
    assert.deepEqual(
      again(59.9, 5).map((one) => 'envelope' in one && one.envelope.payload),
      [{ product: product.id, priceFen: 5_990, category: 'grain', rebateBasisPoints: 500, importId: IMPORT }],
    );
  });

  test('sends for each row a command that its own rules accept, with an id that follows from the row', () => {
    const [first] = plan(['小米', '袋', null, '¥8.50', '5%', 10]);
    assert.ok(first?.does === 'add');
    const bound = commands.get(first.envelope.type)?.bind(first.envelope, '220112', IMPORT);
    assert.ok(bound !== undefined && !('malformed' in bound), JSON.stringify(bound));
    assert.equal(first.envelope.id, numberedId(IMPORT, 2));
  });

  test('numbers its rows with ids of their own', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (one, other) => {
        assert.equal(numberedId(IMPORT, one) === numberedId(IMPORT, other), one === other);
        assert.match(numberedId(IMPORT, one), /^0198f0c0-0000-7abc-8def-0123[0-9a-f]{8}$/);
      }),
    );
  });
});

describe('a sheet that is written', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc
      .stringMatching(/^[一-龥a-z0-9 ,"'&<>%-]{1,20}$/)
      .filter((text) => text.trim() !== '' && !/^[-'\s]|\s$|^[\d. ]+$/.test(text)),
  );
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 20 });
  const columns = [{ title: '一' }, { title: '二' }, { title: '三' }];

  test('to Excel is read back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const writer = xlsxWriter('往返', columns);
        writer.write(given);
        const table = await readTable(new Uint8Array(await writer.end().arrayBuffer()));
        assert.ok(typeof table !== 'string');
        assert.deepEqual(
          table.rows.slice(1).map((row) => [0, 1, 2].map((index) => row[index] ?? null)),
          given,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('to CSV keeps long numbers as text and makes no formulas', async () => {
    const writer = csvWriter([
      { title: '电话', kind: 'text' },
      { title: '金额（元）', kind: 'money' },
      { title: '备注' },
    ]);
    writer.write([
      ['13800001001', 12.5, '=1+1'],
      ['-', 0, '甲,"乙"'],
    ]);
    assert.equal(
      await writer.end().text(),
      '电话,金额（元）,备注\r\n"13800001001\t",12.50,\'=1+1\r\n-,0.00,"甲,""乙"""\r\n',
    );
  });
});

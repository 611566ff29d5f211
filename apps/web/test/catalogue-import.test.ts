import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commands, numberedId, wholeCounty, type Envelope } from '@yangui/domain';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readCatalogue, type RowProblem } from '../src/purchasing/desk/import/catalogue-rows.ts';
import { planImport } from '../src/purchasing/desk/import/plan.ts';
import { checkForm } from '../src/sync/check-form.ts';
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
    assert.equal(await readTable(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2)), 'broken');
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
    'name-ambiguous': [['大米', '袋', null, 1, null, null]],
  };
  for (const [problem, rows] of Object.entries(wrong).filter(([one]) => one !== 'name-ambiguous')) {
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

/** A workbook as a program would write it: sheets by name, with their rows as XML and what else is said of each. */
function workbook(
  ...sheets: { readonly name: string; readonly data: string; readonly state?: string; readonly before?: string }[]
) {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${index}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="y" Type="${office}/styles" Target="styles.xml"/>${sheets.map((_, index) => `<Relationship Id="s${index}" Type="${office}/worksheet" Target="worksheets/sheet${index}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  sheets.forEach(({ data, before = '' }, index) => {
    parts[`xl/worksheets/sheet${index}.xml`] =
      `<worksheet xmlns="${main}">${before}<sheetData>${data}</sheetData></worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const cellsXml = (row: number, ...cells: readonly string[]) => `<row r="${row}">${cells.join('')}</row>`;
const textXml = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook is read as people see it', () => {
  const head = cellsXml(1, ...['品名', '单位', '售价', '返利'].map(textXml));

  test('the sheet that is hidden is nobody’s list; those that were not read are named', async () => {
    const table = await readTable(
      workbook(
        { name: '旧价', state: 'hidden', data: cellsXml(1, textXml('旧')) },
        { name: '更旧', state: 'veryHidden', data: cellsXml(1, textXml('旧')) },
        { name: '今年', data: cellsXml(1, textXml('新')) },
        { name: '空的', data: '' },
        { name: '明年', data: cellsXml(1, textXml('以后')) },
      ),
    );
    assert.deepEqual(table, { rows: [['新']], merged: [], sheet: '今年', unread: ['明年'] });
    assert.equal(await readTable(workbook({ name: '藏', state: 'hidden', data: head })), 'empty');
  });

  test('50 % is fifty per cent', async () => {
    const bytes = workbook({
      name: '单',
      data:
        head +
        cellsXml(2, textXml('米'), textXml('袋'), '<c><v>59.9</v></c>', '<c s="1"><v>0.5</v></c>') +
        cellsXml(3, textXml('面'), textXml('袋'), '<c><v>9</v></c>', '<c s="1"><v>0.045</v></c>'),
    });
    assert.deepEqual(
      rowsOf(await readTable(bytes)).map((one) => 'row' in one && one.row.rebateBasisPoints),
      [5_000, 450],
    );
  });

  test('columns that say nothing here are named, and so is a stock that is not there', () => {
    const read = readCatalogue({
      merged: [],
      rows: [
        ['品名', '单位', '售价', '产地', null, '售价'],
        ['米', '袋', 1, '榆树', '多', 2],
      ],
    });
    assert.deepEqual('rows' in read && [read.unknown, read.withoutStock], [['产地', 'E', '售价'], true]);
    const whole = readCatalogue({ merged: [], rows: [heading, [...rice]] });
    assert.deepEqual('rows' in whole && [whole.unknown, whole.withoutStock], [[], false]);
  });

  test('places that no sheet has are refused, and nothing is filled up to them', async () => {
    const far: Readonly<Record<string, Uint8Array>> = {
      'a row': workbook({ name: '单', data: head + '<row r="100000000"><c r="A100000000"><v>1</v></c></row>' }),
      'a column': workbook({ name: '单', data: head + '<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>' }),
    };
    for (const [what, bytes] of Object.entries(far)) assert.equal(await readTable(bytes), 'too-large', what);
    const claimed = workbook({
      name: '单',
      before: '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="100000000" hidden="1" width="3"/></cols>',
      data: '<row r="1" spans="1:100000000">' + textXml('品名') + '</row>',
    });
    assert.deepEqual(await readTable(claimed), { rows: [['品名']], merged: [], sheet: '单', unread: [] });
  });

  test('an old one (.xls) is read as well', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['品名', '单位', '售价'],
        ['米', '袋', 59.9],
      ]),
      '单',
    );
    const written: unknown = write(book, { type: 'buffer', bookType: 'biff8' });
    assert.ok(written instanceof Uint8Array);
    assert.deepEqual(
      rowsOf(await readTable(written)).map((one) => 'row' in one && [one.row.name, one.row.priceFen]),
      [['米', 5_990]],
    );
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
  const check = (envelope: Envelope) => checkForm(wholeCounty, envelope, '220112');
  const asked = { importId: IMPORT, at: 1, check };
  const plan = (...rows: Cell[][]) => planImport(asked, rowsOf({ rows: [heading, ...rows], merged: [] }), [product]);

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
          {
            product: product.id,
            priceFen: 5_800,
            category: 'grain',
            rebateBasisPoints: 500,
            was: { priceFen: 5_990, category: 'grain', rebateBasisPoints: 500 },
            importId: IMPORT,
          },
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
      planImport(asked, rowsOf({ rows: [heading, ['东北大米 5kg', '袋', null, price, rebate, 9]], merged: [] }), [
        byCategory,
      ]);
    assert.deepEqual(
      again(59.9, null).map(({ does }) => does),
      ['keep'],
    );
    assert.deepEqual(
      again(58, null).map((one) => 'envelope' in one && one.envelope.payload),
      [
        {
          product: product.id,
          priceFen: 5_800,
          category: 'grain',
          rebateBasisPoints: null,
          was: { priceFen: 5_990, category: 'grain', rebateBasisPoints: null },
          importId: IMPORT,
        },
      ],
    );
    assert.deepEqual(
      again(59.9, 5).map((one) => 'envelope' in one && one.envelope.payload),
      [
        {
          product: product.id,
          priceFen: 5_990,
          category: 'grain',
          rebateBasisPoints: 500,
          was: { priceFen: 5_990, category: 'grain', rebateBasisPoints: null },
          importId: IMPORT,
        },
      ],
    );
  });

  test('sends for each row a command that its own rules accept, with an id that follows from the row', () => {
    const [first] = plan(['小米', '袋', null, '¥8.50', '5%', 10]);
    assert.ok(first?.does === 'add');
    const bound = commands.get(first.envelope.type)?.bind(first.envelope, '220112', IMPORT);
    assert.ok(bound !== undefined && !('malformed' in bound), JSON.stringify(bound));
    assert.equal(first.envelope.id, numberedId(IMPORT, 2));
  });

  test('is held to the very rules that decide when it is saved: what the dry run lets pass is not refused for its form', () => {
    const names = ['【老年】保暖鞋', '★米★ 10kg', '米'.repeat(61), '大米🌾', '大\u0007米'];
    for (const [index, name] of names.entries()) {
      const [row] = plan([name, '双', null, 59, null, 1]);
      assert.equal(row?.does, index < 2 ? 'add' : 'nothing', name);
      if (row?.does === 'nothing') {
        const [wrong] = row.problems;
        assert.equal(wrong?.column, 'name');
        assert.equal(
          typeof wrong?.problem === 'object' && wrong.problem.code,
          index === 2 ? 'name-too-long' : 'name-unreadable',
        );
      }
    }
  });

  test('knows a product by its barcode first, and leaves another maker’s of the same name alone', () => {
    const [renamed, others, bare] = [
      plan(['大米新名', '袋', '6901234567892', '59.90', 5, 9])[0],
      plan(['东北大米 5kg', '袋', '6909999999999', '61', 5, 9])[0],
      plan(['东北大米 5kg', '袋', null, '61', 5, 9])[0],
    ];
    assert.deepEqual(
      [renamed?.does, renamed !== undefined && 'by' in renamed && renamed.by, renamed?.leaves],
      ['keep', 'barcode', 'other-name'],
    );
    assert.deepEqual([others?.does, others?.leaves], ['add', 'namesake']);
    assert.equal(
      others !== undefined && 'envelope' in others && Object(others.envelope.payload).barcode,
      '6909999999999',
    );
    assert.deepEqual(
      [bare?.does, bare !== undefined && 'by' in bare && bare.by, bare?.leaves],
      ['change', 'name', undefined],
    );
  });

  test('asks which it is where several bear the name, and tells two makers in one file apart', () => {
    const two = [product, { ...product, id: IMPORT, barcode: '6905555555555' }];
    const rows = rowsOf({ rows: [heading, ['东北大米 5kg', '袋', null, '61', 5, 9]], merged: [] });
    const [row] = planImport(asked, rows, two);
    assert.deepEqual(row?.does === 'nothing' && row.problems.map(({ problem }) => problem), ['name-ambiguous']);
    assert.deepEqual(
      plan(['小米', '袋', '69000001', 8, 5, 1], ['小米', '袋', '69000002', 9, 5, 1]).map(({ does }) => does),
      ['add', 'add'],
    );
    const bare = planImport(
      asked,
      rowsOf({ rows: [heading, ['东北大米 5kg', '袋', '69000001', '61', 5, 9]], merged: [] }),
      [{ ...product, barcode: null }],
    );
    assert.deepEqual(
      bare.map(({ does, leaves }) => [does, leaves]),
      [['change', 'no-barcode-yet']],
    );
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
        // Empty rows at the end are none.
        assert.ok(table.rows.length <= given.length + 1);
        assert.deepEqual(
          given.map((_, row) => [0, 1, 2].map((index) => table.rows[row + 1]?.[index] ?? null)),
          given,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('to CSV keeps every code as it is, whatever its column, and computes nothing', async () => {
    const kept = [
      '0042',
      '8694E9',
      '3-4',
      '1/2',
      '007',
      '1e5',
      '12:30',
      'MAR1',
      '3月4日',
      '050000',
      '+8613800001001',
      '2026-11-30 1',
    ];
    const computed = [
      '=1+1',
      '＝1+1',
      ' =1+1',
      '\u00a0=1+1',
      '\u3000＝1',
      '\t=1',
      '\u200b=1',
      '＋1',
      '@SUM(1)',
      '＠a',
      '-1+1',
      '－1',
      '−1',
      '\r=1',
    ];
    const plain = ['大米', '大米 10kg', 'UP12AB34CD', '-', '2026-11-30', '2026-11-30 07:30', 'a=b'];
    const writer = csvWriter([{ title: '码' }]);
    writer.write([...kept, ...computed, ...plain].map((text) => [text]));
    const { rows: read } = parseCsv((await writer.end().text()).slice(1));
    assert.deepEqual(
      read.slice(1).map(([text]) => text),
      [
        ...kept.map((text) => (text.startsWith('+') ? `'${text}` : `${text}\t`)),
        ...computed.map((text) => `'${text}`),
        ...plain,
      ],
    );
  });

  test('to Excel keeps text as text, in the cell’s format too', async () => {
    const writer = xlsxWriter('码', [{ title: '码' }]);
    writer.write([['0042'], ['8694E9'], ['=1+1'], ['a'.repeat(32_766) + '&&']]);
    const bytes = new Uint8Array(await writer.end().arrayBuffer());
    const table = await readTable(bytes);
    assert.ok(typeof table !== 'string');
    assert.deepEqual(table.rows.slice(1, 4), [['0042'], ['8694E9'], ['=1+1']]);
    assert.match(
      strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()),
      /s="2"><is><t xml:space="preserve">0042</,
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

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { wholeCounty, type Envelope } from '@yangui/domain';
import { checkForm } from '../src/sync/check-form.ts';
import { planRegister, type Known } from '../src/produce/desk/register/plan-register.ts';
import { readRegister, type KnownHere, type ReadLine } from '../src/produce/desk/register/register-rows.ts';
import type { Cell } from '../src/sheets/table.ts';

const DEER = '0198f0c0-0000-7abc-8def-000000000001';
const known: KnownHere = {
  villages: [
    { code: '220112103201', name: '鹿乡村民委员会', townName: '鹿乡镇' },
    { code: '220112103202', name: '信家村村民委员会', townName: '鹿乡镇' },
    { code: '220112104201', name: '信家村民委员会', townName: '太平镇' },
  ],
  commodities: [{ id: DEER, name: '梅花鹿', nameEn: 'Sika deer', basis: 'head' }],
  commodity: '',
};
const heading = ['户主姓名', '乡镇', '村名', '类别', '品种', '存栏（头）', '是否返乡', '创办时间', '联系电话'];

function linesOf(rows: readonly (readonly Cell[])[], more: Partial<KnownHere> = {}): readonly ReadLine[] {
  const read = readRegister({ rows: [['双阳区鹿业名录'], heading, ...rows], merged: [] }, { ...known, ...more });
  assert.ok('lines' in read, JSON.stringify(read));
  return read.lines;
}
/** Why a line is not taken, or what it reads as. */
function said(line: ReadLine | undefined) {
  assert.ok(line);
  return 'row' in line ? line.row : line.problems.map(({ column, problem }) => `${column} ${problem}`);
}
const line = (more: Readonly<Record<number, Cell>> = {}): readonly Cell[] =>
  ['王振山', '', '鹿乡村', '养殖户', '梅花鹿', 48, '否', 2018, '13800001001'].map(
    (cell, at) => more[at] ?? (at in more ? null : cell),
  );

describe('a sheet of the industry register', () => {
  test('is read as people write it: wide digits, blanks in names, units behind figures, several trades in a cell', () => {
    const [first] = linesOf([
      line({ 0: '　王 振山 ', 3: '养殖户、电商', 5: '１２０ 头', 6: '√', 7: '2018年4月', 8: '１３８００００１００１' }),
    ]);
    assert.deepEqual(said(first), {
      name: '王 振山',
      village: known.villages[0],
      trades: ['raising', 'online'],
      grows: [{ commodity: DEER, sizeHundredths: 12_000 }],
      returnee: true,
      founded: '2018-04',
      phone: '13800001001',
    });
  });

  test('refuses a line with what is wrong in it, by its number, and reads the others', () => {
    const wrong: readonly (readonly [Readonly<Record<number, Cell>>, string])[] = [
      [{ 0: null }, 'name missing'],
      [{ 2: '别县村' }, 'village village-unknown'],
      [{ 2: '信家村' }, 'village village-ambiguous'],
      [{ 3: '神仙' }, 'trade trade-unknown'],
      [{ 3: null, 5: null }, 'trade trade-missing'],
      [{ 4: '大象' }, 'commodity commodity-unknown'],
      [{ 4: null }, 'commodity commodity-missing'],
      [{ 5: '一百多' }, 'size size-unreadable'],
      [{ 5: 1.5 }, 'size size-unreadable'],
      [{ 5: -3 }, 'size size-unreadable'],
      [{ 6: '大概' }, 'returnee yes-or-no'],
      [{ 7: '前年' }, 'founded founded-unreadable'],
      [{ 7: '2018-13' }, 'founded founded-unreadable'],
      [{ 8: '1.38E+10' }, 'phone phone-shortened'],
    ];
    const lines = linesOf(wrong.map(([more], at) => line({ 0: `户${at}`, ...more })));
    assert.deepEqual(
      lines.map((one) => [one.number, said(one)]),
      wrong.map(([, problem], at) => [at + 3, [problem]]),
    );
    assert.ok('row' in (linesOf([line({ 1: '太平镇', 2: '信家' })])[0] ?? {}), 'the town tells two villages apart');
    assert.ok('row' in (linesOf([line({ 4: null })], { commodity: DEER })[0] ?? {}), 'of what was chosen for those');
  });

  test('tells the same household twice in one sheet from two of one name', () => {
    const [, same, blanks, other, elsewhere] = linesOf([
      line(),
      line({ 5: 50 }),
      line({ 0: '王　振 山', 8: null }),
      line({ 8: '13900002002' }),
      line({ 1: '太平镇', 2: '信家村' }),
    ]);
    assert.deepEqual([said(same), said(blanks)], [['name twice'], ['name twice']]);
    assert.ok(other && 'row' in other, 'another phone is another household');
    assert.ok(elsewhere && 'row' in elsewhere, 'and so is one of another village');
  });

  test('names the columns that it cannot do without', () => {
    assert.deepEqual(readRegister({ rows: [['户主', '存栏']], merged: [] }, known), { missingColumns: ['village'] });
  });
});

describe('the dry run of a register', () => {
  const asked = {
    importId: '0198f0c0-0000-7abc-8def-0123456789ab',
    at: 1,
    check: (one: Envelope) => checkForm(wholeCounty, one, '220112'),
  };
  const there: Known = {
    id: DEER,
    called: '李桂兰、王振山',
    village: '220112103201',
    phone: null,
    household: DEER,
    householdName: 'HH123456',
  };

  test('leaves whoever is there already, a household of the network by any of its people', () => {
    const [first] = planRegister(asked, linesOf([line()]), [there]);
    assert.ok(first?.does === 'there');
    assert.equal(first.was.householdName, 'HH123456');
    const [second] = planRegister(asked, linesOf([line()]), [{ ...there, phone: '13700000000' }]);
    assert.equal(second?.does, 'enter', 'another phone is another person');
  });

  test('holds each line to the rules of its command, and says so beside its column', () => {
    const [phone, name] = planRegister(asked, linesOf([line({ 8: '12345' }), line({ 0: '王<b>' })]), []);
    assert.ok(phone?.does === 'nothing' && name?.does === 'nothing');
    assert.deepEqual([phone.problems[0]?.column, name.problems[0]?.column], ['phone', 'name']);
  });

  test('enters 6,300 lines once each, under ids that follow from their numbers', () => {
    const lines = linesOf(Array.from({ length: 6_300 }, (_, at) => line({ 0: `养殖户${at}`, 8: null })));
    const ids = () => planRegister(asked, lines, []).map((one) => (one.does === 'enter' ? one.envelope.id : ''));
    assert.equal(new Set(ids()).size, 6_300);
    assert.deepEqual(ids(), ids());
  });

  test('takes nobody twice who was entered from the same sheet before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 30 }), (numbers) => {
        const lines = linesOf(numbers.map((number) => line({ 0: `户 ${number}`, 8: null })));
        const entered = planRegister(asked, lines, []).flatMap((one) => (one.does === 'enter' ? [one] : []));
        const register = entered.map(({ row }): Known => {
          return { ...there, called: row.name, village: row.village.code, household: null, householdName: null };
        });
        assert.ok(planRegister(asked, lines, register).every(({ does }) => does === 'there'));
      }),
      { numRuns: 20 },
    );
  });
});

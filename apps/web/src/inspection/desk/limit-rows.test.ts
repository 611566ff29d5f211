import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SheetTable } from '../../sheets/table.ts';
import type { LimitRow } from '../../sync/inspection.ts';
import { atOnce, planLimits } from './limit-rows.ts';

const heading = ['食品类别/名称', '农药', '最大残留限量(mg/kg)', '依据', '实施日期'];
const line = ['蔬菜：食用菌类：香菇', '铅', 0.3, 'GB 2762-2022', '2023年6月30日'] as const;
const there: LimitRow = {
  id: '蔬菜:食用菌类:香菇 · 铅',
  food: '蔬菜:食用菌类:香菇',
  substance: '铅',
  ngPerKg: 300_000,
  source: 'GB 2762-2022',
  from: '2023-06-30',
  said: [{ from: '2023-06-30', ngPerKg: 300_000, source: 'GB 2762-2022', setAt: 0 }],
};
const plan = (rows: SheetTable['rows'], limits: readonly LimitRow[] = []) =>
  planLimits(
    { rows: [heading, ...rows], merged: [] },
    { importId: '0199a000-0000-7000-8000-000000000001', at: 0, limits, check: () => undefined },
  );
/** What each line would do, or what is wrong with which of its cells. */
const does = (rows: SheetTable['rows'], limits: readonly LimitRow[] = []) => {
  const found = plan(rows, limits);
  return 'lines' in found
    ? found.lines.map((one) =>
        one.does === 'nothing'
          ? one.troubles
              .map(({ column, problem }) => `${column} ${typeof problem === 'string' ? problem : problem.code}`)
              .join()
          : one.does,
      )
    : found;
};

describe('a sheet of limits', () => {
  test('is read whatever its colons, its units and its days are written like', () => {
    const found = plan([
      line,
      ['茶叶', '草甘膦', '1 mg/kg', 'GB 2763-2021', '2021/9/3'],
      ['茶叶', '甲胺磷', '不得检出', 'GB', '2021.9.3'],
    ]);
    assert.ok('lines' in found);
    assert.deepEqual(
      found.lines.flatMap((one) => ('said' in one ? [[one.said.food, one.said.ngPerKg, one.said.from]] : [])),
      [
        ['蔬菜:食用菌类:香菇', 300_000, '2023-06-30'],
        ['茶叶', 1_000_000, '2021-09-03'],
        ['茶叶', 0, '2021-09-03'],
      ],
    );
  });

  test('leaves what is said already, and says anew what differs', () => {
    const dearer = [...line.slice(0, 2), 0.2, ...line.slice(3)];
    assert.deepEqual(does([line], [there]), ['keep']);
    assert.deepEqual(does([dearer], [there]), ['change']);
    assert.deepEqual(does([line]), ['add']);
  });

  test('says what is wrong with a line, in which column', () => {
    const wrong = [
      ['', '铅', 0.3, 'GB', '2021-09-03'],
      ['茶叶', '铅', '约0.3', 'GB', '2021-09-03'],
      ['茶叶', '铅', -1, '', '去年'],
    ];
    assert.deepEqual(does(wrong), [
      'food missing',
      'limit limit-unreadable',
      'limit limit-unreadable,source missing,from day-unreadable',
    ]);
    assert.deepEqual(does([line, line]), ['add', 'food twice']);
  });

  test('goes out in commands of so many lines, for a second person to confirm: each line in one of them', () => {
    const found = plan(['a', 'b', 'c', 'd', 'e'].map((food) => [food, ...line.slice(1)]));
    assert.ok('lines' in found);
    const groups = atOnce(found.lines.flatMap((one) => ('envelope' in one ? [one] : [])), 2); // prettier-ignore
    assert.deepEqual(groups.map(({ lines }) => lines.map(({ number }) => number)), [[2, 3], [4, 5], [6]]); // prettier-ignore
    assert.equal(new Set(groups.map(({ envelope }) => envelope.id)).size, 3);
    assert.equal(groups[2]?.envelope.type, 'set-limits');
  });

  test('without one of its columns is not read', () => {
    assert.deepEqual(
      planLimits({ rows: [heading.slice(1)], merged: [] }, { importId: '', at: 0, limits: [], check: () => undefined }),
      {
        missingColumns: ['food'],
      },
    );
  });
});

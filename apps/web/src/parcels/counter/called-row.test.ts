import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calledRow } from './called-row.ts';

const two = [
  { number: 'SF0000000017', code: '3-07-412' },
  { number: 'SF0000000018', code: '3-07-412' },
];

test('what waits for one person is opened by the code told before it was laid elsewhere, of however many things', () => {
  for (const text of ['3-07-412', '1-02-412', '１　０２　４１２', '102412']) {
    const called = calledRow(two, text);
    assert.equal(called?.row, two[0], text);
    assert.match(called?.code ?? '', /^\d-\d\d-412$/);
  }
  assert.equal(calledRow(two, '3-07-413'), undefined);
});

test('what is scanned by its number is opened without a code, and the only one that fits as well', () => {
  assert.deepEqual(calledRow(two, 'sf0000000018'), { row: two[1], code: undefined });
  assert.deepEqual(calledRow(two.slice(1), '王秀英'), { row: two[1], code: undefined });
  assert.deepEqual(calledRow([{ number: 'SF0000000017', code: '4711' }], '4711')?.code, '4711');
});

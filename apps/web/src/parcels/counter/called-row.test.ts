import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calledRow } from './called-row.ts';

const two = [
  { number: 'SF0000000017', code: '3-07-412', visit: 'her' },
  { number: 'SF0000000018', code: '3-07-412', visit: 'her' },
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
  assert.deepEqual(calledRow([{ number: 'SF0000000017', code: '4711', visit: null }], '4711')?.code, '4711');
});

test('what a name finds is opened where all of it is one person’s, and is a list where it is not', () => {
  assert.deepEqual(calledRow(two, '王秀英'), { row: two[0], code: undefined });
  const others = [{ number: 'SF0000000019', code: '1-01-555', visit: 'his' }, ...two];
  assert.equal(calledRow(others, '王'), undefined);
  const before = { number: 'SF0000000020', code: '4711', visit: null };
  assert.equal(calledRow([before, { ...before, code: '4712' }], '王'), undefined);
  assert.equal(calledRow([], '王'), undefined);
});

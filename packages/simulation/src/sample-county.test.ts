import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessMonth, DAY } from '@yangui/domain';
import { sampleCounty } from './sample-county.ts';

test('on every day of a year the sample begins in an earlier month, so that there is one to close', () => {
  for (let day = 0; day < 366; day += 1) {
    const now = Date.UTC(2026, 10, 22, 9) + day * DAY;
    const { phases } = sampleCounty('220112', [{ code: '220112102200', name: '鹿乡村民委员会' }], now, 1);
    const [first] = phases.flat();
    assert.ok(
      first !== undefined && businessMonth(first.envelope.at) < businessMonth(now),
      new Date(now).toISOString(),
    );
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenBy } from '@yangui/domain';
import { topicsOf } from './topics.ts';

test('an order placed makes orders, stock and earnings old, but not the list of people', () => {
  const topics = topicsOf([...writtenBy([{ type: 'OrderPlaced' }])]);
  for (const topic of ['orders', 'products', 'earnings', 'ledger', 'overview'] as const)
    assert.ok(topics?.has(topic), topic);
  assert.ok(!topics?.has('people'));
});

test('a kind of row that only a newer server knows makes everything old', () => {
  assert.equal(topicsOf(['order', 'somethingNew']), undefined);
});

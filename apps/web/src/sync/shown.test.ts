import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathOf } from './shown.ts';

test('what a read names stands in its path, the rest behind it, and what is empty nowhere', () => {
  assert.equal(pathOf('/orders', { stage: 'open', query: '', station: undefined }), '/orders?stage=open');
  assert.equal(pathOf('/settlements/:id/lines/:serial', { id: 'a', serial: 2 }), '/settlements/a/lines/2');
  assert.equal(pathOf('/ledger/:account', { account: 'cash:s/1', sort: 'seq' }), '/ledger/cash%3As%2F1?sort=seq');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOld, noteTells } from './tells.ts';

const written = (...kinds: readonly string[]) => new Set(kinds);

test('an answer is old once a kind of row was written that it told of, whatever was asked of it', () => {
  noteTells('/api/counties/220112/orders?stage=open', 'order station villager');
  assert.ok(isOld('/api/counties/220112/orders?limit=1', written('account', 'order')));
  assert.ok(!isOld('/api/counties/220112/orders', written('account', 'aKindOfANewerServer')));
});

test('what tells of everything is old with any entry', () => {
  noteTells('/api/counties/220112/overview', '*');
  assert.ok(isOld('/api/counties/220112/overview', written()));
});

test('what never said what it tells of is old with any entry: this device answers itself, or the server is an older one', () => {
  noteTells('/api/counties/220112/parcels', null);
  assert.ok(isOld('/api/counties/220112/parcels', written('product')));
});

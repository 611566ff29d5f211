import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAddress } from './address.ts';
import { pathTo } from './paths.ts';

test('an address carries its county, its id and its filters, empty ones left out', () => {
  assert.equal(pathTo('desk', '/', { county: '220112' }), '/desk/220112');
  assert.equal(
    pathTo('desk', '/orders', { county: '220112' }, { stage: 'placed', query: '' }),
    '/desk/220112/orders?stage=placed',
  );
  assert.equal(pathTo('desk', '/ledger/:id', { county: '220112', id: 'cash:0190' }), '/desk/220112/ledger/cash%3A0190');
});

test('a path leads to the address that is written out, else to the one with an id in it, else nowhere', () => {
  const addresses = ['/', '/parcels/:id', '/parcels/load', '/parcels'] as const;
  assert.deepEqual(findAddress(addresses, '/'), { address: '/', id: '' });
  assert.deepEqual(findAddress(addresses, '/parcels/load'), { address: '/parcels/load', id: '' });
  assert.deepEqual(findAddress(addresses, '/parcels/cash%3A0190'), { address: '/parcels/:id', id: 'cash:0190' });
  assert.deepEqual(findAddress(addresses, '/parcels/100%'), { address: '/parcels/:id', id: '100%' });
  assert.equal(findAddress(addresses, '/parcels/load/more'), undefined);
  assert.equal(findAddress(addresses, '/elsewhere'), undefined);
});

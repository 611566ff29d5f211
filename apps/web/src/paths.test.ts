import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathTo, siteMap } from './paths.ts';

test('these are all the addresses there are', () => {
  assert.deepEqual(Object.values(siteMap.counter), [
    '/counter/:county',
    '/counter/:county/buy',
    '/counter/:county/collect',
    '/counter/:county/receive',
    '/counter/:county/outside',
    '/counter/:county/send',
    '/counter/:county/send/new',
    '/counter/:county/send/:id',
    '/counter/:county/parcels/:id',
    '/counter/:county/orders',
    '/counter/:county/orders/:id',
    '/counter/:county/villagers',
    '/counter/:county/villagers/:id',
    '/counter/:county/earnings',
    '/counter/:county/cash',
    '/counter/:county/sync',
  ]);
  assert.deepEqual(Object.values(siteMap.desk), [
    '/desk/:county',
    '/desk/:county/late',
    '/desk/:county/late/:id',
    '/desk/:county/orders',
    '/desk/:county/orders/:id',
    '/desk/:county/parcels',
    '/desk/:county/parcels/register',
    '/desk/:county/parcels/load',
    '/desk/:county/parcels/:id',
    '/desk/:county/consignments',
    '/desk/:county/consignments/hand-on',
    '/desk/:county/consignments/:id',
    '/desk/:county/loops',
    '/desk/:county/unload',
    '/desk/:county/unload/:id',
    '/desk/:county/fleet',
    '/desk/:county/stations',
    '/desk/:county/stations/:id',
    '/desk/:county/devices',
    '/desk/:county/carried',
    '/desk/:county/products',
    '/desk/:county/products/import',
    '/desk/:county/villagers',
    '/desk/:county/villagers/:id',
    '/desk/:county/people',
    '/desk/:county/loop-costs',
    '/desk/:county/loop-costs/balances',
    '/desk/:county/loop-costs/settings',
    '/desk/:county/loop-costs/:id',
    '/desk/:county/ledger',
    '/desk/:county/ledger/:id',
    '/desk/:county/cash',
    '/desk/:county/settlements',
    '/desk/:county/settlements/:id',
    '/desk/:county/payees',
    '/desk/:county/periods',
    '/desk/:county/effective-orders',
    '/desk/:county/settings',
    '/desk/:county/journal',
  ]);
  assert.deepEqual(Object.values(siteMap.drive), [
    '/drive/:county',
    '/drive/:county/stops/:id',
    '/drive/:county/vans/:id',
  ]);
  assert.equal(siteMap.account, '/account');
});

test('an address carries its county, its id and its filters, empty ones left out', () => {
  assert.equal(
    pathTo('desk', 'orders', { county: '220112' }, { stage: 'placed', query: '' }),
    '/desk/220112/orders?stage=placed',
  );
  assert.equal(pathTo('desk', 'account', { county: '220112', id: 'cash:0190' }), '/desk/220112/ledger/cash%3A0190');
});

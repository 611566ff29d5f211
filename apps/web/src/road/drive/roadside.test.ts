import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrokenVan } from '@yangui/domain';
import { bundlesOf, lastTakenOver, pieceLabelled } from './roadside.ts';

const parcel = (id: string, onVan = true, trouble: 'missing' | null = null) => ({
  id,
  number: `SF${id}`,
  weightGrams: null,
  onVan,
  trouble,
});
const up = (id: string, station: string, stands: 'at-station' | 'on-van' | 'missing') => ({
  id,
  kind: 'consignment' as const,
  goods: null,
  label: `UP${id}`,
  station,
  pieces: 2,
  weightGrams: 1,
  cold: false,
  stands,
  loop: null,
  takenAt: null,
});
const van: BrokenVan = {
  loop: 'theirs',
  vehicle: 'v',
  vehicleName: '2号车',
  driver: null,
  driverName: null,
  driverPhone: null,
  at: 0,
  station: null,
  position: null,
  stops: ['first', 'second'],
  loads: [
    {
      id: 'l2',
      station: 'second',
      seal: 'B',
      coded: true,
      signedAt: null,
      parcels: [parcel('3'), parcel('4', true, 'missing')],
    },
    { id: 'l1', station: 'first', seal: 'A', coded: true, signedAt: null, parcels: [parcel('1', false)] },
  ],
  up: [up('5', 'first', 'on-van'), up('6', 'first', 'at-station'), up('7', 'second', 'missing')],
};

test('a broken van is counted station by station in the order of its stops: what it has by the record, and what waits at a stop once it is found there', () => {
  const lines = (found: readonly string[]) =>
    bundlesOf(van, new Set(found)).map(({ station, seal, pieces }) => [
      station,
      seal,
      pieces.map(({ id, stands }) => `${id} ${stands}`).join(),
    ]);
  assert.deepEqual(lines([]), [
    ['first', null, '5 on-van'],
    ['second', 'B', '3 on-van,4 missing'],
    ['second', null, '7 missing'],
  ]);
  assert.deepEqual(lines(['6'])[0], ['first', null, '5 on-van,6 at-station']);
  assert.deepEqual(
    [pieceLabelled(van, 'SF3'), pieceLabelled(van, 'UP6'), pieceLabelled(van, 'SF1'), pieceLabelled(van, 'SF9')],
    ['3', '6', undefined, undefined],
  );
});

test('a taking over can be taken back while it is the last thing on record and none of it went over the line', () => {
  const entry = (id: string, type: string, more: { readonly tried?: true } = {}) => ({
    id,
    state: 'waiting' as const,
    envelope: { id, type, at: 0, payload: {} },
    ...more,
  });
  const [before, one, two, after] = [
    entry('a', 'take-up'),
    entry('b', 'move-load'),
    entry('c', 'take-over'),
    entry('d', 'hand-over-load'),
  ];
  assert.deepEqual(
    [lastTakenOver([before, one, two]), lastTakenOver([one, two, after]), lastTakenOver([])],
    [['c', 'b'], [], []],
  );
  assert.deepEqual(lastTakenOver([before, entry('b', 'move-load', { tried: true }), two]), ['c']);
});

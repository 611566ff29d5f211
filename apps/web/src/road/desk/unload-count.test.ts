import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unloading } from '../../sync/unloading.ts';
import { byStation, manifestOf, scanned, tickedOf } from './unload-count.ts';

const up = (id: string, stands: 'at-station' | 'on-van' | 'at-centre' | 'missing', more: object = {}) => ({
  id,
  kind: 'consignment' as const,
  goods: null,
  label: `UP000000${id}`,
  station: 'north',
  pieces: 1,
  weightGrams: 1_000,
  cold: false,
  stands,
  loop: stands === 'at-station' ? null : 'loop',
  takenAt: null,
  ...more,
});
const left = (id: string, trouble: 'missing' | 'damaged' | null = null) => ({
  id,
  number: `SF${id}`,
  weightGrams: null,
  onVan: true,
  trouble,
  station: 'south',
});

const van: Unloading = {
  id: 'loop',
  day: '2026-11-22',
  vehicleName: '1号车',
  driverName: '赵师傅',
  stage: 'finished',
  startedAt: 0,
  finishedAt: 1,
  settled: false,
  up: [
    up('00000A', 'on-van'),
    up('00000B', 'on-van', { kind: 'return', label: 'YT1', station: 'south' }),
    up('00000C', 'at-centre'),
    up('00000D', 'missing'),
    up('00000E', 'at-station'),
    up('00000F', 'on-van', { loop: 'broken' }),
  ],
  left: [left('1'), left('2', 'damaged'), left('3', 'missing')],
  stations: [
    { id: 'south', name: '南站' },
    { id: 'north', name: '北站' },
    { id: 'west', name: '西站' },
  ],
};
const manifest = manifestOf(van);
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

test('what a van is unloaded of is what its driver signed for; what was not left below, missing, or waits at a stop stands apart', () => {
  assert.deepEqual(
    [ids(manifest.signed), ids(manifest.left), ids(manifest.missing), ids(manifest.taken), ids(manifest.unsigned)],
    [['00000A', '00000B'], ['1', '2'], ['00000D', '3'], ['00000C'], ['00000E', '00000F']],
  );
});

test('a scan is found by its label, a consignment by the six letters people say as well, and each says what it means', () => {
  const none = new Set<string>();
  const is = (label: string, ticked: ReadonlySet<string> = none) => scanned(manifest, ticked, label).is;
  assert.deepEqual(
    ['UP00000000000A', '00000A', 'YT1', 'UP00000000000C', '00000D', '00000E', '00000F', 'SF1', 'SF3'].map((label) =>
      is(label),
    ),
    ['counted', 'counted', 'counted', 'in-already', 'found-again', 'unsigned', 'fetched', 'left-over', 'found-again'],
  );
  assert.equal(is('00000A', new Set(['00000A'])), 'again');
  // The end of a parcel's number is no code, and five letters are too few.
  assert.deepEqual(
    ['T1', '0000A', 'SF9'].map((label) => is(label)),
    ['unknown', 'unknown', 'unknown'],
  );
});

test('what is ticked goes out as the command names it, and what is in already never does', () => {
  assert.deepEqual(tickedOf(manifest, new Set(['00000A', '00000B', '00000C', '00000E', '1', 'elsewhere'])), {
    consignments: ['00000A', '00000E'],
    parcels: ['00000B', '1'],
  });
});

test('things stand by station, in the order of the loop, without empty ones', () => {
  assert.deepEqual(
    byStation(manifest.signed, van.stations).map(({ name, items }) => [name, ids(items)]),
    [
      ['南站', ['00000B']],
      ['北站', ['00000A']],
    ],
  );
});

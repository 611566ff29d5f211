import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_PARCELS } from '@yangui/domain';
import type { ParcelLookup } from '../../sync/parcels.ts';
import {
  judge,
  loadable,
  openBags,
  putIn,
  seal,
  takeOut,
  weighed,
  type BagParcel,
  type Bags,
  type BagStands,
} from './bags.ts';

const parcel = (id: string, station = 'north', weightGrams: number | null = 500): BagParcel => ({
  id,
  number: `SF${id}`,
  station,
  stationName: station,
  weightGrams,
});
const known = ({ id, number, station, weightGrams }: BagParcel, more: object = {}): ParcelLookup => ({
  number,
  carrier: 'sf',
  order: null,
  parcel: {
    id,
    stage: 'at-centre',
    station,
    stationName: station,
    trouble: false,
    toLoad: { weightGrams, calledOff: false },
    ...more,
  },
});
const unknown = (number: string, order: ParcelLookup['order'] = null): ParcelLookup => ({
  number,
  carrier: null,
  parcel: null,
  order,
});
const empty: Bags = { scanned: [], sealed: [] };
const all =
  (is: ReturnType<BagStands>): BagStands =>
  () =>
    is;
const bagOf = (parcels: readonly BagParcel[], load = 'L1') => ({
  load,
  station: parcels[0]?.station ?? '',
  seal: 'S-1',
  van: '1号车',
  parcels,
});
const idsOf = (bags: Bags, standsOf: BagStands) =>
  [...openBags(bags, standsOf)].map(([station, parcels]) => [station, parcels.map(({ id }) => id)]);

test('each parcel goes into its own station’s bag, and one for another bag than the one being filled is said', () => {
  const bags = putIn(putIn(empty, [parcel('1')]), [parcel('2', 'south'), parcel('3')]);
  assert.deepEqual(idsOf(bags, all('open')), [
    ['north', ['1', '3']],
    ['south', ['2']],
  ]);
  const is = (what: BagParcel, filling?: string) => judge(known(what), bags, all('open'), filling).is;
  assert.equal(is(parcel('4')), 'in');
  assert.equal(is(parcel('4'), 'north'), 'in');
  assert.equal(is(parcel('5', 'south'), 'north'), 'other-bag');
  assert.equal(is(parcel('3')), 'again');
  assert.deepEqual(idsOf(takeOut(bags, new Set(['1', '2'])), all('open')), [['north', ['3']]]);
});

test('what cannot go is said and not put in: in trouble, called off, on a van, of another’s places, not registered, unknown', () => {
  const is = (lookup: ParcelLookup) => judge(lookup, empty, all('open'), undefined).is;
  const one = parcel('1');
  assert.equal(is(known(one, { trouble: true })), 'in-trouble');
  assert.equal(is(known(one, { toLoad: { weightGrams: null, calledOff: true } })), 'called-off');
  assert.equal(is(known(one, { toLoad: null })), 'not-mine');
  for (const stage of ['on-van', 'at-station', 'handed-out', 'returned', 'lost'])
    assert.equal(is(known(one, { stage })), 'elsewhere');
  assert.equal(is(unknown('YG0123', { id: 'o', station: 'north', stationName: 'north' })), 'unregistered');
  assert.deepEqual(judge(unknown('S-0042'), empty, all('open'), undefined), {
    is: 'unknown',
    number: 'S-0042',
    parcelLike: false,
  });
  assert.deepEqual(judge(unknown('SF1234567890123'), empty, all('open'), undefined), {
    is: 'unknown',
    number: 'SF1234567890123',
    parcelLike: true,
  });
});

test('a bag takes as many as one load may carry, and no more', () => {
  const full = putIn(
    empty,
    Array.from({ length: MOST_PARCELS }, (_, at) => parcel(String(at))),
  );
  assert.equal(judge(known(parcel('more')), full, all('open'), undefined).is, 'full');
  assert.equal(judge(known(parcel('more', 'south')), full, all('open'), undefined).is, 'in');
});

test('a sealed bag is empty; taken back or refused, what lay in it lies open again, and is sealed anew once', () => {
  const filled = putIn(empty, [parcel('1'), parcel('2')]);
  const sealed = seal(filled, bagOf(filled.scanned), all('open'));
  assert.deepEqual(idsOf(sealed, all('going')), []);
  assert.deepEqual(idsOf(sealed, all('gone')), []);
  assert.deepEqual(idsOf(sealed, all('open')), [['north', ['1', '2']]]);
  const again = seal(sealed, bagOf(filled.scanned, 'L2'), all('open'));
  assert.deepEqual(
    again.sealed.map(({ load }) => load),
    ['L2'],
  );
  assert.equal(judge(known(parcel('1')), sealed, all('going'), undefined).is, 'sealed');
  assert.equal(judge(known(parcel('1'), { stage: 'on-van' }), sealed, all('gone'), undefined).is, 'sealed');
});

test('what a van had and the centre took back is put into a bag again', () => {
  const filled = putIn(empty, [parcel('1'), parcel('2')]);
  const sealed = seal(filled, bagOf(filled.scanned), all('open'));
  assert.equal(judge(known(parcel('1')), sealed, all('gone'), undefined).is, 'in');
  const bags = putIn(sealed, [parcel('1')]);
  assert.deepEqual(idsOf(bags, all('gone')), [['north', ['1']]]);
  assert.deepEqual(
    bags.sealed[0]?.parcels.map(({ id }) => id),
    ['2'],
  );
});

test('what can still be bagged leaves out what is withheld and what is on its way', () => {
  const filled = putIn(empty, [parcel('1'), parcel('2')]);
  const sealed = seal(filled, bagOf(filled.scanned), all('open'));
  const waits = { station: 'north', parcels: 5, withheld: 1 };
  assert.equal(loadable(waits, sealed, all('going')), 2);
  assert.equal(loadable(waits, sealed, all('open')), 4);
  assert.equal(loadable({ ...waits, parcels: 3 }, sealed, all('gone')), 2);
});

test('a bag’s weight says how many were not weighed', () => {
  assert.deepEqual(weighed([parcel('1'), parcel('2', 'north', 1_200), parcel('3', 'north', null)]), {
    grams: 1_700,
    unweighed: 1,
  });
});

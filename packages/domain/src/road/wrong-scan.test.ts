import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '../test-county.ts';
import { MINUTE } from '../kernel/index.ts';
import { SET_DOWN_MINUTES } from './set-down.ts';
import { UpCounty } from './test-up-county.ts';

describe('A scan by mistake', () => {
  test('is set down again where it was taken up: the station has it as before, its partner what it stood for, and the loop did not carry it', () => {
    const here = new UpCounty();
    const [consignment, parcel] = [here.consignment(), here.atStation()];
    const [came, loop] = [here.row('parcel', parcel)?.receivedAtStation, here.run.loop];
    here.takeUp([consignment], [parcel]);
    const setDown = (more: object = {}, by = here.drivers[0], at = here.now + MINUTE) =>
      here.say(
        'set-down',
        { loop, station: here.stations[0], consignments: [consignment], parcels: [parcel], ...more },
        { by, at },
      ).to;
    assert.equal(setDown({}, here.drivers[1]), 'loop-of-another');
    assert.equal(setDown({ station: here.stations[1] }), 'consignment-unknown');
    assert.equal(setDown({ station: here.stations[1], consignments: [] }), 'parcel-for-other-station');
    assert.equal(setDown({ consignments: [], parcels: [] }), 'no-parcels');
    assert.equal(setDown({}, here.drivers[0], here.now + (SET_DOWN_MINUTES + 1) * MINUTE), 'taken-up-long-ago');
    assert.equal(setDown(), 'accepted');
    assert.deepEqual(
      [here.row('consignment', consignment)?.holder, here.row('parcel', parcel)?.holder],
      [`station:${here.stations[0]}`, `station:${here.stations[0]}`],
    );
    assert.deepEqual(
      [here.row('parcel', parcel)?.receivedAtStation, here.row('consignment', consignment)?.loop],
      [came, null],
    );
    assert.deepEqual(
      [here.row('loop', loop)?.consignments, here.row('loop', loop)?.returns, here.sumOfBalances],
      [[], [], 0],
    );
    assert.deepEqual([setDown(), setDown({ consignments: [] })], ['consignment-not-ready', 'parcel-not-ready']);
    assert.equal(here.takeUp([consignment], [parcel], { at: here.now + 2 * MINUTE }), 'accepted');
    assert.equal(here.unload([consignment], [parcel], { at: here.now + 3 * MINUTE }), 'accepted');
    assert.equal(setDown(), 'consignment-not-ready');
  });

  test('of what was handed over is put right while the station has it as it came, and its cost counts it as not arrived', () => {
    const here = new UpCounty();
    const [parcel, other] = [here.parcel(0), here.parcel(0)];
    const load = here.load(0, [parcel, other], here.run.loop);
    const [handover, loop] = [newId(), here.run.loop];
    here.must(
      'hand-over-load',
      { handover, loop, load, sealWhole: true, parcels: [parcel, other] },
      { by: here.drivers[0] },
    );
    const undo = (parcels: readonly string[], more: object = {}) =>
      here.say('still-on-van', { loop, handover, parcels, ...more }, { by: here.drivers[0] }).to;
    assert.equal(undo([parcel], { loop: here.other.loop }), 'loop-of-another');
    assert.equal(undo([parcel], { handover: newId() }), 'handover-unknown');
    assert.equal(undo([here.atStation()]), 'parcel-not-in-load');
    here.must('report-parcel', { parcel: other, trouble: 'damaged' });
    assert.deepEqual(
      [undo([other]), undo([parcel]), undo([parcel])],
      ['parcel-not-ready', 'accepted', 'parcel-not-in-load'],
    );
    assert.deepEqual(
      [here.row('parcel', parcel)?.holder, here.row('parcel', parcel)?.stage, here.row('handover', handover)?.parcels],
      [`van:${load}`, 'on-van', [other]],
    );
    assert.equal(here.sumOfBalances, 0);
    assert.equal(here.unload([], [parcel]), 'accepted');
    here.must('finish-loop', { loop, actualMetres: null, actualMinutes: null }, { by: here.drivers[0] });
    here.must('settle-loop', { loop, metres: null, minutes: null, extras: [] });
    assert.equal(here.row('loopCharge', loop)?.stage, 'settled');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '../test-county.ts';
import { UpCounty } from './test-up-county.ts';

/** A loop under way with a bag of two for the first station, and its own driver. */
function bagged() {
  const here = new UpCounty();
  const parcels = [here.parcel(0), here.parcel(0)] as const;
  const loop = here.run.loop;
  const load = here.load(0, parcels, loop);
  const [driver, other] = here.drivers;
  const sign = (loads: readonly string[] = [load], by = driver) =>
    here.say('sign-for-loads', { loop, loads }, { by }).to;
  const handOver = (more: object = {}) =>
    here.say('hand-over-load', { handover: newId(), loop, load, sealWhole: true, parcels, ...more }, { by: driver }).to;
  const receive = (more: object = {}) =>
    here.say('receive-parcels', { station: here.stations[0], load, sealWhole: true, parcels, ...more }).to;
  const wrong = () =>
    (here.row('loop', loop)?.exceptions ?? []).map(({ trouble, station, seal }) => ({ trouble, station, seal }));
  return {
    here,
    parcels,
    loop,
    load,
    driver,
    other,
    sign,
    handOver,
    receive,
    wrong,
    seal: here.row('vanLoad', load)?.seal ?? '',
  };
}

describe('A bag loaded at the centre', () => {
  test('is signed for by the driver of its loop alone, once, also after it was handed over', () => {
    const { here, loop, load, driver, other, sign, handOver } = bagged();
    assert.equal(sign([load], other), 'loop-of-another');
    assert.equal(sign([load], here.clerk), 'loop-of-another');
    assert.equal(sign([newId()]), 'load-unknown');
    assert.equal(sign([]), 'no-parcels');
    assert.equal(handOver(), 'accepted');
    assert.equal(sign(), 'accepted');
    assert.deepEqual(
      here.row('loop', loop)?.signed.map(({ load: of, by }) => [of, by]),
      [[load, driver]],
    );
    assert.equal(sign(), 'load-signed');
  });

  test('that comes whole, under its own seal, tells the centre nothing', () => {
    const { receive, wrong, seal } = bagged();
    assert.equal(receive({ sealFound: seal }), 'accepted');
    assert.deepEqual(wrong(), []);
  });

  test('is told to the centre once when its seal is broken, however many pieces are scanned one by one', () => {
    const { here, parcels, receive, wrong, seal } = bagged();
    for (const parcel of parcels) assert.equal(receive({ sealWhole: false, parcels: [parcel] }), 'accepted');
    assert.deepEqual(wrong(), [
      { trouble: 'seal-broken', station: here.stations[0], seal: { number: seal, found: null } },
    ]);
    assert.equal(here.row('parcel', parcels[0])?.steps.at(-1)?.note, 'seal-broken');
  });

  test('that comes under another seal than it left with is told with both numbers, by the station or by its driver', () => {
    const atStation = bagged();
    assert.equal(atStation.receive({ sealFound: 'X-99' }), 'accepted');
    assert.deepEqual(atStation.wrong(), [
      {
        trouble: 'seal-exchanged',
        station: atStation.here.stations[0],
        seal: { number: atStation.seal, found: 'X-99' },
      },
    ]);
    assert.equal(atStation.here.row('parcel', atStation.parcels[0])?.steps.at(-1)?.note, 'seal-exchanged');
    const byDriver = bagged();
    assert.equal(byDriver.handOver({ sealFound: 'X-98' }), 'accepted');
    assert.deepEqual(
      byDriver.wrong().map(({ trouble, seal }) => [trouble, seal?.found]),
      [['seal-exchanged', 'X-98']],
    );
  });
});

describe('A station that takes a receipt back', () => {
  const undo = ({ here, parcels }: ReturnType<typeof bagged>) =>
    here.say('undo-receipt', { station: here.stations[0], parcels: [parcels[0]], reason: 'not-here' }).to;

  test('does so for what it signed for itself, and not for what the driver did, whatever the seal was like', () => {
    for (const seal of [{}, { sealWhole: false }, { sealFound: 'X-97' }]) {
      const [own, drivers] = [bagged(), bagged()];
      assert.equal(own.receive(seal), 'accepted');
      assert.equal(undo(own), 'accepted');
      assert.equal(own.here.sumOfBalances, 0);
      assert.equal(drivers.handOver(seal), 'accepted');
      assert.equal(undo(drivers), 'receipt-by-driver');
    }
  });

  test('does so no more once the cost of the loop that brought it is settled', () => {
    const bag = bagged();
    const { here, loop, receive } = bag;
    assert.equal(receive(), 'accepted');
    here.must('finish-loop', { loop, actualMetres: null, actualMinutes: null }, { by: here.clerk });
    here.must('settle-loop', { loop, metres: null, minutes: null, extras: [] }, { by: here.clerk });
    assert.equal(undo(bag), 'loop-cost-settled');
  });
});

describe('A driver’s late record of handing over', () => {
  test('stands for what the station had not signed for by then, and is refused only where nothing is left of it', () => {
    const { here, parcels, loop, handOver, receive } = bagged();
    assert.equal(receive({ parcels: [parcels[0]] }), 'accepted');
    assert.equal(handOver(), 'accepted');
    assert.deepEqual(
      parcels.map((parcel) => here.row('parcel', parcel)?.holder),
      [`station:${here.stations[0]}`, `station:${here.stations[0]}`],
    );
    assert.deepEqual(
      parcels.map((parcel) => here.row('parcel', parcel)?.steps.filter(({ step }) => step === 'received').length),
      [1, 1],
    );
    assert.equal(handOver(), 'parcel-not-ready');
    assert.equal(here.row('loop', loop)?.exceptions.length, 0);
    assert.equal(here.sumOfBalances, 0);
  });
});

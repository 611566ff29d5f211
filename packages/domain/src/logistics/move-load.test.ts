import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '../county.test-kit.ts';
import { MINUTE } from '../kernel/index.ts';
import { UpCounty } from './up-county.test-kit.ts';

/** A load of three for the first station, of which one was handed over before the van broke down; another van stands beside it. */
function roadside() {
  const here = new UpCounty();
  const [handed, found, left] = [here.parcel(0), here.parcel(0), here.parcel(0)];
  const load = here.load(0, [handed, found, left], here.run.loop);
  here.must('receive-parcels', { station: here.stations[0], load, sealWhole: true, parcels: [handed] });
  const { fetching, driver } = here.breakDown();
  const into = newId();
  const move = (parcels: readonly string[] | undefined, more: object = {}, by = driver) => here.say('move-load', { load, loop: fetching, into, parcels, ...more }, { by, at: here.now + 20 * MINUTE }).to;
  const handOver = (parcels: readonly string[], at: number, { by = here.drivers[0], loop = here.run.loop, of = load } = {}) =>
    here.say('hand-over-load', { handover: newId(), loop, load: of, sealWhole: true, parcels }, { by, at: here.now + at * MINUTE, personal: { name: '李嫂' } }).to;
  const down = (loop: string) => here.row('loop', loop)?.loads.map((one) => here.row('vanLoad', one)?.parcels);
  return { here, load, into, handed, found, left, fetching, driver, move, handOver, down };
}

describe('A load counted from one van into another', () => {
  test('moves with what was found; what was not stays with the first van and its driver', () => {
    const { here, load, into, handed, found, left, fetching, driver, move, down } = roadside();
    assert.equal(move([found]), 'accepted');
    assert.deepEqual([here.row('parcel', found)?.holder, here.row('parcel', left)?.holder], [`van:${into}`, `van:${load}`]);
    assert.deepEqual([down(here.run.loop), down(fetching)], [[[handed, left]], [[found]]]);
    const { seal, driver: who, loop } = here.row('vanLoad', into) ?? {};
    assert.deepEqual([seal, who, loop, here.row('vanLoad', load)?.loop], [here.row('vanLoad', load)?.seal, driver, fetching, here.run.loop]);
    assert.deepEqual(here.chain('parcel', found).at(-1), ['changed-van', `van:${into}`, driver]);
  });

  test('is for the taker to sign, names only what is in it, once, and not what was put down long since', () => {
    const { here, load, handed, found, left, fetching, move } = roadside();
    assert.equal(move([found], {}, here.drivers[1]), 'loop-of-another');
    assert.equal(move([handed]), 'parcel-not-ready');
    assert.equal(move([here.parcel(0)]), 'parcel-not-ready');
    assert.equal(move([]), 'no-parcels');
    assert.equal(move([found], { into: undefined }), 'malformed-command');
    assert.equal(move([found], { into: load }), 'already-exists');
    assert.equal(move([found]), 'accepted');
    assert.equal(move([found], { into: newId() }), 'parcel-not-in-load');
    assert.equal(move([left], { into: newId() }), 'accepted');
    assert.equal(move(undefined, { into: newId() }), 'load-not-there');
    here.must('finish-loop', { loop: fetching, actualMetres: null, actualMinutes: null }, { by: here.clerk });
  });

  test('may be told after both loops are home, and not once either is settled', () => {
    const told = (settled: boolean) => {
      const { here, left, found, fetching, move, handOver } = roadside();
      assert.equal(handOver([left], 5), 'accepted');
      for (const loop of [here.run.loop, fetching]) here.must('finish-loop', { loop, actualMetres: null, actualMinutes: null }, { by: here.clerk });
      if (settled) here.must('settle-loop', { loop: fetching, metres: null, minutes: null, extras: [] }, { by: here.clerk });
      return move([found]);
    };
    assert.deepEqual([told(false), told(true)], ['accepted', 'loop-cost-settled']);
  });

  test('leaves the first driver what they handed over before, whichever record comes first', () => {
    const told = [false, true].map((late) => {
      const { here, handed, found, left, fetching, driver, move, handOver, down, into } = roadside();
      const says = [() => handOver([left], 5), () => move([found])];
      for (const say of late ? says.toReversed() : says) assert.equal(say(), 'accepted');
      assert.equal(handOver([found], 40, { by: driver, loop: fetching, of: into }), 'accepted');
      const last = (parcel: string) => here.row('parcel', parcel)?.steps.slice(1).map(({ step, by, at, holder }) => [step, by === driver ? 'took' : by === here.drivers[0] ? 'gave' : 'else', at - here.now, holder.split(':')[0]]);
      assert.equal(down(here.run.loop)?.[0]?.includes(found), false);
      const carried = (loop: string) => here.row('loop', loop)?.loads.flatMap((load) => here.row('vanLoad', load)?.parcels ?? []).length;
      return [last(left), last(found), last(handed), carried(here.run.loop), carried(fetching), here.sumOfBalances];
    });
    assert.deepEqual(told[1], told[0]);
    assert.deepEqual(told[0]?.slice(3), [2, 1, 0]);
  });

  test('is signed for by the station under the load it knows, where it has not heard of the other van', () => {
    const { here, load, into, found, move } = roadside();
    assert.equal(move([found]), 'accepted');
    const receive = (of: string, station = here.stations[0]) => here.say('receive-parcels', { station, load: of, sealWhole: true, parcels: [found] }).to;
    assert.equal(receive(newId()), 'load-unknown');
    assert.equal(receive(load), 'accepted');
    assert.deepEqual([here.row('parcel', found)?.holder, receive(into)], [`station:${here.stations[0]}`, 'parcel-not-ready']);
  });

  test('bears its cost on the loop that brought it', () => {
    const { here, found, fetching, driver, move, handOver, into, left } = roadside();
    assert.equal(move([found]), 'accepted');
    assert.equal(handOver([found], 40, { by: driver, loop: fetching, of: into }), 'accepted');
    assert.equal(handOver([left], 5), 'accepted');
    for (const loop of [here.run.loop, fetching]) {
      here.must('finish-loop', { loop, actualMetres: 10_000, actualMinutes: 60 }, { by: here.clerk });
      here.must('settle-loop', { loop, metres: null, minutes: null, extras: [] }, { by: here.clerk });
    }
    const pieces = (loop: string) => here.row('loopCharge', loop)?.stations.map(({ parcels }) => parcels);
    assert.deepEqual([pieces(here.run.loop), pieces(fetching)], [[2], [1]]);
  });
});

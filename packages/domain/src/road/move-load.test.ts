import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '../test-county.ts';
import { MINUTE } from '../kernel/index.ts';
import { handoverCode } from './handover-code.ts';
import { UpCounty } from './test-up-county.ts';

/** A load of three for the first station, of which one was handed over before the van broke down; another van stands beside it. */
function roadside() {
  const here = new UpCounty();
  const [handed, found, left] = [here.parcel(0), here.parcel(0), here.parcel(0)];
  const load = newId();
  const codes = [handoverCode(11), handoverCode(22), handoverCode(33), handoverCode(44)] as const;
  here.must(
    'load-van',
    {
      load,
      station: here.stations[0],
      seal: 'R-7',
      van: '1号车',
      driver: null,
      parcels: [handed, found, left],
      loop: here.run.loop,
      code: codes[0],
      moreCodes: codes.slice(1),
    },
    { by: here.clerk },
  );
  here.must('receive-parcels', { station: here.stations[0], load, sealWhole: true, parcels: [handed] });
  const { fetching, driver } = here.breakDown();
  const into = newId();
  const proofs: string[] = [];
  const move = (parcels: readonly string[] | undefined, more: object = {}, by = driver) =>
    here.say('move-load', { load, loop: fetching, into, parcels, ...more }, { by, at: here.now + 20 * MINUTE }).to;
  const handOver = (
    parcels: readonly string[],
    at: number,
    {
      by = here.drivers[0],
      loop = here.run.loop,
      of = load,
      code = null,
    }: { by?: string; loop?: string; of?: string; code?: string | null } = {},
  ) => {
    const handover = newId();
    const { to } = here.say(
      'hand-over-load',
      { handover, loop, load: of, sealWhole: true, parcels, code },
      { by, at: here.now + at * MINUTE, personal: { name: '李嫂' } },
    );
    proofs.push(here.row('handover', handover)?.proof ?? 'none');
    return to;
  };
  const down = (loop: string) => here.row('loop', loop)?.loads.map((one) => here.row('vanLoad', one)?.parcels);
  return { here, load, into, codes, proofs, handed, found, left, fetching, driver, move, handOver, down };
}

describe('A load counted from one van into another', () => {
  test('moves with what was found; what was not stays with the first van and its driver', () => {
    const { here, load, into, handed, found, left, fetching, driver, move, down } = roadside();
    assert.equal(move([found]), 'accepted');
    assert.deepEqual(
      [here.row('parcel', found)?.holder, here.row('parcel', left)?.holder],
      [`van:${into}`, `van:${load}`],
    );
    assert.deepEqual([down(here.run.loop), down(fetching)], [[[handed, left]], [[found]]]);
    const { seal, driver: who, loop } = here.row('vanLoad', into) ?? {};
    assert.deepEqual(
      [seal, who, loop, here.row('vanLoad', load)?.loop],
      [here.row('vanLoad', load)?.seal, driver, fetching, here.run.loop],
    );
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
      for (const loop of [here.run.loop, fetching])
        here.must('finish-loop', { loop, actualMetres: null, actualMinutes: null }, { by: here.clerk });
      if (settled)
        here.must('settle-loop', { loop: fetching, metres: null, minutes: null, extras: [] }, { by: here.clerk });
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
      const last = (parcel: string) =>
        here
          .row('parcel', parcel)
          ?.steps.slice(1)
          .map(({ step, by, at, holder }) => [
            step,
            by === driver ? 'took' : by === here.drivers[0] ? 'gave' : 'else',
            at - here.now,
            holder.split(':')[0],
          ]);
      assert.equal(down(here.run.loop)?.[0]?.includes(found), false);
      const carried = (loop: string) =>
        here.row('loop', loop)?.loads.flatMap((load) => here.row('vanLoad', load)?.parcels ?? []).length;
      return [last(left), last(found), last(handed), carried(here.run.loop), carried(fetching), here.sumOfBalances];
    });
    assert.deepEqual(told[1], told[0]);
    assert.deepEqual(told[0]?.slice(3), [2, 1, 0]);
  });

  test('is signed for by the station under the load it knows, where it has not heard of the other van', () => {
    const { here, load, into, found, move } = roadside();
    assert.equal(move([found]), 'accepted');
    const receive = (of: string, station = here.stations[0]) =>
      here.say(
        'receive-parcels',
        { station, load: of, sealWhole: true, parcels: [found] },
        { at: here.now + 60 * MINUTE },
      ).to;
    assert.equal(receive(newId()), 'load-unknown');
    assert.equal(receive(load), 'accepted');
    assert.deepEqual(
      [here.row('parcel', found)?.holder, receive(into)],
      [`station:${here.stations[0]}`, 'parcel-not-ready'],
    );
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

describe('A code for handing over', () => {
  test('is good for one handing over only, the next for the next; a second use is told apart from a wrong one', () => {
    const here = new UpCounty();
    const [first, second, third, fourth] = [here.parcel(0), here.parcel(0), here.parcel(0), here.parcel(0)];
    const [one, two] = [handoverCode(2_718), handoverCode(3_141)];
    const load = newId();
    const loading = {
      load,
      station: here.stations[0],
      seal: 'A-1',
      van: '1号车',
      driver: null,
      parcels: [first, second, third, fourth],
      loop: here.run.loop,
      code: one,
    };
    assert.equal(
      here.say('load-van', { ...loading, moreCodes: [two, two] }, { by: here.clerk }).to,
      'malformed-command',
    );
    assert.equal(here.say('load-van', { ...loading, moreCodes: [one] }, { by: here.clerk }).to, 'malformed-command');
    assert.equal(
      here.say('load-van', { ...loading, moreCodes: ['12345'] }, { by: here.clerk }).to,
      'handover-code-invalid',
    );
    here.must('load-van', { ...loading, moreCodes: [two] }, { by: here.clerk });
    const proofOf = (parcel: string, code: string | null) => {
      const handover = newId();
      here.must(
        'hand-over-load',
        { handover, loop: here.run.loop, load, sealWhole: true, parcels: [parcel], code },
        { by: here.drivers[0], personal: { name: '李嫂' } },
      );
      return here.row('handover', handover)?.proof;
    };
    const left = () => [
      here.row('vanLoad', load)?.code,
      here.row('vanLoad', load)?.moreCodes,
      here.row('vanLoad', load)?.usedCodes,
    ];
    assert.equal(proofOf(first, handoverCode(9_999)), 'wrong-code');
    assert.deepEqual(left(), [one, [two], []]);
    // Records overtake one another: the second code may be heard of first.
    assert.equal(proofOf(second, two), 'code');
    assert.deepEqual(left(), [one, [], [two]]);
    assert.equal(proofOf(third, two), 'used-code');
    assert.equal(proofOf(fourth, one), 'code');
    assert.deepEqual(left(), [null, [], [two, one]]);
  });

  test('goes with what changed vans, and the station may go by the first load’s where it has not heard of the other', () => {
    const told = (code: 'own' | 'first' | 'spent') => {
      const { here, load, into, codes, proofs, found, left, fetching, driver, move, handOver } = roadside();
      assert.equal(handOver([left], 5, { code: codes[0] }), 'accepted');
      assert.equal(move([found]), 'accepted');
      assert.deepEqual(
        [here.row('vanLoad', load)?.code, here.row('vanLoad', load)?.moreCodes, here.row('vanLoad', into)?.code],
        [codes[1], [codes[2]], codes[3]],
      );
      assert.equal(
        handOver([found], 40, {
          by: driver,
          loop: fetching,
          of: into,
          code: { own: codes[3], first: codes[1], spent: codes[0] }[code],
        }),
        'accepted',
      );
      return [proofs, here.row('vanLoad', load)?.code, here.row('vanLoad', into)?.code];
    };
    const [, second, third, last] = roadside().codes;
    assert.deepEqual(told('own'), [['code', 'code'], second, null]);
    assert.deepEqual(told('first'), [['code', 'code'], third, last]);
    assert.deepEqual(told('spent'), [['code', 'used-code'], second, last]);
  });
});

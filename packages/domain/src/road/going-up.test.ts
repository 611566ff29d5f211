import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../test-county.ts';
import { DAY, MINUTE, SYSTEM, type Speaker } from '../kernel/index.ts';
import { UpCounty } from './test-up-county.ts';

describe('What goes up', () => {
  test('passes from the station to the van to the centre, each hand with its name and its hour', () => {
    const here = new UpCounty();
    const [driver] = here.drivers;
    const [consignment, parcel] = [here.consignment(), here.atStation()];
    const came = here.must(
      'take-up',
      { loop: here.run.loop, station: here.stations[0], consignments: [consignment], parcels: [parcel] },
      { by: driver, at: here.now + MINUTE },
    );
    assert.deepEqual(
      came.events.map(({ type }) => type),
      ['TakenUp'],
    );
    assert.deepEqual(
      [here.row('consignment', consignment)?.holder, here.row('parcel', parcel)?.holder],
      [`van:${here.run.loop}`, `van:${here.run.loop}`],
    );
    assert.deepEqual(
      [here.row('loop', here.run.loop)?.consignments, here.row('loop', here.run.loop)?.returns],
      [[consignment], [parcel]],
    );
    assert.equal(here.unload([consignment], [parcel], { at: here.now + 2 * MINUTE }), 'accepted');
    assert.deepEqual(here.chain('consignment', consignment).slice(1), [
      ['collected', `van:${here.run.loop}`, driver],
      ['arrived', 'centre', here.clerk],
    ]);
    assert.deepEqual(here.chain('parcel', parcel).slice(-2), [
      ['taken-up', `van:${here.run.loop}`, driver],
      ['taken-back', 'centre', here.clerk],
    ]);
    assert.deepEqual(
      here
        .row('consignment', consignment)
        ?.steps.slice(1)
        .map(({ at }) => at - here.now),
      [MINUTE, 2 * MINUTE],
    );
  });

  test('takes the pick-up rate back from the partner once, when it leaves the station', () => {
    const here = new UpCounty();
    const parcel = newId();
    const run = here.loop([{ ...here.stop(0), station: here.station }], {
      driver: here.drivers[0],
      trips: [
        {
          leaveMinute: 700,
          returnMinute: 800,
          stops: [{ ...here.stop(0, { arriveMinute: 720, leaveMinute: 725 }), station: here.station }],
        },
      ],
    });
    here.must('finish-loop', { loop: here.run.loop, actualMetres: null, actualMinutes: null }, { by: here.clerk });
    assert.equal(here.plan([run]), 'accepted');
    here.must('start-loop', { loop: run.loop }, { by: here.drivers[0] });
    here.must(
      'register-parcel',
      {
        parcel,
        number: 'SF0000000001',
        carrier: 'sf',
        station: here.station,
        villager: null,
        order: null,
        weightGrams: null,
      },
      { by: here.clerk },
    );
    const load = newId();
    here.must(
      'load-van',
      { load, station: here.station, seal: 'A-1', van: '1号车', driver: null, parcels: [parcel] },
      { by: here.clerk },
    );
    here.must(
      'receive-parcels',
      { station: here.station, load, sealWhole: true, parcels: [parcel] },
      { by: here.partner },
    );
    const taken = here.must(
      'take-up',
      { loop: run.loop, station: here.station, consignments: [], parcels: [parcel] },
      { by: here.drivers[0] },
    );
    assert.equal(taken.postings.reduce((sum, { amountFen }) => sum + Math.abs(amountFen), 0) > 0, true);
    const put = here.must(
      'set-down',
      { loop: run.loop, station: here.station, consignments: [], parcels: [parcel] },
      { by: here.drivers[0] },
    );
    const booked = (sign: number, { postings }: typeof put) =>
      postings
        .map(({ account, amountFen }) => `${account} ${sign * amountFen}`)
        .toSorted((one, other) => one.localeCompare(other));
    assert.deepEqual(booked(-1, put), booked(1, taken));
    here.must(
      'take-up',
      { loop: run.loop, station: here.station, consignments: [], parcels: [parcel] },
      { by: here.drivers[0] },
    );
    assert.deepEqual(
      here.must(
        'unload-loop',
        { loop: run.loop, consignments: [], parcels: [parcel], complete: true },
        { by: here.clerk },
      ).postings,
      [],
    );
    assert.equal(here.sumOfBalances, 0);
  });

  test('is taken by the loop’s own driver, at a stop of the loop, from the station it stands at, once', () => {
    const here = new UpCounty();
    const [consignment, parcel, elsewhere] = [here.consignment(), here.atStation(), here.consignment(2)];
    assert.equal(here.takeUp([consignment], [], { by: here.drivers[1] }), 'loop-of-another');
    assert.equal(here.takeUp([elsewhere], [], { station: 2 }), 'stop-not-on-loop');
    assert.equal(here.takeUp([consignment], [], { station: 1 }), 'consignment-unknown');
    assert.equal(here.takeUp([], [parcel], { station: 1 }), 'parcel-for-other-station');
    assert.equal(here.takeUp([]), 'no-parcels');
    assert.equal(here.takeUp([newId()]), 'consignment-unknown');
    assert.equal(here.takeUp([consignment]), 'accepted');
    assert.equal(here.takeUp([consignment]), 'consignment-not-ready');
    assert.equal(
      here.takeUp([consignment], [], { loop: here.other.loop, by: here.drivers[1] }),
      'consignment-not-ready',
    );
    assert.equal(here.say('cancel-consignment', { consignment }).to, 'consignment-not-ready');
    assert.equal(here.unload([consignment], [], { loop: here.other.loop }), 'consignment-not-ready');
    assert.equal(
      here.say(
        'unload-loop',
        { loop: here.run.loop, consignments: [consignment], parcels: [], complete: true },
        { by: here.drivers[0] },
      ).to,
      'not-allowed',
    );
  });

  test('that is not on the van when it is unloaded is recorded as missing with the van, and found when it is scanned after all', () => {
    const here = new UpCounty();
    const [came, missing, parcel] = [here.consignment(), here.consignment(), here.atStation()];
    here.takeUp([came, missing], [parcel]);
    assert.equal(here.unload([came], [], { complete: true }), 'accepted');
    assert.deepEqual(
      [here.row('consignment', missing)?.stage, here.row('consignment', missing)?.holder],
      ['missing', `van:${here.run.loop}`],
    );
    assert.equal(here.row('parcel', parcel)?.trouble?.kind, 'missing');
    assert.equal(here.unload([missing], [parcel]), 'accepted');
    assert.deepEqual(
      [
        here.row('consignment', missing)?.holder,
        here.row('parcel', parcel)?.holder,
        here.row('parcel', parcel)?.trouble,
      ],
      ['centre', 'centre', null],
    );
  });

  test('and a parcel that could not be left below come back with the loop that brought them', () => {
    const here = new UpCounty();
    const parcel = here.parcel(1);
    const load = here.load(1, [parcel], here.run.loop);
    assert.equal(here.row('parcel', parcel)?.holder, `van:${load}`);
    assert.equal(here.unload([], [parcel], { loop: here.other.loop }), 'parcel-not-in-load');
    assert.equal(here.unload([], [parcel]), 'accepted');
    assert.deepEqual([here.row('parcel', parcel)?.holder, here.row('loop', here.run.loop)?.returns], ['centre', []]);
  });
});

describe('What came to the centre', () => {
  const arrived = () => {
    const here = new UpCounty();
    const consignment = here.consignment();
    here.takeUp([consignment]);
    assert.equal(here.unload([consignment]), 'accepted');
    return { here, consignment };
  };
  const handOn = (here: UpCounty, consignment: string, more: object = {}) =>
    here.say(
      'hand-on-consignment',
      { consignment, carrier: 'sf', number: 'SF1234567890', ...more },
      { by: here.clerk, at: here.now + MINUTE },
    ).to;

  test('leaves with a named carrier and its number, once, and custody ends there', () => {
    const { here, consignment } = arrived();
    assert.equal(handOn(here, consignment, { number: null }), 'waybill-needed');
    assert.equal(handOn(here, consignment, { number: 'a b' }), 'parcel-number-invalid');
    assert.equal(handOn(here, here.consignment()), 'consignment-not-ready');
    assert.equal(handOn(here, newId()), 'consignment-unknown');
    assert.equal(handOn(here, consignment), 'accepted');
    const { stage, holder, carrier, number, closedAt } = here.row('consignment', consignment) ?? {};
    assert.deepEqual(
      [stage, holder, carrier, number, closedAt],
      ['handed-on', 'carrier:sf', 'sf', 'SF1234567890', here.now + MINUTE],
    );
    assert.deepEqual(here.chain('consignment', consignment).at(-1), ['handed-on', 'carrier:sf', here.clerk]);
    assert.equal(handOn(here, consignment), 'consignment-not-ready');
    assert.equal(here.unload([consignment]), 'consignment-not-ready');
  });

  test('needs no number where the county itself delivers it, and is handed on by the centre alone', () => {
    const { here, consignment } = arrived();
    assert.equal(
      here.say('hand-on-consignment', { consignment, carrier: 'county', number: null }, { by: here.partner }).to,
      'not-allowed',
    );
    assert.equal(handOn(here, consignment, { carrier: 'county', number: null }), 'accepted');
  });

  test('or never did is given up as lost in its van’s name, and is taken in where it turns up even then', () => {
    const here = new UpCounty();
    const consignment = here.consignment();
    const writeOff = () => here.say('write-off-consignment', { consignment }, { by: here.clerk }).to;
    here.takeUp([consignment]);
    assert.equal(writeOff(), 'consignment-not-ready');
    here.unload([], [], { complete: true });
    assert.equal(writeOff(), 'accepted');
    assert.deepEqual(
      [here.row('consignment', consignment)?.stage, here.row('consignment', consignment)?.holder],
      ['lost', `van:${here.run.loop}`],
    );
    assert.equal(here.unload([consignment]), 'accepted');
    assert.equal(here.row('consignment', consignment)?.holder, 'centre');
  });

  test('forgets whom it was for thirty days after it left, or at once where that person asks; the history stays', () => {
    const { here, consignment } = arrived();
    const forget = (reason: string, days = 0) =>
      here.say('forget-consignee', { consignment, reason }, { by: here.clerk, at: here.now + days * DAY }).to;
    assert.equal(forget('asked'), 'consignee-needed');
    handOn(here, consignment);
    assert.deepEqual([forget('time-over', 30), forget('time-over', 31)], ['consignee-kept', 'accepted']);
    assert.equal(forget('asked', 31), 'consignee-forgotten');
    assert.deepEqual(
      here.chain('consignment', consignment).map(([step]) => step),
      ['registered', 'collected', 'arrived', 'handed-on', 'forgotten'],
    );
    assert.equal(here.row('consignment', consignment)?.closedAt, here.now + MINUTE);
  });
});

describe('What a van that broke down had taken up', () => {
  const broken = () => {
    const here = new UpCounty();
    const [consignment, parcel] = [here.consignment(), here.atStation()];
    here.takeUp([consignment], [parcel], { at: here.now + MINUTE });
    const { to, fetching, driver } = here.breakDown();
    assert.equal(to, 'accepted');
    return { here, consignment, parcel, fetching, driver };
  };
  const chainAfter = (here: UpCounty, kind: 'consignment' | 'parcel', id: string) =>
    here.chain(kind, id).slice(kind === 'consignment' ? 1 : 3);

  test('changes to the van that fetches it, with the driver who gave it, the one who took it, what and when', () => {
    const { here, consignment, parcel, fetching, driver } = broken();
    const came = here.must(
      'take-over',
      { from: here.run.loop, loop: fetching, consignments: [consignment], parcels: [parcel] },
      { by: driver, at: here.now + 5 * MINUTE },
    );
    assert.deepEqual(came.events, [
      {
        type: 'TakenOver',
        data: {
          from: here.run.loop,
          giver: here.drivers[0],
          loop: fetching,
          driver,
          van: '3号车',
          consignments: [consignment],
          parcels: [parcel],
        },
      },
    ]);
    assert.deepEqual(came.postings, []);
    const list = (loop: string) => [here.row('loop', loop)?.consignments, here.row('loop', loop)?.returns];
    assert.deepEqual(
      [list(here.run.loop), list(fetching)],
      [
        [[], []],
        [[consignment], [parcel]],
      ],
    );
    assert.equal(here.unload([consignment], [parcel], { loop: fetching, complete: true }), 'accepted');
    const hands = (first: string, last: string) => [
      [first, `van:${here.run.loop}`, here.drivers[0]],
      ['changed-van', `van:${fetching}`, driver],
      [last, 'centre', here.clerk],
    ];
    assert.deepEqual(chainAfter(here, 'consignment', consignment), hands('collected', 'arrived'));
    assert.deepEqual(chainAfter(here, 'parcel', parcel), hands('taken-up', 'taken-back'));
    assert.equal(here.row('parcel', parcel)?.steps.at(-2)?.at, here.now + 5 * MINUTE);
  });

  test('is taken over by the driver who fetches it, once, from a van that broke down and has it', () => {
    const { here, consignment, parcel, fetching, driver } = broken();
    const by = { loop: fetching, by: driver };
    assert.equal(here.takeOver([consignment], [], { loop: fetching, by: here.drivers[1] }), 'loop-of-another');
    assert.equal(here.takeOver([consignment], [], { ...by, from: here.other.loop }), 'nothing-to-fetch');
    assert.equal(here.takeOver([consignment], [], { ...by, from: fetching }), 'nothing-to-fetch');
    assert.equal(here.takeOver([consignment], [], { ...by, from: newId() }), 'loop-unknown');
    assert.equal(here.takeOver([], [], by), 'no-parcels');
    assert.equal(here.takeOver([here.consignment(2)], [], by), 'consignment-not-ready');
    assert.equal(here.takeOver([], [here.atStation(2)], by), 'parcel-not-in-load');
    const elsewhere = here.consignment();
    here.takeUp([elsewhere], [], { loop: here.other.loop, by: here.drivers[1] });
    assert.equal(here.takeOver([elsewhere], [], by), 'consignment-unknown');
    assert.equal(here.takeOver([consignment], [parcel], by), 'accepted');
    assert.deepEqual(
      [here.takeOver([consignment], [], by), here.takeOver([], [parcel], by)],
      ['consignment-unknown', 'parcel-not-in-load'],
    );
  });

  test('reads the same whether the driver’s record or the centre’s comes first', () => {
    const told = (driverFirst: boolean, by: 'run' | 'fetching') => {
      const { here, consignment, parcel, fetching, driver } = broken();
      const loop = driverFirst || by === 'fetching' ? fetching : here.run.loop;
      const says = [
        () => here.takeOver([consignment], [parcel], { loop: fetching, by: driver, at: here.now + 5 * MINUTE }),
        () => here.unload([consignment], [parcel], { loop, at: here.now + 9 * MINUTE }),
      ];
      for (const say of driverFirst ? says : says.toReversed()) assert.equal(say(), 'accepted');
      assert.notEqual(here.takeOver([consignment], [], { loop: fetching, by: driver }), 'accepted');
      assert.notEqual(here.takeOver([], [parcel], { loop: fetching, by: driver }), 'accepted');
      const chain = (kind: 'consignment' | 'parcel', id: string) =>
        (here.row(kind, id)?.steps ?? []).map(({ step, at, holder }) => [step, at - here.now, holder.split(':')[0]]);
      const lists = [here.run.loop, fetching].map((one) => [
        here.row('loop', one)?.consignments.length,
        here.row('loop', one)?.returns.length,
      ]);
      return [
        chain('consignment', consignment),
        chain('parcel', parcel),
        lists,
        here.row('consignment', consignment)?.loop === fetching,
      ];
    };
    assert.deepEqual(told(false, 'fetching'), told(true, 'run'));
    assert.deepEqual(told(false, 'run'), told(true, 'run'));
  });

  test('reads the same in whichever order three hands’ records come: who took it up, who took it over, and the centre', () => {
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const told = orders.map((order) => {
      const here = new UpCounty();
      const [consignment, parcel] = [here.consignment(), here.atStation()];
      const { fetching, driver } = here.breakDown();
      const says = [
        () => here.takeUp([consignment], [parcel], { at: here.now + MINUTE }),
        () => here.takeOver([consignment], [parcel], { loop: fetching, by: driver, at: here.now + 5 * MINUTE }),
        () => here.unload([consignment], [parcel], { loop: fetching, at: here.now + 9 * MINUTE }),
      ];
      for (const one of order) assert.equal(says[one]?.(), 'accepted', `${order.join('')}: ${one}`);
      for (const say of says) assert.notEqual(say(), 'accepted', 'each hand signs once');
      const whose = new Map([
        [here.drivers[0], 'gave'],
        [driver, 'took'],
        [here.clerk, 'centre'],
      ]);
      const chain = (kind: 'consignment' | 'parcel', id: string) =>
        here
          .row(kind, id)
          ?.steps.slice(kind === 'parcel' ? 3 : 1)
          .map(({ step, at, by, holder }) => [step, at - here.now, whose.get(by), holder.split(':')[0]]);
      const lists = [here.run.loop, fetching].map((one) =>
        [here.row('loop', one)?.consignments, here.row('loop', one)?.returns].map((list) => list?.length),
      );
      return [
        chain('consignment', consignment),
        chain('parcel', parcel),
        lists,
        here.row('parcel', parcel)?.payee,
        here.sumOfBalances,
      ];
    });
    assert.deepEqual(told[0]?.[1], [
      ['taken-up', MINUTE, 'gave', 'van'],
      ['changed-van', 5 * MINUTE, 'took', 'van'],
      ['taken-back', 9 * MINUTE, 'centre', 'centre'],
    ]);
    for (const one of told) assert.deepEqual(one, told[0]);
  });

  test('and has meanwhile been brought down again is not taken away by the late record', () => {
    const { here, parcel, fetching, driver } = broken();
    assert.equal(here.unload([], [parcel], { loop: fetching }), 'accepted');
    const again = here.load(0, [parcel], here.other.loop);
    here.must('receive-parcels', { station: here.stations[0], load: again, sealWhole: true, parcels: [parcel] });
    const came = here.must(
      'take-over',
      { from: here.run.loop, loop: fetching, consignments: [], parcels: [parcel] },
      { by: driver, at: here.now + 5 * MINUTE },
    );
    assert.deepEqual([came.postings, here.row('parcel', parcel)?.holder], [[], `station:${here.stations[0]}`]);
    assert.deepEqual(
      here
        .chain('parcel', parcel)
        .map(([step]) => step)
        .slice(3),
      ['taken-up', 'changed-van', 'taken-back', 'loaded', 'received'],
    );
  });

  test('said to be missing with the broken van is found when the other driver has it', () => {
    const { here, consignment, parcel, fetching, driver } = broken();
    assert.equal(here.unload([], [], { complete: true }), 'accepted');
    assert.equal(here.takeOver([consignment], [parcel], { loop: fetching, by: driver }), 'accepted');
    assert.deepEqual(
      [here.row('consignment', consignment)?.stage, here.row('parcel', parcel)?.trouble],
      ['on-van', null],
    );
  });

  test('stays where it is once the cost of either loop is settled', () => {
    const { here, consignment, fetching, driver } = broken();
    here.unload([], [], { complete: true });
    here.must('finish-loop', { loop: here.run.loop, actualMetres: null, actualMinutes: null }, { by: here.clerk });
    here.must('settle-loop', { loop: here.run.loop, metres: null, minutes: null, extras: [] }, { by: here.clerk });
    assert.equal(here.takeOver([consignment], [], { loop: fetching, by: driver }), 'loop-cost-settled');
    assert.equal(here.unload([consignment], [], { loop: fetching }), 'loop-cost-settled');
  });
});

describe('A driver’s record that comes late', () => {
  test('is written where it belongs, with the driver’s name and hour, and moves nothing back', () => {
    const here = new UpCounty();
    const [driver] = here.drivers;
    const [consignment, parcel] = [here.consignment(), here.atStation()];
    assert.equal(here.unload([consignment], [parcel], { at: here.now + 60 * MINUTE }), 'accepted');
    here.must('finish-loop', { loop: here.run.loop, actualMetres: null, actualMinutes: null }, { by: here.clerk });
    assert.equal(here.takeUp([consignment], [parcel], { at: here.now + MINUTE }), 'accepted');
    assert.deepEqual(here.chain('consignment', consignment).slice(1), [
      ['collected', `van:${here.run.loop}`, driver],
      ['arrived', 'centre', here.clerk],
    ]);
    assert.deepEqual(here.chain('parcel', parcel).slice(-2), [
      ['taken-up', `van:${here.run.loop}`, driver],
      ['taken-back', 'centre', here.clerk],
    ]);
    assert.deepEqual(
      [here.row('consignment', consignment)?.holder, here.row('parcel', parcel)?.holder],
      ['centre', 'centre'],
    );
    assert.deepEqual(
      [here.row('loop', here.run.loop)?.consignments, here.row('loop', here.run.loop)?.returns],
      [[consignment], [parcel]],
    );
    assert.deepEqual(
      [here.takeUp([consignment]), here.takeUp([], [parcel])],
      ['consignment-not-ready', 'parcel-not-ready'],
    );
  });

  test('does not take away what has meanwhile been brought down again', () => {
    const here = new UpCounty();
    const parcel = here.atStation();
    here.unload([], [parcel]);
    const again = here.load(0, [parcel], here.other.loop);
    here.must('receive-parcels', { station: here.stations[0], load: again, sealWhole: true, parcels: [parcel] });
    assert.equal(here.takeUp([], [parcel], { at: here.now + MINUTE }), 'accepted');
    assert.equal(here.row('parcel', parcel)?.holder, `station:${here.stations[0]}`);
    assert.deepEqual(
      here.chain('parcel', parcel).map(([step]) => step),
      ['registered', 'loaded', 'received', 'taken-up', 'taken-back', 'loaded', 'received'],
    );
  });

  test('says the same in whichever order the two records arrive', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), (withParcel, driverFirst) => {
        const told = (first: boolean) => {
          const here = new UpCounty();
          const [consignment, parcels] = [here.consignment(), withParcel ? [here.atStation()] : []];
          const says = [
            () => here.takeUp([consignment], parcels, { at: here.now + MINUTE }),
            () => here.unload([consignment], parcels, { at: here.now + 9 * MINUTE }),
          ];
          for (const say of first ? says : says.toReversed()) assert.equal(say(), 'accepted');
          const whose = (who: string) => (who === here.drivers[0] ? 'driver' : who === here.clerk ? 'clerk' : 'else');
          const chain = (kind: 'consignment' | 'parcel', id: string) =>
            (here.row(kind, id)?.steps ?? []).map(({ step, at, by, holder }) => [
              step,
              at - here.now,
              whose(by),
              holder.split(':')[0],
            ]);
          return [
            chain('consignment', consignment),
            parcels.map((parcel) => chain('parcel', parcel)),
            here.row('consignment', consignment)?.stage,
          ];
        };
        assert.deepEqual(told(driverFirst), told(true));
      }),
      { numRuns: 20 },
    );
  });
});

/** Who may have it next, by who has it. */
const passes: Readonly<Record<string, readonly string[]>> = {
  none: ['centre', 'station'],
  centre: ['centre', 'van', 'carrier'],
  van: ['van', 'station', 'centre'],
  station: ['station', 'van', 'centre', 'person', 'carrier'],
  person: ['person'],
  carrier: ['carrier'],
};
const stagesOf: Readonly<Record<string, readonly string[]>> = {
  centre: ['at-centre'],
  van: ['on-van', 'missing', 'lost'],
  station: ['at-station', 'cancelled'],
  person: ['handed-out', 'cancelled'],
  carrier: ['returned', 'handed-on'],
};

test('after any sequence of hands, in any order, every parcel and consignment has exactly one holder and an unbroken chain to it', () => {
  const act = fc.record({
    what: fc.constantFrom(
      'load',
      'receive',
      'take-up',
      'unload',
      'complete',
      'cancel',
      'take-back',
      'return',
      'move',
      'move-part',
      'finish',
      'break',
      'take-over',
      'take-over',
      'hand-on',
      'write-off',
    ),
    which: fc.integer({ min: 0, max: 7 }),
    loop: fc.constantFrom(0, 1, 2),
    at: fc.integer({ min: 0, max: 600 }),
  });
  const came = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(act, { minLength: 12, maxLength: 40 }), (acts) => {
      const here = new UpCounty();
      const consignments = [here.consignment(), here.consignment(1), here.consignment(2)];
      const parcels = [here.parcel(0), here.parcel(1), here.atStation(0), here.atStation(1), here.parcel(2)];
      const loops = [here.run.loop, here.other.loop];
      const drivers: string[] = [...here.drivers];
      const loads: string[] = [];
      for (const { what, which, loop: on, at: minutes } of acts) {
        const [loop, driver, at] = [
          loops[on] ?? here.run.loop,
          drivers[on] ?? here.drivers[0],
          here.now + minutes * MINUTE,
        ];
        const [consignment, parcel, load] = [
          consignments[which % 3] ?? '',
          parcels[which % 5] ?? '',
          loads[which % Math.max(1, loads.length)] ?? newId(),
        ];
        const say = (type: string, payload: object, by: Speaker = here.clerk) => {
          const { to } = here.say(type, payload, { by, at });
          came.set(`${what} ${to}`, (came.get(`${what} ${to}`) ?? 0) + 1);
          return to;
        };
        const up = {
          loop,
          station: which < 5 ? here.stations[which % 2] : here.row('consignment', consignment)?.station,
          consignments: which > 2 ? [consignment] : [],
          parcels: which < 5 ? [parcel] : [],
        };
        const loadOne = () => {
          const fresh = newId();
          const station = here.row('parcel', parcel)?.station;
          if (
            say('load-van', {
              load: fresh,
              station,
              seal: 'A-1',
              van: '1号车',
              driver: null,
              parcels: [parcel],
              loop,
            }) === 'accepted'
          )
            loads.push(fresh);
        };
        const movePart = () => {
          const into = newId();
          if (
            say('move-load', { load, loop, into, parcels: [parcel] }) === 'accepted' &&
            here.row('vanLoad', into) !== undefined
          )
            loads.push(into);
        };
        const breakDown = () => {
          const broke = here.breakDown();
          if (broke.to !== 'accepted') return;
          loops.push(broke.fetching);
          drivers.push(broke.driver);
        };
        const hands: Readonly<Record<typeof what, () => unknown>> = {
          load: loadOne,
          receive: () =>
            say(
              'receive-parcels',
              {
                station: here.row('vanLoad', load)?.station ?? here.station,
                load,
                sealWhole: true,
                parcels: here.row('vanLoad', load)?.parcels ?? [parcel],
              },
              SYSTEM,
            ),
          'take-up': () => say('take-up', up, driver),
          unload: () =>
            say('unload-loop', { loop, consignments: up.consignments, parcels: up.parcels, complete: false }),
          complete: () => say('unload-loop', { loop, consignments: [], parcels: [], complete: true }),
          cancel: () => say('cancel-consignment', { consignment }, SYSTEM),
          'hand-on': () => say('hand-on-consignment', { consignment, carrier: 'sf', number: 'SF0000000001' }),
          'write-off': () => say('write-off-consignment', { consignment }),
          'take-back': () => say('take-back-parcels', { parcels: [parcel] }),
          return: () => say('return-parcel', { parcel, reason: 'refused' }),
          move: () => say('move-load', { load, loop }),
          'move-part': () => movePart(),
          finish: () => say('finish-loop', { loop, actualMetres: null, actualMinutes: null }, driver),
          break: breakDown,
          'take-over': () =>
            say('take-over', { from: here.run.loop, loop, consignments: up.consignments, parcels: up.parcels }, driver),
        };
        hands[what]();
        const things = [
          ...consignments.map((id) => here.row('consignment', id)),
          ...parcels.map((id) => here.row('parcel', id)),
        ];
        for (const thing of things) {
          assert.ok(thing !== undefined);
          const hand = (holder: string) => holder.split(':')[0] ?? '';
          assert.ok(stagesOf[hand(thing.holder)]?.includes(thing.stage), `${thing.stage} with ${thing.holder}`);
          assert.equal(thing.steps.at(-1)?.holder, thing.holder, 'the last step says who has it');
          thing.steps.reduce((before, { holder }) => {
            assert.ok(passes[before]?.includes(hand(holder)), `from ${before} to ${holder}`);
            return hand(holder);
          }, 'none');
        }
        for (const list of ['consignments', 'returns'] as const) {
          for (const one of loops) {
            const listed = here.row('loop', one)?.[list] ?? [];
            assert.equal(new Set(listed).size, listed.length, 'nothing came up twice on one loop');
          }
        }
        for (const id of consignments) {
          const listing = loops.filter((one) => here.row('loop', one)?.consignments.includes(id));
          assert.deepEqual(
            listing,
            [here.row('consignment', id)?.loop ?? []].flat(),
            'one loop brought it up, and it says which',
          );
        }
        for (const id of parcels) {
          const on = loops.find((one) => here.row('parcel', id)?.holder === `van:${one}`);
          if (on !== undefined)
            assert.ok(here.row('loop', on)?.returns.includes(id), 'what is on its way up is listed on its loop');
        }
      }
    }),
    { numRuns: 400, seed: 5 },
  );
  for (const wanted of [
    'move accepted',
    'move-part accepted',
    'take-up accepted',
    'unload accepted',
    'complete accepted',
    'load accepted',
    'receive accepted',
    'take-back accepted',
    'take-over accepted',
    'hand-on accepted',
    'write-off accepted',
  ])
    assert.ok((came.get(wanted) ?? 0) > 0, wanted);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../test-county.ts';
import { FleetCounty } from './test-fleet.ts';
import { loopCost } from './loop-cost.ts';
import type { LoopPlan, LoopStop } from './loop.ts';
import { busRuns } from './timetable.ts';

const fleet = () => new FleetCounty();

describe('A day’s plan', () => {
  test('is priced by the vehicle’s rates: its day, kilometres and hours, each rounded half to even', () => {
    const here = fleet();
    const loop = here.loop([here.stop(0)], { distanceMetres: 20_005 });
    assert.equal(here.plan([loop]), 'accepted');
    const row = here.row('loop', loop.loop);
    // 20.005 km at 1 yuan is 2,000.5 fen: to the even 2,000. Two hours at 30 yuan.
    assert.deepEqual(row?.cost, { vehicleFen: 10_000, distanceFen: 2_000, driverFen: 6_000, totalFen: 18_000 });
    assert.equal(here.row('dayPlan', here.day)?.plannedFen, 18_000);
    assert.equal(
      loopCost(
        { fixedFenPerDay: 5, costFenPerKm: 3, driverFenPerDay: 7, driverFenPerHour: 0 },
        { distanceMetres: 500, durationMinutes: 60 },
        true,
      ).totalFen,
      2,
    );
  });

  test('takes the place of the loops that have not begun, and of no other', () => {
    const here = fleet();
    const [first, second] = [here.loop([here.stop(0)]), here.loop([here.stop(1)], { vehicle: here.vans[1] })];
    assert.equal(here.plan([first, second]), 'accepted');
    here.load(1, [here.parcel(1)], second.loop);
    const third = here.loop([here.stop(2)]);
    assert.equal(here.plan([third]), 'accepted');
    const stage = (loop: LoopPlan) => here.row('loop', loop.loop)?.stage;
    assert.deepEqual([stage(first), stage(second), stage(third)], ['cancelled', 'planned', 'planned']);
    assert.equal(here.plan([here.loop([here.stop(3)], { vehicle: here.vans[1] })]), 'vehicle-busy');
    assert.equal(
      here.plan([
        here.loop([here.stop(3)], {
          vehicle: here.vans[1],
          trips: [{ leaveMinute: 610, returnMinute: 700, stops: [here.stop(3, {}, 13)] }],
        }),
      ]),
      'accepted',
    );
  });

  test('asks nothing for a vehicle’s day a second time', () => {
    const here = fleet();
    const first = here.loop([here.stop(0)], { driver: here.drivers[0] });
    here.plan([first]);
    here.must('start-loop', { loop: first.loop }, { by: here.drivers[0] });
    here.must(
      'finish-loop',
      { loop: first.loop, actualMetres: 19_000, actualMinutes: null },
      { by: here.drivers[0], at: here.now + 3_600_000 },
    );
    assert.equal(here.row('loop', first.loop)?.actualMinutes, 60);
    const second = here.loop([here.stop(1)]);
    assert.equal(here.plan([second]), 'accepted');
    assert.equal(here.row('loop', second.loop)?.cost.vehicleFen, 0);
  });

  test('keeps the load within the van’s room wherever it is, by weight and by volume, and by no other measure', () => {
    const amount = fc.record({
      down: fc.integer({ min: 0, max: 60 }),
      up: fc.integer({ min: 0, max: 60 }),
      downLitres: fc.integer({ min: 0, max: 600 }),
      upLitres: fc.integer({ min: 0, max: 600 }),
    });
    const here = fleet();
    let met = 0;
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 4 }), (amounts) => {
        const stops = amounts.map(({ down, up, downLitres, upLitres }, at) =>
          here.stop(
            at,
            {
              downGrams: down * 1_000,
              upGrams: up * 1_000,
              downCubicDecimetres: downLitres,
              upCubicDecimetres: upLitres,
            },
            at,
          ),
        );
        // By hand: what is on board between stop k − 1 and k is what is still to come down and what has come up.
        const fits = Array.from({ length: amounts.length + 1 }, (_, k) => k).every((k) => {
          const [ahead, behind] = [amounts.slice(k), amounts.slice(0, k)];
          const kilograms =
            ahead.reduce((sum, { down }) => sum + down, 0) + behind.reduce((sum, { up }) => sum + up, 0);
          const litres =
            ahead.reduce((sum, { downLitres }) => sum + downLitres, 0) +
            behind.reduce((sum, { upLitres }) => sum + upLitres, 0);
          return kilograms <= 100 && litres <= 1_000;
        });
        met += fits ? 1 : 0;
        assert.equal(here.plan([here.loop(stops)]), fits ? 'accepted' : 'load-too-large');
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
    assert.ok(met > 50 && met < 250, `both sides are met: ${met}`);
  });

  test('is refused where a van would be in two places, late, too wide or closed out', () => {
    const here = fleet();
    here.must('set-delivery-window', { station: here.stations[3], fromMinute: 700, toMinute: 760 }, { by: here.clerk });
    const narrow = newId();
    here.must(
      'add-vehicle',
      here.van({ vehicle: narrow, cannotReach: [here.stations[1]], maxTrips: 1, maxDistanceMetres: 10_000 }),
    );
    const trip = (leaveMinute: number, returnMinute: number, stops: readonly LoopStop[]) => ({
      leaveMinute,
      returnMinute,
      stops,
    });
    const cases: readonly [string, Partial<LoopPlan>][] = [
      ['accepted', {}],
      ['stop-twice', { trips: [trip(480, 600, [here.stop(0), here.stop(0, {}, 1)])] }],
      ['accepted', { trips: [trip(480, 600, [here.stop(0)]), trip(620, 700, [here.stop(0, {}, 14)])] }],
      ['times-out-of-order', { trips: [trip(480, 600, [here.stop(0)]), trip(590, 700, [here.stop(0, {}, 14)])] }],
      ['loop-outside-shift', { trips: [trip(419, 600, [here.stop(0)])] }],
      ['stop-outside-window', { trips: [trip(480, 600, [here.stop(3)])] }],
      ['station-out-of-reach', { vehicle: narrow, distanceMetres: 1, trips: [trip(480, 600, [here.stop(1)])] }],
      ['loop-too-long', { vehicle: narrow, trips: [trip(480, 600, [here.stop(0)])] }],
      ['driver-unknown', { driver: here.clerk }],
      ['accepted', { driver: here.drivers[1] }],
      ['vehicle-unknown', { vehicle: newId() }],
      ['loop-empty', { trips: [] }],
    ];
    assert.deepEqual(
      cases.map(([, more]) => here.plan([here.loop([here.stop(0)], more)])),
      cases.map(([expected]) => expected),
    );
  });
});

describe('A stop moved by hand', () => {
  test('leaves every piece on one of the loops: nothing is lost, made or moved off a van that has it', () => {
    const move = fc.record({ from: fc.nat(1), at: fc.nat(3), to: fc.nat(1), before: fc.nat(4), slip: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 8 }), (moves) => {
        const here = fleet();
        const plans = [
          here.loop([here.stop(0, { downPieces: 1 }), here.stop(1, { upPieces: 2 }, 1)]),
          here.loop([here.stop(2), here.stop(3, { downPieces: 5 }, 1)], { vehicle: here.vans[1] }),
        ];
        assert.equal(here.plan(plans), 'accepted');
        const pieces = () =>
          plans
            .flatMap(({ loop }) => here.row('loop', loop)?.trips ?? [])
            .flatMap(({ stops }) => stops)
            .map(({ station, downPieces, upPieces }) => [station, downPieces, upPieces].join())
            .toSorted();
        const all = pieces();
        for (const { from, at, to, before, slip } of moves) {
          const lists = plans.map(({ loop }) => [...(here.row('loop', loop)?.trips[0]?.stops ?? [])]);
          const [stop] = lists[from]?.splice(at, 1) ?? [];
          if (stop === undefined) continue;
          lists[to]?.splice(before, 0, slip === 0 ? { ...stop, downPieces: stop.downPieces + 1 } : stop);
          const timed = lists.map((list) =>
            list.map((one, index) => ({ ...one, arriveMinute: 490 + index * 10, leaveMinute: 495 + index * 10 })),
          );
          const changed = plans.map((plan, index) => ({
            ...plan,
            trips:
              timed[index]?.length === 0 ? [] : [{ leaveMinute: 480, returnMinute: 600, stops: timed[index] ?? [] }],
          }));
          const came = here.move(changed);
          assert.ok(came === 'accepted' || came === (slip === 0 ? 'stops-differ' : 'loop-not-ready'), came);
          assert.deepEqual(pieces(), all);
        }
      }),
      { numRuns: 100, seed: 20_261_122 },
    );
  });

  test('changes what the day costs by what the loops cost, and a loop left empty is called off', () => {
    const here = fleet();
    const [one, two] = [here.loop([here.stop(0)]), here.loop([here.stop(1)], { vehicle: here.vans[1] })];
    here.plan([one, two]);
    assert.equal(here.row('dayPlan', here.day)?.plannedFen, 36_000);
    const both = {
      ...one,
      distanceMetres: 25_000,
      trips: [{ leaveMinute: 480, returnMinute: 600, stops: [here.stop(0), here.stop(1, {}, 1)] }],
    };
    assert.equal(here.move([both, { ...two, trips: [], distanceMetres: 0 }]), 'accepted');
    assert.deepEqual(
      [
        here.row('dayPlan', here.day)?.plannedFen,
        here.row('loop', two.loop)?.stage,
        here.row('loop', two.loop)?.cost.totalFen,
      ],
      [18_500, 'cancelled', 0],
    );
  });
});

describe('A bus', () => {
  test('keeps to its timetable: its stops, in its order, at its minutes, with goods only where it meets its depot', () => {
    const here = fleet();
    const bus = newId();
    const [a = '', b = '', c = ''] = here.stations;
    // The day begins in a village, comes to the depot, goes out and home again.
    const timetable = [
      { stop: a, minute: 400 },
      { stop: here.depot, minute: 450 },
      { stop: b, minute: 480 },
      { stop: c, minute: 500 },
      { stop: b, minute: 520 },
      { stop: here.depot, minute: 560 },
    ];
    here.must('add-vehicle', here.van({ vehicle: bus, kind: 'bus', timetable }));
    assert.deepEqual(
      busRuns({ depot: here.depot, timetable }).map(({ leaveMinute, returnMinute, fromDepot, toDepot }) => [
        leaveMinute,
        returnMinute,
        fromDepot,
        toDepot,
      ]),
      [
        [400, 450, false, true],
        [450, 560, true, true],
      ],
    );
    const at = (station: number, minute: number, more: Partial<LoopStop> = {}) =>
      here.stop(station, { arriveMinute: minute, leaveMinute: minute, downPieces: 1, ...more });
    const out = (stops: readonly LoopStop[]) =>
      here.plan([here.loop([], { vehicle: bus, trips: [{ leaveMinute: 450, returnMinute: 560, stops }] })]);
    const early = (stops: readonly LoopStop[]) =>
      here.plan([here.loop([], { vehicle: bus, trips: [{ leaveMinute: 400, returnMinute: 450, stops }] })]);
    assert.deepEqual(
      [
        out([at(1, 480), at(2, 500)]),
        out([at(2, 500), at(1, 520)]),
        out([at(1, 520), at(2, 500)]),
        out([at(1, 490)]),
        out([at(3, 480)]),
        early([at(0, 400, { downPieces: 0, upPieces: 2 })]),
        early([at(0, 400)]),
      ],
      [
        'accepted',
        'accepted',
        'times-out-of-order',
        'stop-off-timetable',
        'stop-off-timetable',
        'accepted',
        'stop-off-timetable',
      ],
    );
  });
});

describe('Something wrong at a stop', () => {
  test('stands open until the centre says how it saw to it, once', () => {
    const here = fleet();
    const [driver] = here.drivers;
    const loop = here.loop([here.stop(0)], { driver });
    here.plan([loop]);
    here.must('start-loop', { loop: loop.loop }, { by: driver });
    for (const trouble of ['nobody-there', 'refused'])
      here.must('report-stop', { loop: loop.loop, station: here.stations[0], trouble, parcels: [] }, { by: driver });
    const answer = (exception: number, by = here.clerk) =>
      here.say('answer-stop', { loop: loop.loop, exception, answer: 'next-loop' }, { by }).to;
    assert.deepEqual(
      [answer(1, driver), answer(2), answer(1), answer(1)],
      ['not-allowed', 'stop-not-in-trouble', 'accepted', 'stop-answered'],
    );
    assert.deepEqual(
      here.row('loop', loop.loop)?.exceptions.map(({ trouble, answered }) => [trouble, answered?.answer, answered?.by]),
      [
        ['nobody-there', undefined, undefined],
        ['refused', 'next-loop', here.clerk],
      ],
    );
  });
});

describe('A van that breaks down', () => {
  const brokenDown = () => {
    const here = fleet();
    const [driver, other] = here.drivers;
    const loop = here.loop([here.stop(0), here.stop(1, {}, 1)], { driver });
    here.plan([loop]);
    const parcel = here.parcel(1);
    const load = here.load(1, [parcel], loop.loop);
    here.must('start-loop', { loop: loop.loop }, { by: driver });
    const broke = (more: object = {}) =>
      here.say(
        'report-breakdown',
        {
          vehicle: here.vans[0],
          loop: loop.loop,
          station: here.stations[0],
          longitudeMicrodegrees: null,
          latitudeMicrodegrees: null,
          ...more,
        },
        { by: driver },
      ).to;
    assert.equal(
      here.say(
        'report-breakdown',
        {
          vehicle: here.vans[0],
          loop: loop.loop,
          station: here.stations[0],
          longitudeMicrodegrees: null,
          latitudeMicrodegrees: null,
        },
        { by: other },
      ).to,
      'loop-of-another',
    );
    assert.deepEqual(
      [broke({ station: null }), broke({ vehicle: here.vans[1] }), broke(), broke()],
      ['stopped-where', 'vehicle-not-on-loop', 'accepted', 'vehicle-not-ready'],
    );
    return { here, loop, parcel, load, other };
  };

  test('keeps what is on it until another van fetches it there, and each hand is on record', () => {
    const { here, loop, parcel, load, other } = brokenDown();
    assert.equal(here.row('parcel', parcel)?.holder, `van:${load}`);
    const fetching = here.loop([here.stop(0, { station: null, fetch: loop.loop, upPieces: 1 })], {
      vehicle: here.vans[1],
      driver: other,
    });
    assert.equal(here.plan([fetching]), 'accepted');
    here.must('start-loop', { loop: fetching.loop }, { by: other });
    assert.equal(here.say('move-load', { load, loop: fetching.loop }, { by: here.drivers[0] }).to, 'loop-of-another');
    here.must('move-load', { load, loop: fetching.loop }, { by: other });
    const { loop: on, driver } = here.row('vanLoad', load) ?? {};
    assert.deepEqual(
      [on, driver, here.row('loop', loop.loop)?.loads, here.row('loop', fetching.loop)?.loads],
      [fetching.loop, other, [], [load]],
    );
    assert.deepEqual(
      here.row('parcel', parcel)?.steps.map(({ step, holder }) => [step, holder]),
      [
        ['registered', 'centre'],
        ['loaded', `van:${load}`],
        ['changed-van', `van:${load}`],
      ],
    );
    here.must('take-back-parcels', { parcels: [parcel] }, { by: here.clerk });
    assert.equal(here.row('parcel', parcel)?.holder, 'centre');
  });

  test('is not planned for until it is back, and is not fetched from when nothing broke', () => {
    const { here, loop } = brokenDown();
    const later = { trips: [{ leaveMinute: 700, returnMinute: 800, stops: [here.stop(2, {}, 22)] }] };
    assert.equal(here.plan([here.loop([], later)]), 'vehicle-not-ready');
    here.must('vehicle-back', { vehicle: here.vans[0] }, { by: here.clerk });
    assert.equal(here.plan([here.loop([], later)]), 'accepted');
    const fetch = (from: string, more: Partial<LoopStop> = {}) =>
      here.plan([here.loop([here.stop(0, { station: null, fetch: from, ...more })], { vehicle: here.vans[1] })]);
    assert.deepEqual(
      [fetch(newId()), fetch(loop.loop, { downPieces: 1 }), fetch(loop.loop)],
      ['loop-unknown', 'nothing-to-fetch', 'accepted'],
    );
  });
});

describe('What goes up', () => {
  test('waits at its station with whoever it is for out of the journal, until it is given back or fetched', () => {
    const here = fleet();
    const consignment = newId();
    const terms = {
      consignment,
      station: here.station,
      kind: 'goods',
      sender: here.villager,
      pieces: 2,
      weightGrams: 6_000,
      volumeCubicDecimetres: 30,
      cold: false,
    };
    const register = (more: object = {}) =>
      here.say('register-consignment', { ...terms, ...more }, { by: here.partner });
    const came = register();
    assert.equal(came.to, 'accepted');
    assert.doesNotMatch(JSON.stringify(came.events), /王秀英/);
    assert.deepEqual(
      [
        register().to,
        register({ consignment: newId(), sender: newId() }).to,
        register({ consignment: newId(), pieces: 0 }).to,
        register({ consignment: newId(), station: here.stations[0] }).to,
      ],
      ['already-exists', 'villager-unknown', 'fleet-figure-invalid', 'not-your-place'],
    );
    assert.equal(here.row('consignment', consignment)?.holder, `station:${here.station}`);
    assert.equal(here.say('cancel-consignment', { consignment }, { by: here.partner }).to, 'accepted');
    assert.equal(here.row('consignment', consignment)?.holder, `person:${here.villager}`);
    assert.equal(here.say('cancel-consignment', { consignment }, { by: here.partner }).to, 'consignment-not-ready');
  });
});

describe('A vehicle and a depot', () => {
  test('are added once, changed, and a retired vehicle is changed no more', () => {
    const here = fleet();
    const vehicle = newId();
    const say = (type: string, payload: object) => here.say(type, payload, { by: here.clerk }).to;
    const place = {
      depot: newId(),
      name: '镇分拨点',
      longitudeMicrodegrees: 125_700_000,
      latitudeMicrodegrees: 43_500_000,
      schematic: true,
    };
    assert.deepEqual(
      [
        say('change-depot', place),
        say('add-depot', place),
        say('add-depot', place),
        say('change-depot', { ...place, name: '镇中心' }),
        say('add-depot', { ...place, depot: newId(), longitudeMicrodegrees: 43_000_000 }),
      ],
      ['depot-unknown', 'accepted', 'already-exists', 'accepted', 'position-outside'],
    );
    assert.deepEqual(
      [
        say('add-vehicle', here.van({ vehicle })),
        say('add-vehicle', here.van({ vehicle })),
        say('change-vehicle', here.van({ vehicle, capacityGrams: 200_000 })),
        say('vehicle-back', { vehicle }),
        say('retire-vehicle', { vehicle }),
        say('change-vehicle', here.van({ vehicle })),
      ],
      ['accepted', 'already-exists', 'accepted', 'vehicle-not-ready', 'accepted', 'vehicle-not-ready'],
    );
    assert.equal(here.row('vehicle', vehicle)?.capacityGrams, 200_000);
    assert.equal(
      here.say('change-logistics-settings', { detourPercent: 99 }, { by: here.clerk }).to,
      'fleet-figure-invalid',
    );
    here.must('change-logistics-settings', { detourPercent: 155 }, { by: here.clerk });
    const { detourPercent, speedKmPerHour } = here.row('logisticsSettings', 'logistics') ?? {};
    assert.deepEqual([detourPercent, speedKmPerHour], [155, 30]);
  });

  test('a loop is its own driver’s to start and finish, even where they hold the role in one town only', () => {
    const here = fleet();
    const [townDriver] = [newId()];
    here.must('grant-role', { person: townDriver, role: 'driver', place: '220112102' });
    const loop = here.loop([here.stop(0)], { driver: townDriver });
    here.plan([loop]);
    const start = (by: string) => here.say('start-loop', { loop: loop.loop }, { by }).to;
    assert.deepEqual(
      [start(here.drivers[0]), start(townDriver), start(townDriver)],
      ['loop-of-another', 'accepted', 'loop-not-ready'],
    );
    assert.equal(
      here.say('finish-loop', { loop: loop.loop, actualMetres: null, actualMinutes: null }, { by: here.drivers[0] }).to,
      'loop-of-another',
    );
    assert.equal(
      here.say('finish-loop', { loop: loop.loop, actualMetres: null, actualMinutes: null }, { by: here.clerk }).to,
      'accepted',
    );
    assert.equal(here.say('cancel-loop', { loop: loop.loop }, { by: here.clerk }).to, 'loop-not-ready');
  });
});

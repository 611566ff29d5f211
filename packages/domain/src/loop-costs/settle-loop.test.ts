import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { COUNTY, newId, type Came } from '../test-county.ts';
import { MINUTE, type Posting } from '../kernel/index.ts';
import { accountOf, chart } from '../accounts.ts';
import { FleetCounty } from '../loops/test-fleet.ts';
import type { LoopSettled } from './loop-charge.ts';

const asRecorded = { metres: null, minutes: null, extras: [] } as const;

/** A county that drives its loops and settles what they cost. */
class SettlingCounty extends FleetCounty {
  /** Plans one loop by the numbered stations, ten minutes from one to the next. */
  planned(stations: readonly number[], more: Parameters<FleetCounty['loop']>[1] = {}): string {
    const loop = this.loop(
      stations.map((station, index) => this.stop(station, {}, index)),
      { driver: this.drivers[0], ...more },
    );
    assert.equal(this.plan([loop]), 'accepted');
    return loop.loop;
  }

  /** Drives a loop: parcels by station, all signed for where nothing else is said. */
  driven(
    loop: string,
    parcelsAt: Readonly<Record<number, number>>,
    { metres = null as number | null, minutes = 90, signed = true, driver = this.drivers[0] } = {},
  ): string {
    const loads = Object.entries(parcelsAt).map(([station, count]) => {
      const parcels = Array.from({ length: count }, () => this.parcel(Number(station)));
      return { station: this.stations[Number(station)], parcels, load: this.load(Number(station), parcels, loop) };
    });
    this.must('start-loop', { loop }, { by: driver });
    if (signed) for (const load of loads) this.must('receive-parcels', { ...load, sealWhole: true });
    this.must('finish-loop', { loop, actualMetres: metres, actualMinutes: minutes }, { by: driver });
    return loop;
  }

  settle(loop: string, more: object = {}): Came {
    return this.say('settle-loop', { loop, ...asRecorded, ...more }, { by: this.clerk });
  }

  settled(loop: string, more: object = {}): { readonly charge: LoopSettled; readonly postings: readonly Posting[] } {
    const { to, events, postings } = this.settle(loop, more);
    const [event] = events;
    assert.ok(event?.type === 'LoopSettled', to);
    return { charge: event.data, postings };
  }
}

const balances = (postings: readonly Posting[]) => {
  const sums = new Map<string, number>();
  for (const { account, amountFen } of postings) sums.set(account, (sums.get(account) ?? 0) + amountFen);
  return Object.fromEntries([...sums].filter(([, fen]) => fen !== 0));
};

describe('what a loop cost', () => {
  test('is its vehicle’s day, the kilometres driven and the driver’s hours', () => {
    const county = new SettlingCounty();
    const loop = county.driven(county.planned([0, 1]), { 0: 1, 1: 1 }, { metres: 24_500, minutes: 100 });
    const { charge } = county.settled(loop);
    assert.deepEqual(charge.cost, {
      vehicleFen: 10_000,
      distanceFen: 2_450,
      driverFen: 5_000,
      driverDayFen: 0,
      extraFen: 0,
      totalFen: 17_450,
      metres: 24_500,
      metresFrom: 'actual',
      minutes: 100,
      minutesFrom: 'actual',
    });
  });

  test('is reckoned by the planned kilometres where nobody read the odometer, and says so', () => {
    const county = new SettlingCounty();
    const { charge } = county.settled(county.driven(county.planned([0]), { 0: 1 }));
    assert.deepEqual([charge.cost.metres, charge.cost.metresFrom, charge.cost.distanceFen], [20_000, 'planned', 2_000]);
  });

  test('takes the clerk’s figures where the driver’s are wrong, and says so', () => {
    const county = new SettlingCounty();
    const { charge } = county.settled(county.driven(county.planned([0]), { 0: 1 }, { metres: 245_000 }), {
      metres: 24_500,
      minutes: 60,
    });
    assert.deepEqual(
      [charge.cost.distanceFen, charge.cost.metresFrom, charge.cost.driverFen, charge.cost.minutesFrom],
      [2_450, 'corrected', 3_000, 'corrected'],
    );
  });

  test('has what was paid on the way in it, owed to who paid', () => {
    const county = new SettlingCounty();
    const extras = [
      { kind: 'toll', amountFen: 1_500, receipt: 'G1-0001', owedTo: 'driver' },
      { kind: 'repair', amountFen: 8_000, receipt: 'XL-77', owedTo: 'owner' },
    ];
    const { charge, postings } = county.settled(county.driven(county.planned([0]), { 0: 2 }), { extras });
    assert.equal(charge.cost.extraFen, 9_500);
    assert.deepEqual(balances(postings), {
      [accountOf.loopCost(county.stations[0] ?? '')]: 10_000 + 2_000 + 4_500 + 9_500,
      [accountOf.vehiclePayable(county.vans[0])]: -(10_000 + 2_000 + 8_000),
      [accountOf.driverPayable(county.drivers[0])]: -(4_500 + 1_500),
    });
  });

  test('bears its vehicle’s day by its minutes where the vehicle drives twice; the two come to one day, to the fen', () => {
    const county = new SettlingCounty();
    const early = county.planned([0], { trips: [{ leaveMinute: 480, returnMinute: 540, stops: [county.stop(0)] }] });
    county.driven(early, { 0: 1 }, { minutes: 50 });
    const late = county.planned([1], {
      trips: [
        { leaveMinute: 600, returnMinute: 700, stops: [county.stop(1, { arriveMinute: 620, leaveMinute: 625 })] },
      ],
    });
    const first = county.settled(early).charge.cost;
    assert.equal(first.vehicleFen, 3_333);
    county.driven(late, { 1: 1 }, { minutes: 130 });
    assert.equal(county.settled(late).charge.cost.vehicleFen, 6_667);
  });

  test('bears none of the day where all of it is taken; what is reversed gives its part back', () => {
    const county = new SettlingCounty();
    const first = county.driven(county.planned([0]), { 0: 1 });
    assert.equal(county.settled(first).charge.cost.vehicleFen, 10_000);
    const again = county.planned([1]);
    county.driven(again, { 1: 1 });
    assert.equal(county.settled(again).charge.cost.vehicleFen, 0);
    county.must('reverse-loop-cost', { loop: first, reason: 'other' }, { by: county.clerk });
    assert.equal(county.settled(first).charge.cost.vehicleFen, 10_000);
  });

  test('counts a loop still planned in the vehicle’s day only while that day lasts', () => {
    const county = new SettlingCounty();
    const loop = county.driven(county.planned([0]), { 0: 1 }, { minutes: 120 });
    county.planned([1], {
      trips: [
        { leaveMinute: 700, returnMinute: 820, stops: [county.stop(1, { arriveMinute: 720, leaveMinute: 725 })] },
      ],
    });
    assert.equal(county.settled(loop).charge.cost.vehicleFen, 5_000);
    county.must('reverse-loop-cost', { loop, reason: 'other' }, { by: county.clerk });
    county.wait(1);
    assert.equal(county.settled(loop).charge.cost.vehicleFen, 10_000);
  });

  test('is the same day’s amount in whatever order the loops of a vehicle are settled', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 3 });
    const drives = minutes.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(
          all.map((_, index) => index),
          { minLength: all.length },
        ),
      ),
    );
    fc.assert(
      fc.property(drives, ([driven, order]) => {
        const county = new SettlingCounty();
        const loops = driven.map((took, index) => {
          const at = 480 + index * 60;
          const trips = [
            {
              leaveMinute: at,
              returnMinute: at + 50,
              stops: [county.stop(0, { arriveMinute: at + 10, leaveMinute: at + 15 })],
            },
          ];
          return county.driven(county.planned([0], { trips }), {}, { minutes: took });
        });
        const days = order.map((index) => county.settled(loops[index] ?? '').charge.cost.vehicleFen);
        assert.equal(
          days.reduce((sum, fen) => sum + fen, 0),
          10_000,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('who bears it', () => {
  test('every piece bears a share, the shares come to the cost, and each station to its pieces', () => {
    const county = new SettlingCounty();
    const { charge, postings } = county.settled(county.driven(county.planned([0, 1, 2]), { 0: 7, 1: 3, 2: 1 }));
    assert.equal(charge.carried.length, 11);
    assert.equal(
      charge.carried.reduce((sum, { shareFen }) => sum + shareFen, 0),
      charge.cost.totalFen,
    );
    for (const { station, shareFen, parcelFen, parcels, pieces } of charge.stations) {
      const there = charge.carried.filter((piece) => piece.station === station);
      assert.deepEqual(
        [shareFen, parcelFen, parcels, pieces],
        [there.reduce((sum, piece) => sum + piece.shareFen, 0), shareFen, there.length, there.length],
      );
      assert.equal(balances(postings)[accountOf.loopCost(station)], shareFen);
    }
  });

  test('by the rule the county set, from then on', () => {
    const county = new SettlingCounty();
    for (const [index, longitude] of [125_700_000, 125_760_000].entries()) {
      county.must('set-position', {
        of: county.stations[index],
        longitudeMicrodegrees: longitude,
        latitudeMicrodegrees: 43_530_000,
        schematic: false,
      });
    }
    const loop = county.driven(county.planned([0, 1]), { 0: 3, 1: 1 });
    const byStation = (charge: LoopSettled) => charge.stations.map(({ shareFen }) => shareFen / charge.cost.totalFen);
    const alone = county.settled(loop);
    // The second lies two and a half times as far; each has the same minutes of a stop.
    assert.equal(alone.charge.rule, 'stand-alone');
    assert.ok(
      Math.abs((byStation(alone.charge)[1] ?? 0) / (byStation(alone.charge)[0] ?? 1) - 2.3) < 0.2,
      byStation(alone.charge).join(),
    );
    county.must('reverse-loop-cost', { loop, reason: 'wrong-rule' }, { by: county.clerk });
    county.must('change-loop-cost-settings', { rule: 'per-piece' });
    assert.deepEqual(byStation(county.settled(loop).charge), [0.75, 0.25]);
  });

  test('nobody’s goods, where it carried nothing: the county’s own logistics, under their own account', () => {
    const county = new SettlingCounty();
    const { charge, postings } = county.settled(county.driven(county.planned([0]), {}));
    assert.deepEqual([charge.ownFen, charge.carried, charge.stations], [16_500, [], []]);
    assert.equal(balances(postings)[chart.loopCostOwn], 16_500);
  });

  test('a parcel taken off before the van left bears nothing; one that came home again undelivered does', () => {
    const county = new SettlingCounty();
    const loop = county.planned([0]);
    const [off, stays] = [county.parcel(0), county.parcel(0)];
    const load = county.load(0, [off, stays], loop);
    county.must('take-back-parcels', { parcels: [off] });
    county.now += MINUTE;
    county.must('start-loop', { loop }, { by: county.drivers[0] });
    county.now += MINUTE;
    county.must('finish-loop', { loop, actualMetres: null, actualMinutes: 90 }, { by: county.drivers[0] });
    assert.equal(county.settle(loop).to, 'loop-still-loaded');
    county.must('take-back-parcels', { parcels: [stays] });
    assert.deepEqual(
      county.settled(loop).charge.carried.map(({ id }) => id),
      [stays],
    );
    assert.ok(load);
  });

  test('what came up on it bears its share as well, once the centre has signed for it', () => {
    const county = new SettlingCounty();
    const [station] = county.stations;
    const [loop, consignment] = [county.planned([0]), newId()];
    const [returned, delivered] = [county.parcel(0), county.parcel(0)];
    const before = county.load(0, [returned], null);
    county.must('receive-parcels', { station, load: before, sealWhole: true, parcels: [returned] });
    county.must('register-consignment', {
      consignment,
      station,
      kind: 'goods',
      sender: null,
      pieces: 3,
      weightGrams: 20_000,
      volumeCubicDecimetres: 40,
      cold: false,
    });
    const load = county.load(0, [delivered], loop);
    county.must('start-loop', { loop }, { by: county.drivers[0] });
    county.must('receive-parcels', { station, load, sealWhole: true, parcels: [delivered] });
    county.must(
      'take-up',
      { loop, station, consignments: [consignment], parcels: [returned] },
      { by: county.drivers[0] },
    );
    county.must('finish-loop', { loop, actualMetres: null, actualMinutes: 90 }, { by: county.drivers[0] });
    assert.equal(county.settle(loop).to, 'loop-still-loaded');
    county.must(
      'unload-loop',
      { loop, consignments: [consignment], parcels: [returned], complete: true },
      { by: county.clerk },
    );
    // Meanwhile it goes down again with another van: that is no longer this loop’s.
    county.load(0, [returned], null);
    const { charge } = county.settled(loop);
    assert.deepEqual(
      charge.carried.map(({ id, kind, station: of, pieces }) => [id, kind, of, pieces]),
      [
        [delivered, 'parcel', station, 1],
        [returned, 'return', station, 1],
        [consignment, 'consignment', station, 3],
      ],
    );
    const [row] = charge.stations;
    assert.deepEqual([row?.parcels, row?.returns, row?.consignments, row?.pieces], [1, 1, 1, 5]);
    assert.deepEqual(
      charge.carried.map(({ shareFen }) => shareFen / charge.cost.totalFen),
      [0.2, 0.2, 0.6],
    );
  });

  test('a parcel that came up is counted for the station it came from, though it is for another by now', () => {
    const county = new SettlingCounty();
    const loop = county.planned([0]);
    const parcel = county.parcel(0);
    const load = county.load(0, [parcel], null);
    county.must('receive-parcels', { station: county.stations[0], load, sealWhole: true, parcels: [parcel] });
    county.must('report-parcel', { parcel, trouble: 'wrong-village' });
    county.must('start-loop', { loop }, { by: county.drivers[0] });
    county.must(
      'take-up',
      { loop, station: county.stations[0], consignments: [], parcels: [parcel] },
      { by: county.drivers[0] },
    );
    county.must('finish-loop', { loop, actualMetres: null, actualMinutes: 90 }, { by: county.drivers[0] });
    county.must('unload-loop', { loop, consignments: [], parcels: [parcel], complete: true }, { by: county.clerk });
    county.must(
      'resolve-parcel',
      { parcel, resolution: 're-routed', station: county.stations[2] },
      { by: county.clerk },
    );
    assert.deepEqual(
      county.settled(loop).charge.stations.map(({ station, returns }) => [station, returns]),
      [[county.stations[0], 1]],
    );
  });

  test('one reported missing does not hold the cost up', () => {
    const county = new SettlingCounty();
    const loop = county.planned([0]);
    const parcel = county.parcel(0);
    county.load(0, [parcel], loop);
    county.must('start-loop', { loop }, { by: county.drivers[0] });
    county.must('report-parcel', { parcel, trouble: 'missing' });
    county.must('finish-loop', { loop, actualMetres: null, actualMinutes: 90 }, { by: county.drivers[0] });
    assert.equal(county.settled(loop).charge.carried.length, 1);
  });

  test('a carrier owes what was agreed for each of its parcels that arrived, beside the cost and not in it', () => {
    const county = new SettlingCounty();
    county.must('change-loop-cost-settings', { contributionsFen: { sf: 50 }, lineSubsidyFen: 10 });
    const { charge, postings } = county.settled(county.driven(county.planned([0, 1]), { 0: 3, 1: 2 }));
    assert.deepEqual(
      charge.contributions.map(({ payer, parcels, amountFen }) => [payer, parcels, amountFen]),
      [
        ['sf', 3, 150],
        ['sf', 2, 100],
      ],
    );
    const booked = balances(postings);
    assert.equal(booked[accountOf.carrierOwes('sf')], 250);
    assert.equal(booked[accountOf.loopContribution(county.stations[0] ?? '')], -150);
    assert.equal(
      charge.stations.reduce((sum, { shareFen }) => sum + shareFen, 0),
      charge.cost.totalFen,
    );
  });

  test('the programme owes its subsidy for parcels that a bus brought, of whatever carrier', () => {
    const county = new SettlingCounty();
    county.must('change-loop-cost-settings', { lineSubsidyFen: 20 });
    const bus = newId();
    const timetable = [
      { stop: county.depot, minute: 480 },
      { stop: county.stations[0], minute: 510 },
      { stop: county.depot, minute: 600 },
    ];
    county.must('add-vehicle', county.van({ vehicle: bus, name: '客货邮1路', kind: 'bus', timetable }), {
      by: county.clerk,
    });
    const stop = county.stop(0, { arriveMinute: 510, leaveMinute: 510 });
    const loop = county.planned([0], { vehicle: bus, trips: [{ leaveMinute: 480, returnMinute: 600, stops: [stop] }] });
    const { charge } = county.settled(county.driven(loop, { 0: 4 }));
    assert.deepEqual(charge.contributions, [
      { payer: 'line-subsidy', station: county.stations[0], parcels: 4, amountFen: 80 },
    ]);
  });
});

describe('the books', () => {
  test('every settlement sums to zero whatever was carried, and a reversal takes all of it back', () => {
    const count = fc.integer({ min: 0, max: 6 });
    const rates = fc.record({
      fixedFenPerDay: fc.integer({ min: 0, max: 30_000 }),
      costFenPerKm: fc.integer({ min: 0, max: 333 }),
      driverFenPerDay: fc.integer({ min: 0, max: 20_000 }),
      driverFenPerHour: fc.integer({ min: 0, max: 4_999 }),
    });
    const drive = fc.record({
      parcels: fc.tuple(count, count, count),
      rates,
      metres: fc.integer({ min: 0, max: 300_000 }),
      minutes: fc.integer({ min: 0, max: 900 }),
      agreed: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(drive, ({ parcels, metres, minutes, agreed, rates: terms }) => {
        const county = new SettlingCounty();
        county.must('change-vehicle', county.van({ vehicle: county.vans[0], ...terms }), { by: county.clerk });
        county.must('change-loop-cost-settings', { contributionsFen: { sf: agreed } });
        const at = Object.fromEntries(
          parcels.map((pieces, station) => [station, pieces] as const).filter(([, pieces]) => pieces > 0),
        );
        const loop = county.driven(county.planned([0, 1, 2]), at, { metres, minutes });
        const { charge, postings } = county.settled(loop);
        assert.equal(
          postings.reduce((sum, { amountFen }) => sum + amountFen, 0),
          0,
        );
        assert.equal(
          charge.ownFen + charge.stations.reduce((sum, { shareFen }) => sum + shareFen, 0),
          charge.cost.totalFen,
        );
        const back = county.must('reverse-loop-cost', { loop, reason: 'wrong-distance' }, { by: county.clerk });
        assert.deepEqual(balances([...postings, ...back.postings]), {});
      }),
      { numRuns: 40 },
    );
  });

  test('a cost is settled once, reversed once, and settled again after', () => {
    const county = new SettlingCounty();
    const loop = county.driven(county.planned([0]), { 0: 1 });
    assert.equal(
      county.say('reverse-loop-cost', { loop, reason: 'other' }, { by: county.clerk }).to,
      'loop-cost-not-settled',
    );
    county.settled(loop);
    assert.equal(county.settle(loop).to, 'loop-cost-settled');
    county.must('reverse-loop-cost', { loop, reason: 'wrong-receipt' }, { by: county.clerk });
    assert.equal(
      county.say('reverse-loop-cost', { loop, reason: 'other' }, { by: county.clerk }).to,
      'loop-cost-not-settled',
    );
    county.settled(loop);
  });

  test('a loop that is not home has no cost yet, a driver settles none, and what has no receipt is not booked', () => {
    const county = new SettlingCounty();
    const loop = county.planned([0]);
    assert.equal(county.settle(loop).to, 'loop-not-ready');
    county.driven(loop, { 0: 1 });
    assert.equal(county.say('settle-loop', { loop, ...asRecorded }, { by: county.drivers[0] }).to, 'not-allowed');
    assert.equal(
      county.settle(loop, { extras: [{ kind: 'toll', amountFen: 100, receipt: '无', owedTo: 'driver' }] }).to,
      'receipt-invalid',
    );
    assert.equal(county.settle(newId()).to, 'loop-unknown');
  });
});

describe('what a loop cost that is unusual', () => {
  /** One person no longer acts alone; and there is somebody to confirm. */
  const withTwo = () => {
    const county = new SettlingCounty();
    const approver = newId();
    county.must('grant-role', { person: approver, role: 'finance-approver', place: COUNTY });
    county.must('let-one-act', { until: null });
    return { county, confirm: (proposal: string) => county.say('confirm-proposal', { proposal }, { by: approver }) };
  };
  const proposedBy = ({ to, events: [event] }: Came) => {
    assert.ok(event?.type === 'ActProposed', `${to} ${event?.type}`);
    return event.data;
  };

  test('is booked by one person where way, time and amount are as usual', () => {
    const { county } = withTwo();
    assert.equal(county.settled(county.driven(county.planned([0]), { 0: 1 })).charge.cost.totalFen, 16_500);
  });

  test('waits where its way is far from the plan, and is booked when somebody else confirms: parcels, shares and all', () => {
    const { county, confirm } = withTwo();
    const loop = county.driven(county.planned([0, 1]), { 0: 2, 1: 1 });
    const { proposal, changes } = proposedBy(county.settle(loop, { metres: 90_000 }));
    assert.deepEqual(changes, [
      { what: 'loopCostFen', before: county.row('loop', loop)?.cost.totalFen, after: 23_500 },
      { what: 'loopMetres', before: 20_000, after: 90_000 },
    ]);
    assert.equal(county.row('loopCharge', loop), undefined);
    assert.equal(county.balance(accountOf.driverPayable(county.drivers[0])), 0);
    assert.equal(confirm(proposal).to, 'accepted');
    assert.equal(county.row('loopCharge', loop)?.carried.length, 3);
    assert.equal(county.balance(accountOf.driverPayable(county.drivers[0])), -4_500);
  });

  test('waits where it comes to more than the county’s ceiling, a receipt included', () => {
    const { county } = withTwo();
    const loop = county.driven(county.planned([0]), { 0: 1 });
    const extras = [{ kind: 'repair', amountFen: 90_000, receipt: 'XL-78', owedTo: 'owner' }];
    assert.deepEqual(proposedBy(county.settle(loop, { extras })).changes.slice(1), [
      { what: 'loopExtraFen', before: null, after: 90_000 },
    ]);
  });

  test('is not booked where the figures changed since they were shown', () => {
    const { county, confirm } = withTwo();
    const loop = county.driven(county.planned([0]), { 0: 1 });
    const { proposal } = proposedBy(county.settle(loop, { metres: 90_000 }));
    const other = county.driven(county.planned([1]), { 1: 1 });
    county.settled(other);
    assert.equal(confirm(proposal).to, 'proposal-outdated');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  greatCircleMetres,
  commands,
  defaultLogisticsSettings,
  invariant,
  kinds,
  SYSTEM,
  uuidv7,
  WorkingSet,
  type Depot,
  type Station,
  type Vehicle,
} from '@yangui/domain';
import { Roads, type Point } from '../adapters/roads.ts';
import { newId } from '../new-id.ts';
import { NOTHING, sum, type Amount, type Call, type Day, type FreeVehicle } from './day.ts';
import { planDay } from './plan-day.ts';

const COUNTY = '220112';
const DAY = '2026-11-22';
const CENTRE = { longitude: 125.66, latitude: 43.52 };

/** Random numbers from a seed (mulberry32), so that a day that fails can be had again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

class MadeUpDay {
  readonly depot: Depot = {
    id: newId(),
    name: '县中心',
    longitudeMicrodegrees: CENTRE.longitude * 1e6,
    latitudeMicrodegrees: CENTRE.latitude * 1e6,
    schematic: true,
  };
  readonly stations: readonly Station[];
  readonly positions = new Map<string, Point>();
  readonly state = new WorkingSet(kinds, kinds);
  private readonly roll: (below: number) => number;

  constructor(seed: number, stations: number) {
    this.roll = dice(seed);
    this.state.load('depot', this.depot.id, this.depot);
    this.stations = Array.from({ length: stations }, (_, index): Station => ({
      id: uuidv7(seed * 1_000 + index, new Uint8Array(10).fill(index)),
      village: `${COUNTY}10${100_0 + index}`.slice(0, 12),
      name: `${index}站`,
      stage: 'open',
      stageSince: 0,
      stageReason: null,
      partner: null,
      openedAt: 0,
      floorAreaSquareMetres: 40,
      smallPremisesReason: null,
      equipment: [],
      openOrders: 0,
      openParcels: 0,
      openConsignments: 0,
      tabsFen: 0,
    }));
    for (const station of this.stations) {
      this.state.load('station', station.id, station);
      this.positions.set(station.id, {
        longitude: CENTRE.longitude + (this.roll(600) - 300) / 1_000,
        latitude: CENTRE.latitude + (this.roll(400) - 200) / 1_000,
      });
    }
  }

  amount(): Amount {
    const pieces = this.roll(3) === 0 ? 0 : 1 + this.roll(40);
    return { pieces, grams: pieces * (500 + this.roll(3_000)), cubicDecimetres: pieces * (1 + this.roll(12)) };
  }

  vehicle(more: Partial<Vehicle> = {}): FreeVehicle {
    const vehicle: Vehicle = {
      id: newId(),
      stage: 'in-service',
      owner: null,
      name: `${this.roll(1_000)}号车`,
      kind: 'van',
      depot: this.depot.id,
      capacityGrams: 200_000 + this.roll(600_000),
      capacityCubicDecimetres: 1_000 + this.roll(3_000),
      shiftFromMinute: 420,
      shiftToMinute: 1_080,
      maxDurationMinutes: this.roll(3) === 0 ? 300 : null,
      maxDistanceMetres: this.roll(3) === 0 ? 150_000 : null,
      maxTrips: 1 + this.roll(3),
      coldBox: this.roll(2) === 0,
      cannotReach: this.stations.filter(() => this.roll(10) === 0).map(({ id }) => id),
      fixedFenPerDay: 10_000,
      costFenPerKm: 90,
      driverFenPerDay: 0,
      driverFenPerHour: 2_500,
      timetable: null,
      ...more,
    };
    this.state.load('vehicle', vehicle.id, vehicle);
    return { vehicle, depot: this.depot, freeFromMinute: this.roll(4) === 0 ? 600 : 0, again: false, driver: null };
  }

  /** A bus that begins in a village, comes to the depot and makes a round, some stations there and back. */
  bus(): FreeVehicle {
    const line = this.stations
      .filter(() => this.roll(4) === 0)
      .slice(0, 6)
      .map(({ id }) => id);
    const [first = this.stations[0]?.id ?? ''] = line;
    const stops = [first, this.depot.id, ...line, ...line.toReversed().slice(1), this.depot.id];
    return this.vehicle({
      kind: 'bus',
      timetable: stops.map((stop, index) => ({ stop, minute: 400 + index * (9 + this.roll(3)) + index * 3 })),
      cannotReach: [],
      maxDurationMinutes: null,
      maxDistanceMetres: null,
    });
  }

  calls(): readonly Call[] {
    return this.stations
      .map(({ id: station }): Call => {
        const window = this.roll(4) === 0 ? { fromMinute: 480 + this.roll(200), toMinute: 700 + this.roll(300) } : null;
        if (window !== null) this.state.load('deliveryWindow', station, { id: station, ...window });
        const point = this.positions.get(station) ?? CENTRE;
        return {
          station,
          fetch: null,
          point,
          down: this.amount(),
          up: this.amount(),
          coldUp: this.roll(6) === 0 ? { pieces: 1, grams: 5_000, cubicDecimetres: 20 } : NOTHING,
          window,
        };
      })
      .filter(({ down, up, coldUp }) => down.pieces + up.pieces + coldUp.pieces > 0);
  }

  day(vehicles: readonly FreeVehicle[], calls: readonly Call[], first: readonly string[] = []): Day {
    return {
      day: DAY,
      vehicles,
      calls,
      leftOut: [],
      staying: [],
      settings: defaultLogisticsSettings,
      first: new Set(first),
    };
  }
}

const plan = (day: Day, made: MadeUpDay, seconds = 0.1) =>
  planDay(day, made.positions, new Roads(undefined), { seconds, threads: 1, newId });
const pieces = (calls: readonly Pick<Call, 'down' | 'up' | 'coldUp'>[]) =>
  calls.reduce((all, { down, up, coldUp }) => all + down.pieces + sum(up, coldUp).pieces, 0);

describe('A planned day', () => {
  test('is one that the rule accepts, with every piece on a loop or left out with a reason', async () => {
    let loops = 0;
    let left = 0;
    for (let seed = 1; seed <= 8; seed += 1) {
      const made = new MadeUpDay(seed, 12 + seed * 2);
      const vehicles = [made.vehicle(), made.vehicle(), made.bus(), ...(seed % 3 === 0 ? [made.vehicle()] : [])];
      const calls = made.calls();
      const proposal = await plan(made.day(vehicles, calls), made);
      const { day, distanceSource, detourPercent, downOnlyFen, upOnlyFen, leftOut } = proposal;
      const payload = { day, loops: proposal.loops, distanceSource, detourPercent, downOnlyFen, upOnlyFen, leftOut };
      const bound = commands
        .get('plan-loops')
        ?.bind({ id: newId(), type: 'plan-loops', at: 0, payload }, COUNTY, SYSTEM);
      invariant(bound !== undefined && !('malformed' in bound), `seed ${seed}: ${JSON.stringify(bound)}`);
      const decision = bound.decide(made.state);
      assert.ok('events' in decision, `seed ${seed}: ${JSON.stringify(decision)}`);
      const [planned] = decision.events;
      assert.ok(planned?.type === 'LoopsPlanned');
      assert.equal(
        planned.data.loops.reduce((all, { cost }) => all + cost.totalFen, 0),
        proposal.plannedFen,
        `seed ${seed}: the cost is the rule’s`,
      );
      const stops = proposal.loops.flatMap(({ trips }) => trips).flatMap((trip) => trip.stops);
      const served = stops.reduce((all, { downPieces, upPieces }) => all + downPieces + upPieces, 0);
      const missed = leftOut.reduce((all, { downPieces, upPieces }) => all + downPieces + upPieces, 0);
      assert.equal(served + missed, pieces(calls), `seed ${seed}`);
      loops += proposal.loops.length;
      left += leftOut.length;
    }
    assert.ok(loops > 12 && left > 0, `${loops} loops, ${left} left out`);
  });

  test('brings down and takes up in one loop for less than each way alone', async () => {
    const made = new MadeUpDay(7, 20);
    const vehicles = [
      made.vehicle({
        cannotReach: [],
        maxTrips: 3,
        maxDurationMinutes: null,
        maxDistanceMetres: null,
        capacityGrams: 900_000,
        capacityCubicDecimetres: 6_000,
      }),
    ];
    const calls = made.calls().map((call) => ({ ...call, coldUp: NOTHING, window: null }));
    const proposal = await plan(made.day(vehicles, calls), made, 0.4);
    const { plannedFen, downOnlyFen, upOnlyFen } = proposal;
    assert.ok(downOnlyFen !== null && upOnlyFen !== null);
    assert.ok(plannedFen < downOnlyFen + upOnlyFen, `${plannedFen} against ${downOnlyFen} and ${upOnlyFen}`);
    // Its length is that of its legs.
    const [loop] = proposal.loops;
    const [trip] = loop?.trips ?? [];
    const points = [
      CENTRE,
      ...(trip?.stops ?? []).map(({ station }) => made.positions.get(station ?? '') ?? CENTRE),
      CENTRE,
    ];
    const length = points
      .slice(1)
      .reduce((all, point, index) => all + Math.round(greatCircleMetres(points[index] ?? CENTRE, point) * 1.4), 0);
    if (loop?.trips.length === 1) assert.equal(loop.distanceMetres, length);
  });

  test('says of what it leaves out why: no vehicle, out of reach, no cold box, one piece too large, no room', async () => {
    const made = new MadeUpDay(3, 5);
    const [a, b, c, d, e] = made.stations.map(({ id }) => id);
    const of = (station: string | undefined, more: Partial<Call>): Call => ({
      station: station ?? '',
      fetch: null,
      point: made.positions.get(station ?? '') ?? CENTRE,
      down: NOTHING,
      up: NOTHING,
      coldUp: NOTHING,
      window: null,
      ...more,
    });
    const some = { pieces: 10, grams: 10_000, cubicDecimetres: 100 };
    const calls = [
      of(a, { down: some }),
      of(b, { up: some, coldUp: some }),
      of(c, { down: { pieces: 1, grams: 2_000_000, cubicDecimetres: 10 } }),
      of(d, { down: some }),
      of(e, { down: { pieces: 100, grams: 2_400_000, cubicDecimetres: 900 } }),
    ];
    const van = made.vehicle({
      capacityGrams: 500_000,
      capacityCubicDecimetres: 4_000,
      coldBox: false,
      cannotReach: d === undefined ? [] : [d],
      maxTrips: 2,
      maxDurationMinutes: null,
      maxDistanceMetres: null,
    });
    const { leftOut, loops } = await plan(made.day([{ ...van, freeFromMinute: 0 }], calls), made);
    const reasons = (station: string | undefined) =>
      leftOut.filter((out) => out.station === station).map(({ reason }) => reason);
    assert.deepEqual(
      [reasons(a), reasons(b), reasons(c), reasons(d), new Set(reasons(e))],
      [[], ['no-cold-box'], ['too-large'], ['unreachable'], new Set(['van-full'])],
    );
    // What is too much for one trip comes in shares: some of it goes today.
    assert.ok(
      loops
        .flatMap(({ trips }) => trips)
        .flatMap(({ stops }) => stops)
        .some(({ station }) => station === e),
    );
    assert.deepEqual(
      (await plan(made.day([], calls.slice(0, 1)), made)).leftOut.map(({ reason }) => reason),
      ['no-vehicle'],
    );
  });

  /** One van of the day and stations east of the depot, so many kilometres by road each; 30 km an hour, five minutes at each. */
  const late = (
    kilometres: readonly number[],
    { from = 0, window = null, ...more }: { from?: number; window?: Call['window'] } & Partial<Vehicle> = {},
  ) => {
    const made = new MadeUpDay(4, kilometres.length);
    const calls = kilometres.map((far, index): Call => {
      const point = {
        longitude: CENTRE.longitude + far / 1.4 / (111.19 * Math.cos((CENTRE.latitude * Math.PI) / 180)),
        latitude: CENTRE.latitude,
      };
      return {
        station: made.stations[index]?.id ?? '',
        fetch: null,
        point,
        down: { pieces: 1, grams: 10_000, cubicDecimetres: 100 },
        up: NOTHING,
        coldUp: NOTHING,
        window,
      };
    });
    const van = made.vehicle({
      shiftFromMinute: 480,
      shiftToMinute: 1_140,
      cannotReach: [],
      maxTrips: 1,
      maxDurationMinutes: null,
      maxDistanceMetres: null,
      capacityGrams: 1_000_000,
      capacityCubicDecimetres: 9_000,
      ...more,
    });
    return {
      made,
      calls,
      stations: calls.map(({ station }) => station ?? ''),
      day: (first: readonly string[] = []) => made.day([{ ...van, freeFromMinute: from }], calls, first),
    };
  };
  const told = async ({ made, day }: ReturnType<typeof late>, first: readonly string[] = []) => {
    const { leftOut, hours } = await plan(day(first), made);
    return {
      reasons: leftOut.map(({ reason }) => reason),
      stations: leftOut.map(({ station }) => station),
      alone: leftOut.map(({ aloneMinutes }) => aloneMinutes),
      hours,
    };
  };

  test('says whether it is the hour, the way, the station’s window or the room that leaves a station out', async () => {
    // 40 km there, 40 home and five minutes between: 165. At 17:00 nobody is home by 19:00; at 16:00 it goes.
    assert.deepEqual(await told(late([40], { from: 1_020 })), {
      reasons: ['too-late'],
      stations: [late([40]).stations[0]],
      alone: [165],
      hours: { fromMinute: 1_020, toMinute: 1_140 },
    });
    assert.deepEqual((await told(late([40], { from: 960 }))).reasons, []);
    assert.deepEqual(await told(late([40], { from: 1_140 })).then(({ reasons, hours }) => [reasons, hours]), [
      ['day-over'],
      null,
    ]);
    assert.deepEqual((await told(late([300]))).reasons, ['too-far']);
    assert.deepEqual((await told(late([40], { maxDistanceMetres: 60_000 }))).reasons, ['too-far']);
    assert.deepEqual((await told(late([40], { maxDurationMinutes: 120 }))).reasons, ['too-far']);
    assert.deepEqual((await told(late([40], { window: { fromMinute: 420, toMinute: 500 } }))).reasons, [
      'window-missed',
    ]);
    assert.deepEqual((await told(late([20], { from: 900, window: { fromMinute: 600, toMinute: 720 } }))).reasons, [
      'window-missed',
    ]);
    // Each alone would do; both do not.
    assert.deepEqual((await told(late([10, -10], { from: 1_080, shiftToMinute: 1_130 }))).reasons, ['no-hours']);
    assert.deepEqual((await told(late([10, 11], { capacityGrams: 15_000 }))).reasons, ['van-full']);
  });

  test('serves first those that are to come first where there is not time for all', async () => {
    for (const which of [0, 1]) {
      const here = late([10, -12], { from: 1_080, shiftToMinute: 1_134 });
      const { stations } = await told(here, [here.stations[which] ?? '']);
      assert.deepEqual(stations, [here.stations[1 - which]]);
    }
  });

  test('saves nothing where nothing goes the other way: that way alone is the plan itself', async () => {
    const made = new MadeUpDay(11, 30);
    const calls = made.stations.map(({ id }): Call => ({
      station: id,
      fetch: null,
      point: made.positions.get(id) ?? CENTRE,
      down: { pieces: 3, grams: 4_500, cubicDecimetres: 24 },
      up: NOTHING,
      coldUp: NOTHING,
      window: null,
    }));
    const van = made.vehicle({
      cannotReach: [],
      maxDistanceMetres: null,
      maxDurationMinutes: null,
      shiftFromMinute: 0,
      shiftToMinute: 1_440,
    });
    const { plannedFen, downOnlyFen, upOnlyFen, leftOut } = await plan(
      made.day([{ ...van, freeFromMinute: 0 }], calls),
      made,
    );
    assert.deepEqual([leftOut, downOnlyFen, upOnlyFen], [[], plannedFen, 0]);
  });

  test('fetches what a broken van left by the road, and sends a cold box for what must be cold', async () => {
    const made = new MadeUpDay(5, 3);
    const [a] = made.stations.map(({ id }) => id);
    const broken = newId();
    const some = { pieces: 4, grams: 4_000, cubicDecimetres: 40 };
    const calls: readonly Call[] = [
      {
        station: null,
        fetch: broken,
        point: { longitude: 125.7, latitude: 43.5 },
        down: NOTHING,
        up: some,
        coldUp: NOTHING,
        window: null,
      },
      { station: a ?? '', fetch: null, point: CENTRE, down: NOTHING, up: NOTHING, coldUp: some, window: null },
    ];
    const can = { cannotReach: [], maxDistanceMetres: null, maxDurationMinutes: null } as const;
    const [plain, cold] = [
      made.vehicle({ ...can, coldBox: false, costFenPerKm: 1 }),
      made.vehicle({ ...can, coldBox: true, costFenPerKm: 900 }),
    ];
    const { loops, leftOut } = await plan(made.day([plain, cold], calls), made);
    assert.deepEqual(leftOut, []);
    const stops = loops.flatMap(({ vehicle, trips }) =>
      trips.flatMap((trip) => trip.stops.map((stop) => ({ vehicle, ...stop }))),
    );
    assert.equal(stops.find(({ fetch }) => fetch === broken)?.upPieces, 4);
    assert.equal(stops.find(({ station }) => station === a)?.vehicle, cold.vehicle.id);
  });
});

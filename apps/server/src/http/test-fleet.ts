import assert from 'node:assert/strict';
import { businessDay, MINUTE, SET_DOWN_MINUTES, type LoopPlan, type LoopStop, type ProblemCode } from '@yangui/domain';
import { newId, vanTerms } from '../journal/test-county.ts';
import { ParcelRound } from './test-parcels.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

const SHUANGYANG_CENTRE = { longitudeMicrodegrees: 125_660_000, latitudeMicrodegrees: 43_530_000, schematic: true };

/** Vans, loops and what goes up on a test server, through HTTP. */
export class FleetRound {
  private readonly server: TestServer;
  readonly parcels: ParcelRound;
  readonly today: string;
  private readonly now: () => number;

  /** @param now when it all happens, where nothing else is said */
  constructor(server: TestServer, now: () => number = Date.now) {
    this.server = server;
    this.now = now;
    this.today = businessDay(now());
    this.parcels = new ParcelRound(server, now);
  }

  async must(
    who: SomeoneSignedIn,
    type: string,
    payload: unknown,
    envelope: { id?: string; at?: number; personal?: unknown } = {},
  ): Promise<void> {
    await this.parcels.must(who, type, payload, envelope);
  }

  async depot(): Promise<string> {
    const depot = newId();
    await this.must(this.server.clerk, 'add-depot', { depot, name: '县域运营中心', ...SHUANGYANG_CENTRE });
    return depot;
  }

  /** What `add-vehicle` says of a van that can do everything in this county. */
  vehicleOf(depot: string, more: object = {}) {
    return { ...vanTerms(newId(), depot), ...more };
  }

  async vehicle(more: { depot?: string; [term: string]: unknown } = {}): Promise<string> {
    const terms = this.vehicleOf(more.depot ?? (await this.depot()), more);
    await this.must(this.server.clerk, 'add-vehicle', terms);
    return terms.vehicle;
  }

  stop(more: Partial<LoopStop> = {}): LoopStop {
    return {
      station: this.server.station.id,
      fetch: null,
      arriveMinute: 500,
      leaveMinute: 505,
      downPieces: 3,
      downGrams: 4_500,
      downCubicDecimetres: 24,
      upPieces: 1,
      upGrams: 1_000,
      upCubicDecimetres: 5,
      ...more,
    };
  }

  /** A loop from eight o’clock to ten with one stop, where nothing else is said. */
  loopOf(
    vehicle: string,
    { stops = [this.stop()], ...more }: Partial<LoopPlan> & { stops?: readonly LoopStop[] } = {},
  ): LoopPlan {
    return {
      loop: newId(),
      vehicle,
      driver: null,
      trips: [{ leaveMinute: 480, returnMinute: 600, stops }],
      distanceMetres: 30_000,
      ...more,
    };
  }

  planOf(loops: readonly LoopPlan[], more: object = {}) {
    return {
      day: this.today,
      loops,
      distanceSource: 'great-circle',
      detourPercent: 140,
      downOnlyFen: null,
      upOnlyFen: null,
      leftOut: [],
      ...more,
    };
  }

  plan(loops: readonly LoopPlan[], more: object = {}): Promise<Answer> {
    return this.server.clerk.send('plan-loops', this.planOf(loops, more), { at: this.now() });
  }

  /** An adopted plan of one loop; gives the loop. */
  async planned(more: Parameters<FleetRound['loopOf']>[1] = {}, vehicle?: string): Promise<LoopPlan> {
    const loop = this.loopOf(vehicle ?? (await this.vehicle()), more);
    const { status, body } = await this.plan([loop]);
    assert.equal(status, 200, JSON.stringify(body));
    return loop;
  }

  async underway(more: Parameters<FleetRound['loopOf']>[1] = {}): Promise<LoopPlan & { readonly by: SomeoneSignedIn }> {
    const by = await this.server.appoint('driver');
    const loop = await this.planned({ driver: by.person, ...more });
    await this.must(by, 'start-loop', { loop: loop.loop });
    return { ...loop, by };
  }

  consignmentOf(more: object = {}) {
    return {
      consignment: newId(),
      station: this.server.station.id,
      kind: 'goods',
      sender: this.server.station.villager,
      pieces: 1,
      weightGrams: 5_000,
      volumeCubicDecimetres: 20,
      cold: false,
      ...more,
    };
  }

  async consignment(more: object = {}, at = this.now()): Promise<string> {
    const terms = this.consignmentOf(more);
    await this.must(this.server.partner, 'register-consignment', terms, {
      at,
      personal: { name: '城里的女儿', phone: '13800001111' },
    });
    return terms.consignment;
  }

  /** A consignment that came up and was taken in; gives it and its loop. */
  async arrived(more: object = {}): Promise<{ readonly consignment: string; readonly loop: string }> {
    const { loop, by } = await this.underway();
    const consignment = await this.consignment(more);
    await this.must(by, 'take-up', { loop, station: this.server.station.id, consignments: [consignment], parcels: [] });
    await this.must(this.server.clerk, 'unload-loop', {
      loop,
      consignments: [consignment],
      parcels: [],
      complete: true,
    });
    return { consignment, loop };
  }
}

/** How each refusal about vehicles, loops and consignments comes about, through HTTP. */
export function fleetScenarios(here: () => TestServer) {
  const round = () => new FleetRound(here());
  const clerk = () => here().clerk;
  const addVehicle = async (more: object) =>
    clerk().send('add-vehicle', round().vehicleOf(await round().depot(), more));
  const planOne = async (
    more: Parameters<FleetRound['loopOf']>[1],
    terms: Parameters<FleetRound['vehicle']>[0] = {},
  ) => {
    const of = round();
    return of.plan([of.loopOf(await of.vehicle(terms), more)]);
  };
  const bus = async (more: Parameters<FleetRound['loopOf']>[1]) => {
    const of = round();
    const depot = await of.depot();
    const timetable = [
      { stop: depot, minute: 480 },
      { stop: here().station.id, minute: 510 },
      { stop: depot, minute: 600 },
    ];
    return of.plan([of.loopOf(await of.vehicle({ depot, kind: 'bus', timetable }), more)]);
  };
  return {
    'depot-unknown': () => clerk().send('add-vehicle', round().vehicleOf(newId())),
    'vehicle-unknown': () => round().plan([round().loopOf(newId())]),
    'vehicle-not-ready': async () => {
      const of = round();
      const vehicle = await of.vehicle();
      await of.must(clerk(), 'report-breakdown', {
        vehicle,
        loop: null,
        station: null,
        longitudeMicrodegrees: null,
        latitudeMicrodegrees: null,
      });
      return of.plan([of.loopOf(vehicle)]);
    },
    'vehicle-not-on-loop': async () => {
      const { loop } = await round().underway();
      return clerk().send('report-breakdown', {
        vehicle: await round().vehicle(),
        loop,
        station: here().station.id,
        longitudeMicrodegrees: null,
        latitudeMicrodegrees: null,
      });
    },
    'vehicle-not-driven': async () =>
      (await here().appoint('driver')).send('report-breakdown', {
        vehicle: await round().vehicle(),
        loop: null,
        station: null,
        longitudeMicrodegrees: null,
        latitudeMicrodegrees: null,
      }),
    'fleet-figure-invalid': () => addVehicle({ capacityGrams: 1 }),
    'shift-invalid': () => addVehicle({ shiftFromMinute: 600, shiftToMinute: 540 }),
    'timetable-unfit': () => addVehicle({ kind: 'bus' }),
    'timetable-invalid': async () => {
      const depot = await round().depot();
      const timetable = [
        { stop: depot, minute: 480 },
        { stop: here().station.id, minute: 470 },
      ];
      return clerk().send('add-vehicle', round().vehicleOf(depot, { kind: 'bus', timetable }));
    },
    'window-invalid': () =>
      clerk().send('set-delivery-window', { station: here().station.id, fromMinute: 600, toMinute: 540 }),
    'day-invalid': () => round().plan([], { day: '22.11.2026' }),
    'stopped-where': async () => {
      const { loop, vehicle } = await round().underway();
      return clerk().send('report-breakdown', {
        vehicle,
        loop,
        station: null,
        longitudeMicrodegrees: null,
        latitudeMicrodegrees: null,
      });
    },
    'loop-unknown': () => clerk().send('start-loop', { loop: newId() }),
    'loop-not-ready': async () =>
      clerk().send('finish-loop', { loop: (await round().planned()).loop, actualMetres: null, actualMinutes: null }),
    'loop-empty': () => planOne({ stops: [] }),
    'loop-outside-shift': () => planOne({}, { shiftFromMinute: 540 }),
    'loop-too-long': () => planOne({}, { maxDurationMinutes: 60 }),
    'stop-not-in-trouble': async () =>
      clerk().send('answer-stop', { loop: (await round().underway()).loop, exception: 0, answer: 'other' }),
    'stop-answered': async () => {
      const { loop, by } = await round().underway();
      await round().must(by, 'report-stop', { loop, station: here().station.id, trouble: 'nobody-there', parcels: [] });
      await round().must(clerk(), 'answer-stop', { loop, exception: 0, answer: 'reached' });
      return clerk().send('answer-stop', { loop, exception: 0, answer: 'other' });
    },
    'loop-without-driver': async () => clerk().send('start-loop', { loop: (await round().planned()).loop }),
    'loop-of-another': async () => {
      const { loop } = await round().planned({ driver: (await here().appoint('driver')).person });
      return (await here().appoint('driver')).send('start-loop', { loop });
    },
    'too-many-trips': () => {
      const trip = (leaveMinute: number) => ({
        leaveMinute,
        returnMinute: leaveMinute + 60,
        stops: [round().stop({ arriveMinute: leaveMinute + 20, leaveMinute: leaveMinute + 25 })],
      });
      return planOne({ trips: [trip(480), trip(560)] }, { maxTrips: 1 });
    },
    'times-out-of-order': () => planOne({ stops: [round().stop({ arriveMinute: 470 })] }),
    'load-too-large': () => planOne({ stops: [round().stop({ downGrams: 800_001 })] }),
    'stop-twice': () => planOne({ stops: [round().stop(), round().stop({ arriveMinute: 520, leaveMinute: 525 })] }),
    'stop-nowhere': () => planOne({ stops: [round().stop({ station: null })] }),
    'stop-off-timetable': () => bus({ stops: [round().stop()] }),
    'trip-off-timetable': () =>
      bus({
        trips: [
          { leaveMinute: 481, returnMinute: 600, stops: [round().stop({ arriveMinute: 510, leaveMinute: 510 })] },
        ],
      }),
    'stop-outside-window': async () => {
      const window = { station: here().station.id, fromMinute: 900, toMinute: 960 };
      await round().must(clerk(), 'set-delivery-window', window);
      const answer = await planOne({});
      await round().must(clerk(), 'set-delivery-window', { ...window, fromMinute: 0, toMinute: 1_440 });
      return answer;
    },
    'stop-loaded': async () => {
      const of = round();
      const [depot, away] = [
        await of.depot(),
        of.stop({ station: here().otherStation.id, arriveMinute: 540, leaveMinute: 545 }),
      ];
      const [first, second] = [
        of.loopOf(await of.vehicle({ depot })),
        of.loopOf(await of.vehicle({ depot }), { stops: [away] }),
      ];
      assert.equal((await of.plan([first, second])).status, 200);
      await of.must(clerk(), 'load-van', of.parcels.loadOf([await of.parcels.register()], { loop: first.loop }));
      const moved = [
        { ...first, trips: [] },
        { ...second, trips: [{ leaveMinute: 480, returnMinute: 620, stops: [of.stop(), away] }] },
      ];
      return clerk().send('move-stop', {
        day: of.today,
        loops: moved,
        distanceSource: 'great-circle',
        detourPercent: 140,
      });
    },
    'stop-not-on-loop': async () => {
      const { loop } = await round().planned({ stops: [round().stop({ station: here().otherStation.id })] });
      return clerk().send('load-van', round().parcels.loadOf([await round().parcels.register()], { loop }));
    },
    'stops-differ': async () => {
      const loop = await round().planned();
      const less = {
        ...loop,
        trips: loop.trips.map((trip) => ({ ...trip, stops: [round().stop({ downPieces: 2 })] })),
      };
      return clerk().send('move-stop', {
        day: round().today,
        loops: [less],
        distanceSource: 'great-circle',
        detourPercent: 140,
      });
    },
    'station-out-of-reach': () => planOne({}, { cannotReach: [here().station.id] }),
    'nothing-to-fetch': async () => {
      const { loop } = await round().underway();
      return planOne({ stops: [round().stop({ station: null, fetch: loop, downPieces: 0 })] });
    },
    'load-not-there': async () => {
      const of = round();
      const { loop } = await of.planned();
      const load = of.parcels.loadOf([await of.parcels.register()], { loop });
      await of.must(clerk(), 'load-van', load);
      return clerk().send('move-load', { load: load.load, loop });
    },
    'vehicle-busy': async () => {
      const vehicle = await round().vehicle();
      return round().plan([round().loopOf(vehicle), round().loopOf(vehicle)]);
    },
    'driver-busy': async () => {
      const driver = (await here().appoint('driver')).person;
      return round().plan([
        round().loopOf(await round().vehicle(), { driver }),
        round().loopOf(await round().vehicle(), { driver }),
      ]);
    },
    'taken-up-long-ago': async () => {
      const { loop, by } = await round().underway();
      const at = Date.now() - 2 * SET_DOWN_MINUTES * MINUTE;
      const consignment = await round().consignment({}, at);
      const taken = { loop, station: here().station.id, consignments: [consignment], parcels: [] };
      await round().must(by, 'take-up', taken, { at });
      return by.send('set-down', taken);
    },
    'consignment-unknown': () => here().partner.send('cancel-consignment', { consignment: newId() }),
    'consignment-not-ready': async () => {
      const consignment = await round().consignment();
      await round().must(here().partner, 'cancel-consignment', { consignment });
      return here().partner.send('cancel-consignment', { consignment });
    },
    'waybill-needed': async () =>
      clerk().send('hand-on-consignment', {
        consignment: (await round().arrived()).consignment,
        carrier: 'sf',
        number: null,
      }),
    'consignee-needed': async () =>
      clerk().send('forget-consignee', { consignment: await round().consignment(), reason: 'asked' }),
    'consignee-kept': async () => {
      const consignment = await round().consignment();
      await round().must(here().partner, 'cancel-consignment', { consignment });
      return clerk().send('forget-consignee', { consignment, reason: 'time-over' });
    },
    'consignee-forgotten': async () => {
      const consignment = await round().consignment();
      await round().must(here().partner, 'cancel-consignment', { consignment });
      await round().must(clerk(), 'forget-consignee', { consignment, reason: 'asked' });
      return clerk().send('forget-consignee', { consignment, reason: 'asked' });
    },
  } as const satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}

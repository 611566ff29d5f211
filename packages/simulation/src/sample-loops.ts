import {
  businessDay,
  businessMonth,
  DAY,
  durationOf,
  greatCircleMetres,
  loopCost,
  MINUTE,
  monthsBack,
  startOfDay,
  uuidv7,
  type Instant,
  type LoopStop,
} from '@yangui/domain';
import { personName, phoneNumber } from './names.ts';
import { SeededRandom } from './random.ts';
import type { Said } from './sample-county.ts';
import type { SampleVan } from './sample-fleet.ts';
import { waybill } from './sample-parcels.ts';

/** A station that loops come by. */
export interface StationOnTheWay {
  readonly id: string;
  readonly partner: string;
  readonly longitude: number;
  readonly latitude: number;
}

interface LoopsOf {
  readonly county: string;
  readonly stations: readonly StationOnTheWay[];
  readonly vans: readonly SampleVan[];
  readonly clerk: string | undefined;
  readonly approver: string | undefined;
  readonly now: Instant;
  readonly centre: { readonly longitude: number; readonly latitude: number };
  readonly seed: number;
}

/** On which days there were loops: three a week, over the last three weeks. The last is not settled yet. */
const DAYS_AGO = [22, 20, 18, 15, 13, 11, 8, 6, 4, 1] as const;
/** Of what was driven before, owners and drivers are paid by the sample's settlement, with tax withheld. */
const PAID_UP_TO_DAYS_AGO = 6;
const LEAVES_MINUTE = 480;
const SERVICE_MINUTES = 5;
const DETOUR_PERCENT = 140;
const METRES_PER_MINUTE = 500;
/** The small van goes to those nearest to the centre. */
const NEAREST = 5;

interface Call {
  readonly station: StationOnTheWay;
  readonly parcels: number;
  /** Grams of what goes up; none where nothing does. */
  readonly upGrams: number;
}

/** What one van did on one day. */
interface Driven {
  readonly van: SampleVan;
  readonly loop: string;
  readonly calls: readonly Call[];
  readonly stops: readonly LoopStop[];
  readonly returnMinute: number;
  readonly metres: number;
}

/**
 * Some weeks of loops that were planned, driven, unloaded and, but for the last day's, settled; with what carriers agreed to pay.
 * Today's loop of the first van is loaded and has not left: a driver who looks finds a day's work.
 */
export function sampleLoops(of: LoopsOf): readonly (readonly Said[])[] {
  return new Weeks(of).tell();
}

class Weeks {
  private readonly of: LoopsOf;
  private readonly random: SeededRandom;
  private readonly phases = {
    planned: [],
    registered: [],
    loaded: [],
    signed: [],
    started: [],
    delivered: [],
    finished: [],
    unloaded: [],
    settled: [],
    prepared: [],
    approved: [],
    settledSince: [],
    ended: [],
  } satisfies Record<string, Said[]> as Readonly<Record<Phase, Said[]>>;

  constructor(of: LoopsOf) {
    this.of = of;
    this.random = new SeededRandom(of.seed + 61);
  }

  tell(): readonly (readonly Said[])[] {
    const { now, clerk } = this.of;
    const agreed = this.said(clerk, 'change-loop-cost-settings', now - 23 * DAY, {
      alertFenPerParcel: 450,
      contributionsFen: { zto: 40, jt: 40, yunda: 35 },
      lineSubsidyFen: 20,
    });
    for (const daysAgo of DAYS_AGO) this.day(daysAgo);
    this.today();
    this.pay();
    const received = this.said(clerk, 'record-contribution', now - 2 * DAY, {
      payer: 'zto',
      amountFen: 2_000,
      reference: 'ZTO-2026-0417',
    });
    return [[agreed], ...Object.values(this.phases), [received]];
  }

  private day(daysAgo: number): void {
    const { now, vans } = this.of;
    const day = businessDay(now - daysAgo * DAY);
    const midnight = startOfDay(day);
    const driven = vans.flatMap((van, index) => this.drive(van, index));
    this.plan(day, midnight + 400 * MINUTE, driven);
    for (const [index, one] of driven.entries()) this.tellLoop(one, midnight, daysAgo > 1 || index > 0);
  }

  private today(): void {
    const { now, vans } = this.of;
    const [first] = vans;
    const planned = first === undefined ? [] : this.drive(first, 0);
    if (planned.length > 0) this.plan(businessDay(now), now - 70 * MINUTE, planned);
    for (const { loop, van, calls } of planned)
      for (const { station, parcels } of calls) this.load({ loop, van, station, parcels, at: now - 30 * MINUTE });
  }

  /** What owners and drivers came to by then, prepared and approved: of the month before last, which is due on any day. */
  private pay(): void {
    const { clerk, approver, now } = this.of;
    const settlement = this.id(now);
    const period = monthsBack(businessMonth(now), 3).at(-1);
    this.add('prepared', clerk, 'prepare-settlement', now, { settlement, period, pays: 'loops' });
    this.add('approved', approver, 'approve-settlement', now, { settlement });
  }

  private plan(day: string, at: Instant, driven: readonly Driven[]): void {
    const { clerk } = this.of;
    const costOf = (only: (call: Call) => boolean) =>
      driven.reduce((sum, { van, calls }) => sum + this.costAlone(van, calls.filter(only)), 0);
    this.add('planned', clerk, 'plan-loops', at, {
      day,
      distanceSource: 'great-circle',
      detourPercent: DETOUR_PERCENT,
      downOnlyFen: costOf(({ parcels }) => parcels > 0),
      upOnlyFen: costOf(({ upGrams }) => upGrams > 0),
      leftOut: [],
      loops: driven.map(({ van, loop, stops, returnMinute, metres }) => ({
        loop,
        vehicle: van.vehicle,
        driver: van.driver,
        distanceMetres: metres,
        trips: [{ leaveMinute: LEAVES_MINUTE, returnMinute, stops }],
      })),
    });
  }

  private drive(van: SampleVan, index: number): readonly Driven[] {
    const { centre, stations, now } = this.of;
    const nearest = stations.toSorted(
      (one, other) => greatCircleMetres(centre, one) - greatCircleMetres(centre, other),
    );
    const reached = (index === 0 ? nearest.slice(NEAREST) : nearest.slice(0, NEAREST)).filter(
      ({ id }) => !van.cannotReach.includes(id),
    );
    const calls = this.inOrder(
      reached.map((station) => ({
        station,
        parcels: this.random.between(4, 11),
        upGrams: this.random.chance(0.3) ? this.random.between(3, 20) * 1_000 : 0,
      })),
    );
    if (calls.length === 0) return [];
    return [{ van, loop: this.id(now), calls, ...this.timed(calls) }];
  }

  /** Each time to the nearest that is left. */
  private inOrder(calls: readonly Call[]): readonly Call[] {
    const left = [...calls];
    const found: Call[] = [];
    for (let at: { readonly longitude: number; readonly latitude: number } = this.of.centre; left.length > 0;) {
      const from = at;
      left.sort((one, other) => greatCircleMetres(from, one.station) - greatCircleMetres(from, other.station));
      const next = left.shift();
      if (next === undefined) break;
      found.push(next);
      at = next.station;
    }
    return found;
  }

  private timed(calls: readonly Call[]): Pick<Driven, 'stops' | 'returnMinute' | 'metres'> {
    let [minute, metres] = [LEAVES_MINUTE, 0];
    let at: { readonly longitude: number; readonly latitude: number } = this.of.centre;
    const go = (to: { readonly longitude: number; readonly latitude: number }) => {
      const way = Math.round((greatCircleMetres(at, to) * DETOUR_PERCENT) / 100);
      metres += way;
      minute += Math.max(1, Math.round(way / METRES_PER_MINUTE));
      at = to;
    };
    const stops = calls.map(({ station, parcels, upGrams }): LoopStop => {
      go(station);
      const arriveMinute = minute;
      minute += SERVICE_MINUTES;
      const up =
        upGrams === 0
          ? { upPieces: 0, upGrams: 0, upCubicDecimetres: 0 }
          : { upPieces: 1, upGrams, upCubicDecimetres: 30 };
      return {
        station: station.id,
        fetch: null,
        arriveMinute,
        leaveMinute: minute,
        downPieces: parcels,
        downGrams: parcels * 1_500,
        downCubicDecimetres: parcels * 8,
        ...up,
      };
    });
    go(this.of.centre);
    return { stops, returnMinute: minute, metres };
  }

  /** What a van would cost for one way alone, by the same way of finding the order. */
  private costAlone(van: SampleVan, calls: readonly Call[]): number {
    if (calls.length === 0) return 0;
    const { returnMinute, metres } = this.timed(this.inOrder(calls));
    return loopCost(van, {
      distanceMetres: metres,
      durationMinutes: durationOf([{ leaveMinute: LEAVES_MINUTE, returnMinute }]),
    }).totalFen;
  }

  private tellLoop(
    { van, loop, calls, stops, returnMinute, metres }: Driven,
    midnight: Instant,
    settles: boolean,
  ): void {
    const { clerk } = this.of;
    const minute = (of: number) => midnight + of * MINUTE;
    const late = this.random.between(0, 25);
    const consignments: string[] = [];
    this.add('started', van.driver, 'start-loop', minute(LEAVES_MINUTE), { loop });
    for (const [index, { station, parcels, upGrams }] of calls.entries()) {
      const at = minute((stops[index]?.arriveMinute ?? LEAVES_MINUTE) + late);
      this.bring({ loop, van, station, parcels, at, morning: minute(LEAVES_MINUTE - 40) });
      if (upGrams > 0) consignments.push(this.send({ loop, van, station, upGrams, at }));
    }
    const home = minute(returnMinute + late);
    this.add('finished', van.driver, 'finish-loop', home, {
      loop,
      actualMetres: Math.round((metres * this.random.between(98, 108)) / 100),
      actualMinutes: null,
    });
    if (consignments.length > 0)
      this.add('unloaded', clerk, 'unload-loop', home + 12 * MINUTE, {
        loop,
        consignments,
        parcels: [],
        complete: true,
      });
    // What came up yesterday is still to be handed on.
    if (home < this.of.now - DAY)
      for (const consignment of consignments)
        this.add('ended', clerk, 'hand-on-consignment', home + 120 * MINUTE, { consignment, ...waybill(this.random) });
    const toll = this.random.chance(0.2)
      ? [{ kind: 'toll', amountFen: 1_000, receipt: `G12-${this.random.between(1_000, 9_999)}`, owedTo: 'driver' }]
      : [];
    if (settles)
      this.add(
        midnight > this.of.now - PAID_UP_TO_DAYS_AGO * DAY ? 'settledSince' : 'settled',
        clerk,
        'settle-loop',
        home + 60 * MINUTE,
        {
          loop,
          metres: null,
          minutes: null,
          extras: toll,
        },
      );
  }

  /** Parcels for one stop: loaded, signed for by driver and station, and handed out over the next days. */
  private bring({
    loop,
    van,
    station,
    parcels,
    at,
    morning,
  }: {
    loop: string;
    van: SampleVan;
    station: StationOnTheWay;
    parcels: number;
    at: Instant;
    morning: Instant;
  }): void {
    const { now } = this.of;
    const { load, ids } = this.load({ loop, van, station, parcels, at: morning });
    for (const parcel of ids) {
      const taken = at + this.random.between(1, 50) * 60 * MINUTE;
      if (taken < now)
        this.add('ended', station.partner, 'hand-out-parcel', taken, {
          parcel,
          proof: 'known',
          code: null,
          consent: null,
        });
    }
    this.add('signed', van.driver, 'sign-for-loads', morning + 20 * MINUTE, { loop, loads: [load] });
    this.add('delivered', station.partner, 'receive-parcels', at + 2 * MINUTE, {
      station: station.id,
      load,
      sealWhole: true,
      parcels: ids,
    });
  }

  /** Parcels for one stop: registered, and under a seal onto the van. */
  private load({
    loop,
    van,
    station,
    parcels,
    at,
  }: {
    loop: string;
    van: SampleVan;
    station: StationOnTheWay;
    parcels: number;
    at: Instant;
  }): { readonly load: string; readonly ids: readonly string[] } {
    const { clerk } = this.of;
    const load = this.id(at);
    const ids = Array.from({ length: parcels }, () => this.id(at));
    for (const parcel of ids) {
      const { carrier, number } = waybill(this.random);
      this.add(
        'registered',
        clerk,
        'register-parcel',
        at - 30 * MINUTE,
        {
          parcel,
          number,
          carrier,
          station: station.id,
          villager: null,
          order: null,
          weightGrams: this.random.between(3, 60) * 100,
        },
        { name: personName(this.random), phone: phoneNumber(this.random) },
      );
    }
    this.add('loaded', clerk, 'load-van', at, {
      load,
      station: station.id,
      seal: `L${this.random.between(10_000, 99_999)}`,
      van: van.name,
      driver: van.driver,
      parcels: ids,
      loop,
    });
    return { load, ids };
  }

  private send({
    loop,
    van,
    station,
    upGrams,
    at,
  }: {
    loop: string;
    van: SampleVan;
    station: StationOnTheWay;
    upGrams: number;
    at: Instant;
  }): string {
    const consignment = this.id(at);
    this.add(
      'registered',
      station.partner,
      'register-consignment',
      at - 15 * 60 * MINUTE,
      {
        consignment,
        station: station.id,
        kind: 'goods',
        sender: null,
        pieces: 1,
        weightGrams: upGrams,
        volumeCubicDecimetres: 30,
        cold: false,
      },
      { name: personName(this.random), phone: phoneNumber(this.random) },
    );
    this.add('delivered', van.driver, 'take-up', at + 4 * MINUTE, {
      loop,
      station: station.id,
      consignments: [consignment],
      parcels: [],
    });
    return consignment;
  }

  private add(
    phase: Phase,
    by: string | undefined,
    type: string,
    at: Instant,
    payload: unknown,
    personal?: unknown,
  ): void {
    this.phases[phase].push(this.said(by, type, at, payload, personal));
  }

  private said(by: string | undefined, type: string, at: Instant, payload: unknown, personal?: unknown): Said {
    return { by, envelope: { id: this.id(at), type, at, payload, personal } };
  }

  private id(at: Instant): string {
    return uuidv7(at, this.random.bytes(10));
  }
}

/** What follows on one another. */
type Phase =
  | 'planned'
  | 'registered'
  | 'loaded'
  | 'signed'
  | 'started'
  | 'delivered'
  | 'finished'
  | 'unloaded'
  | 'settled'
  | 'prepared'
  | 'approved'
  | 'settledSince'
  | 'ended';

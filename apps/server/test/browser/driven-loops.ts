import assert from 'node:assert/strict';
import { businessDay } from '@yangui/domain';
import { newId } from '../../src/new-id.ts';
import { desk, type Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

/** A station of the sample county, and its partner, who signs for what comes. */
interface Served {
  readonly id: string;
  readonly name: string;
  readonly partner: Visitor;
}

/** A van of the sample county that drives its loops: everything before the cost, as their own screens would say it. */
export class DrivenLoops {
  readonly clerk: Visitor;
  readonly stations: readonly Served[];
  readonly vehicle = newId();
  readonly driver: string;
  private readonly depot = newId();
  private numbers = 0;

  private constructor(clerk: Visitor, stations: readonly Served[], driver: string) {
    this.clerk = clerk;
    this.stations = stations;
    this.driver = driver;
  }

  /** A depot, a van, a driver, and so many of the sample's stations. */
  static async begin(stage: Stage, stationCount: number): Promise<DrivenLoops> {
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const administrator = await stage.signedIn('luxiang-admin', desk);
    const driver = (await clerk.me()).person.id;
    const held = await administrator.send(envelope('grant-role', { person: driver, role: 'driver', place: COUNTY }));
    assert.ok(held.ok, 'the clerk drives as well');
    await administrator.leave();
    const { rows } = await stage.server.pool.query<{ id: string; name: string; partner: string }>(
      `select id, name, partner from station where county = $1 and stage = 'open' and partner is not null order by village`,
      [COUNTY],
    );
    const partners = await Promise.all(
      Array.from({ length: stationCount }, (_, index) => stage.signedIn(`luxiang-station-${index + 1}`, desk)),
    );
    const served = await Promise.all(
      partners.map(async (partner) => {
        const { person } = await partner.me();
        const station = rows.find((row) => row.partner === person.id);
        assert.ok(station, 'the partner has a station');
        return { id: station.id, name: station.name, partner };
      }),
    );
    const of = new DrivenLoops(clerk, served, driver);
    await of.must('add-depot', {
      depot: of.depot,
      name: '县域运营中心',
      longitudeMicrodegrees: 125_660_000,
      latitudeMicrodegrees: 43_520_000,
      schematic: true,
    });
    await of.must('add-vehicle', {
      vehicle: of.vehicle,
      name: '吉A·D6218',
      kind: 'van',
      depot: of.depot,
      capacityGrams: 800_000,
      capacityCubicDecimetres: 6_000,
      shiftFromMinute: 360,
      shiftToMinute: 1_140,
      maxDurationMinutes: null,
      maxDistanceMetres: null,
      maxTrips: 4,
      coldBox: false,
      cannotReach: [],
      fixedFenPerDay: 6_000,
      costFenPerKm: 80,
      driverFenPerDay: 0,
      driverFenPerHour: 2_500,
      timetable: null,
    });
    return of;
  }

  async must(type: string, payload: unknown, by: Visitor = this.clerk): Promise<void> {
    const { ok } = await by.send(envelope(type, payload));
    assert.ok(ok, `${type} is accepted`);
  }

  /** A loop of a day, driven: so many parcels to each station in turn, all signed for. Gives the loop. */
  async drive(
    parcels: readonly number[],
    { daysAgo = 0, metres = 42_300, minutes = 130, separately = true } = {},
  ): Promise<string> {
    const loop = newId();
    const day = businessDay(Date.now() - daysAgo * 86_400_000);
    const stops = this.stations.slice(0, parcels.length).map(({ id }, index) => ({
      station: id,
      fetch: null,
      arriveMinute: 500 + index * 14,
      leaveMinute: 505 + index * 14,
      downPieces: parcels[index],
      downGrams: 20_000,
      downCubicDecimetres: 100,
      upPieces: 0,
      upGrams: 0,
      upCubicDecimetres: 0,
    }));
    const plan = {
      loop,
      vehicle: this.vehicle,
      driver: this.driver,
      trips: [{ leaveMinute: 480, returnMinute: 520 + parcels.length * 14, stops }],
      distanceMetres: 41_000,
    };
    const figures = separately ? { downOnlyFen: 14_200, upOnlyFen: 9_850 } : { downOnlyFen: null, upOnlyFen: null };
    await this.must('plan-loops', {
      day,
      loops: [plan],
      distanceSource: 'great-circle',
      detourPercent: 140,
      ...figures,
      leftOut: [],
    });
    const loads: { load: string; at: Served; ids: readonly string[] }[] = [];
    for (const [index, count] of parcels.entries()) {
      const at = this.stations[index];
      if (at === undefined || count === 0) continue;
      const ids = await Promise.all(Array.from({ length: count }, () => this.parcel(at.id)));
      const load = newId();
      await this.must('load-van', {
        load,
        station: at.id,
        seal: `F-${index + 1}00`,
        van: '吉A·D6218',
        driver: this.driver,
        parcels: ids,
        loop,
      });
      loads.push({ load, at, ids });
    }
    await this.must('start-loop', { loop });
    for (const { load, at, ids } of loads)
      await this.must('receive-parcels', { station: at.id, load, sealWhole: true, parcels: ids }, at.partner);
    await this.must('finish-loop', { loop, actualMetres: metres, actualMinutes: minutes });
    return loop;
  }

  settle(loop: string, extras: readonly object[] = []): Promise<void> {
    return this.must('settle-loop', { loop, metres: null, minutes: null, extras });
  }

  private async parcel(station: string): Promise<string> {
    this.numbers += 1;
    const parcel = newId();
    await this.must('register-parcel', {
      parcel,
      number: `SF88${String(Date.now()).slice(-6)}${String(this.numbers).padStart(5, '0')}`,
      carrier: 'sf',
      station,
      villager: null,
      order: null,
      weightGrams: 400 + (this.numbers % 7) * 350,
    });
    return parcel;
  }
}

function envelope(type: string, payload: unknown) {
  return { id: newId(), type, at: Date.now(), payload };
}

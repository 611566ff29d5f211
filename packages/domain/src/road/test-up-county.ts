import { COUNTY, newId } from '../test-county.ts';
import { FleetCounty } from '../loops/test-fleet.ts';

/** A county with one loop under way over its first two stations, and what stands at them. */
export class UpCounty extends FleetCounty {
  readonly run = this.loop([this.stop(0), this.stop(1, {}, 1)], { driver: this.drivers[0] });
  readonly other = this.loop([this.stop(0)], { driver: this.drivers[1], vehicle: this.vans[1] });

  constructor() {
    super();
    this.plan([this.run, this.other]);
    this.must('start-loop', { loop: this.run.loop }, { by: this.drivers[0] });
    this.must('start-loop', { loop: this.other.loop }, { by: this.drivers[1] });
  }

  /** The first loop's van breaks down beside its first station; a third van with a driver of its own goes to fetch what is on it. */
  breakDown(): { readonly to: string; readonly fetching: string; readonly driver: string } {
    const broke = {
      vehicle: this.vans[0],
      loop: this.run.loop,
      station: this.stations[0],
      longitudeMicrodegrees: null,
      latitudeMicrodegrees: null,
    };
    const { to } = this.say('report-breakdown', broke, { by: this.drivers[0] });
    const [driver, vehicle] = [newId(), newId()];
    if (to !== 'accepted') return { to, fetching: newId(), driver };
    this.must('grant-role', { person: driver, role: 'driver', place: COUNTY });
    this.must('add-vehicle', this.van({ vehicle, name: '3号车' }));
    const fetching = this.loop([this.stop(0, { station: null, fetch: this.run.loop, upPieces: 1 })], {
      vehicle,
      driver,
    });
    this.plan([fetching]);
    this.must('start-loop', { loop: fetching.loop }, { by: driver });
    return { to, fetching: fetching.loop, driver };
  }

  takeOver(
    consignments: readonly string[],
    parcels: readonly string[],
    { loop, by, from = this.run.loop, at = this.now }: { loop: string; by: string; from?: string; at?: number },
  ): string {
    return this.say('take-over', { from, loop, consignments, parcels }, { by, at }).to;
  }

  consignment(station = 0): string {
    const consignment = newId();
    this.must('register-consignment', {
      consignment,
      station: this.stations[station],
      kind: 'goods',
      sender: null,
      pieces: 2,
      weightGrams: 6_000,
      volumeCubicDecimetres: 30,
      cold: false,
    });
    return consignment;
  }

  atStation(station = 0): string {
    const parcel = this.parcel(station);
    const load = this.load(station, [parcel], null);
    this.must('receive-parcels', { station: this.stations[station], load, sealWhole: true, parcels: [parcel] });
    return parcel;
  }

  takeUp(
    consignments: readonly string[],
    parcels: readonly string[] = [],
    { station = 0, by = this.drivers[0], loop = this.run.loop, at = this.now } = {},
  ): string {
    return this.say('take-up', { loop, station: this.stations[station], consignments, parcels }, { by, at }).to;
  }

  unload(
    consignments: readonly string[],
    parcels: readonly string[] = [],
    { complete = false, loop = this.run.loop, at = this.now } = {},
  ): string {
    return this.say('unload-loop', { loop, consignments, parcels, complete }, { by: this.clerk, at }).to;
  }

  chain(kind: 'consignment' | 'parcel', id: string): readonly (readonly [string, string, string])[] {
    return (this.row(kind, id)?.steps ?? []).map(({ step, holder, by }) => [step, holder, by] as const);
  }
}

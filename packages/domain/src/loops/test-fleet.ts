import { COUNTY, newId, TestCounty } from '../test-county.ts';
import { businessDay } from '../kernel/index.ts';
import type { LoopPlan, LoopStop } from './loop.ts';

const NOTHING = {
  downPieces: 0,
  downGrams: 0,
  downCubicDecimetres: 0,
  upPieces: 0,
  upGrams: 0,
  upCubicDecimetres: 0,
} as const;

/** A county in memory with a depot, stations, vans and drivers: the rules alone, each seeing only the rows it declared. */
export class FleetCounty extends TestCounty {
  readonly depot = newId();
  readonly stations: readonly string[];
  readonly drivers = [newId(), newId()] as const;
  readonly vans = [newId(), newId()] as const;
  readonly day = businessDay(this.now);

  constructor(stations = 4) {
    super();
    this.begin();
    this.must('add-depot', {
      depot: this.depot,
      name: '县中心',
      longitudeMicrodegrees: 125_660_000,
      latitudeMicrodegrees: 43_530_000,
      schematic: false,
    });
    this.stations = Array.from({ length: stations }, (_, index) => {
      const station = newId();
      this.must('open-station', { station, village: `2201121022${10 + index}`, name: `第${index + 1}站` });
      return station;
    });
    for (const person of this.drivers) this.must('grant-role', { person, role: 'driver', place: COUNTY });
    for (const vehicle of this.vans) this.must('add-vehicle', this.van({ vehicle }));
  }

  /** What `add-vehicle` says of a van for 100 kg and 1,000 litres, from seven to six. */
  van(more: object = {}) {
    return {
      vehicle: newId(),
      name: '1号车',
      kind: 'van',
      depot: this.depot,
      capacityGrams: 100_000,
      capacityCubicDecimetres: 1_000,
      shiftFromMinute: 420,
      shiftToMinute: 1_080,
      maxDurationMinutes: null,
      maxDistanceMetres: null,
      maxTrips: 3,
      coldBox: false,
      cannotReach: [],
      fixedFenPerDay: 10_000,
      costFenPerKm: 100,
      driverFenPerDay: 0,
      driverFenPerHour: 3_000,
      timetable: null,
      ...more,
    };
  }

  /** A stop at the numbered station, ten minutes after the one before it in a list. */
  stop(station: number, more: Partial<LoopStop> = {}, at = 0): LoopStop {
    return {
      ...NOTHING,
      station: this.stations[station] ?? '',
      fetch: null,
      arriveMinute: 490 + at * 10,
      leaveMinute: 495 + at * 10,
      ...more,
    };
  }

  /** A loop of one trip from eight to ten. */
  loop(stops: readonly LoopStop[], more: Partial<LoopPlan> = {}): LoopPlan {
    return {
      loop: newId(),
      vehicle: this.vans[0],
      driver: null,
      trips: [{ leaveMinute: 480, returnMinute: 600, stops }],
      distanceMetres: 20_000,
      ...more,
    };
  }

  plan(loops: readonly LoopPlan[], more: object = {}): string {
    return this.say(
      'plan-loops',
      {
        day: this.day,
        loops,
        distanceSource: 'great-circle',
        detourPercent: 140,
        downOnlyFen: null,
        upOnlyFen: null,
        leftOut: [],
        ...more,
      },
      { by: this.clerk },
    ).to;
  }

  move(loops: readonly LoopPlan[]): string {
    return this.say(
      'move-stop',
      { day: this.day, loops, distanceSource: 'great-circle', detourPercent: 140 },
      { by: this.clerk },
    ).to;
  }

  /** A parcel at the centre for the numbered station. */
  parcel(station: number): string {
    const parcel = newId();
    this.must(
      'register-parcel',
      {
        parcel,
        number: `SF${parcel.slice(-12).toUpperCase()}`,
        carrier: 'sf',
        station: this.stations[station],
        villager: null,
        order: null,
        weightGrams: 900,
      },
      { by: this.clerk },
    );
    return parcel;
  }

  load(station: number, parcels: readonly string[], loop: string | null): string {
    const load = newId();
    this.must(
      'load-van',
      { load, station: this.stations[station], seal: 'A-1', van: '1号车', driver: null, parcels, loop },
      { by: this.clerk },
    );
    return load;
  }
}

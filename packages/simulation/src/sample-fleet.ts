import { businessDay, MINUTE, uuidv7, type CostRates, type Instant } from '@yangui/domain';
import { personName, phoneNumber } from './names.ts';
import { SeededRandom } from './random.ts';
import type { Said, SamplePerson } from './sample-county.ts';

/** A county's made-up fleet: who drives, and what was said to set it up, phase after phase. */
export interface SampleFleet {
  readonly people: readonly SamplePerson[];
  readonly phases: readonly (readonly Said[])[];
  /** The vans, without the bus: as they were added. */
  readonly vans: readonly SampleVan[];
}

/** A van of the sample, and who drives it. */
export interface SampleVan extends CostRates {
  readonly vehicle: string;
  readonly name: string;
  readonly driver: string;
  readonly cannotReach: readonly string[];
}

interface FleetOf {
  readonly county: string;
  readonly stations: readonly { readonly id: string; readonly partner: string | undefined }[];
  readonly clerk: string | undefined;
  readonly now: Instant;
  /** Where the county centre stands, about. */
  readonly centre: { readonly longitude: number; readonly latitude: number };
  readonly seed: number;
}

/** A depot at the centre, a large and a small van with their drivers, a passenger-freight-post bus (客货邮) on its timetable, and goods waiting to go up. */
export function sampleFleet({ county, stations, clerk, now, centre, seed }: FleetOf): SampleFleet {
  const random = new SeededRandom(seed + 60);
  const start = now - 24 * 24 * 60 * MINUTE;
  const id = (at: Instant) => uuidv7(at, random.bytes(10));
  const said = (by: string | undefined, type: string, payload: unknown, personal?: unknown, at = start): Said => ({
    by,
    envelope: { id: id(at), type, at, payload, personal },
  });
  const people = [1, 2].map((): SamplePerson => ({
    id: id(start),
    name: personName(random),
    phone: phoneNumber(random),
    role: 'driver',
    place: county,
  }));
  // Of a stream of their own, so that what was made up before stays as it was.
  const apart = new SeededRandom(seed + 61);
  const owner: SamplePerson = {
    id: uuidv7(start, apart.bytes(10)),
    name: personName(apart),
    phone: phoneNumber(apart),
    role: 'vehicle-owner',
    place: county,
  };
  const owned = (vehicle: string): Said => ({
    by: clerk,
    envelope: {
      id: uuidv7(start, apart.bytes(10)),
      type: 'name-vehicle-owner',
      at: start,
      payload: { vehicle, owner: owner.id },
      personal: undefined,
    },
  });
  const typed = ({ vehicle: payee }: { readonly vehicle: string }): Said => ({
    by: clerk,
    envelope: {
      id: uuidv7(start, apart.bytes(10)),
      type: 'set-payee-type',
      at: start,
      payload: { payee, type: 'self-employed', from: businessDay(start) },
      personal: undefined,
    },
  });
  const depot = id(start);
  const position = {
    longitudeMicrodegrees: Math.round(centre.longitude * 1e6),
    latitudeMicrodegrees: Math.round(centre.latitude * 1e6),
    schematic: true,
  };
  const vehicle = <T extends object>(more: T) => ({
    vehicle: id(start),
    depot,
    shiftFromMinute: 420,
    shiftToMinute: 1_140,
    maxDurationMinutes: null,
    maxDistanceMetres: null,
    maxTrips: 2,
    coldBox: false,
    cannotReach: [],
    fixedFenPerDay: 12_000,
    costFenPerKm: 90,
    driverFenPerDay: 0,
    driverFenPerHour: 2_500,
    timetable: null,
    ...more,
  });
  const [first, second, third, fourth] = stations;
  const line = [first, second, third].filter((station) => station !== undefined).map((station) => station.id);
  const round = [depot, ...line, ...line.toReversed().slice(1), depot];
  const timetable = [0, 420].flatMap((later) =>
    round.map((stop, index) => ({ stop, minute: 450 + later + index * 15 })),
  );
  const large = vehicle({
    name: '1号车',
    kind: 'van',
    capacityGrams: 900_000,
    capacityCubicDecimetres: 5_000,
    coldBox: true,
    cannotReach: fourth === undefined ? [] : [fourth.id],
  });
  const small = vehicle({
    name: '2号车',
    kind: 'tricycle',
    capacityGrams: 300_000,
    capacityCubicDecimetres: 1_800,
    fixedFenPerDay: 4_000,
    costFenPerKm: 35,
    maxDistanceMetres: 120_000,
  });
  // The coach is paid by the month for carrying parcels, about 300 yuan (Xishui, Guizhou): ten a day.
  const fleet = [
    large,
    small,
    vehicle({
      name: '客货邮1路',
      kind: 'bus',
      capacityGrams: 120_000,
      capacityCubicDecimetres: 600,
      maxTrips: 1,
      fixedFenPerDay: 1_000,
      costFenPerKm: 0,
      driverFenPerHour: 0,
      timetable,
    }),
  ];
  const sends = stations.flatMap(({ id: station, partner }, index) => {
    if (partner === undefined || index % 3 !== 0) return [];
    const at = now - random.between(30, 180) * MINUTE;
    const pieces = random.between(1, 4);
    const goods = {
      consignment: id(at),
      station,
      kind: 'goods',
      sender: null,
      pieces,
      weightGrams: pieces * random.between(2, 9) * 1_000,
      volumeCubicDecimetres: pieces * random.between(10, 40),
      cold: index % 6 === 0,
    };
    return [said(partner, 'register-consignment', goods, { name: personName(random), phone: phoneNumber(random) }, at)];
  });
  const vans = [large, small].flatMap((terms, index) => {
    const driver = people[index]?.id;
    return driver === undefined ? [] : [{ ...terms, driver }];
  });
  const { id: person, role, place, name, phone } = owner;
  const granted: Said = {
    by: undefined,
    envelope: {
      id: uuidv7(start, apart.bytes(10)),
      type: 'grant-role',
      at: start,
      payload: { person, role, place },
      personal: { name, phone },
    },
  };
  return {
    people: [...people, owner],
    vans,
    phases: [
      people.map(({ id: person, role, place, name, phone }) =>
        said(undefined, 'grant-role', { person, role, place }, { name, phone }),
      ),
      [granted],
      [said(clerk, 'add-depot', { depot, name: '县域运营中心', ...position })],
      fleet.map((terms) => said(clerk, 'add-vehicle', terms)),
      [owned(large.vehicle), ...[large, small].map(typed)],
      sends,
    ],
  };
}

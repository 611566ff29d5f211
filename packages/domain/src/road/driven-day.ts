import type * as z from 'zod/mini';
import { consignmentLabel, type Consignment } from '../consignments/index.ts';
import { businessDay, shortCode, type Instant, type State } from '../kernel/index.ts';
import { stationsOf, type Loop } from '../loops/index.ts';
import type { Parcel } from '../parcels/index.ts';
import { goesDown, isMissing, isOnVan, lotLabel, type Commodity, type Lot } from '../produce/index.ts';
import { unclaimedBefore } from './held-by-drivers.ts';
import { lotTakenAt } from './lots-carried.ts';
import type { roadReads } from './reads.ts';
import type { VanLoad } from './van-load.ts';

/** What a driver needs of their own day: what the read of it answers, and their own phone too. */
export type DrivenDay = z.output<(typeof roadReads)['/drive']['answer']>;
export type DrivenLoop = DrivenDay['rows'][number];
export type DrivenStop = DrivenLoop['trips'][number]['stops'][number];
export type DrivenLoad = DrivenLoop['loads'][number];
export type DrivenParcel = DrivenLoad['parcels'][number];
export type DrivenUp = DrivenDay['up'][number];
export type BrokenVan = DrivenDay['broken'][number];
export type DrivenStation = DrivenDay['stations'][number];
type DrivenPosition = NonNullable<DrivenStation['position']>;

/** What a driver holds, as it stands: the rows, and what people and places are called. */
export interface DriversRows extends Pick<State, 'get' | 'all'> {
  readonly person: (id: string) => { readonly name: string | null; readonly phone: string | null } | undefined;
  readonly nameOf: (id: string) => string | null;
}

/** So many vans that broke down are shown at most. */
const BROKEN_AT_MOST = 20;

/** A driver's day by the rows that they hold: the same on the server and on the phone, with what was recorded there on top. */
export function drivenDay(here: DriversRows, driver: string, now: Instant): DrivenDay {
  const day = businessDay(now);
  const loops = here.all('loop');
  const mine = loops
    .filter(
      (one) => one.driver === driver && one.stage !== 'cancelled' && (one.day === day || one.stage === 'underway'),
    )
    .toSorted(
      by(
        ({ day: of }) => of,
        ({ plannedAt }) => plannedAt,
        ({ id }) => id,
      ),
    );
  const others = loops
    .filter((one) => one.driver !== driver && one.stage === 'underway' && one.brokeDown !== null)
    .toSorted((one, other) => (one.day > other.day ? -1 : one.day < other.day ? 1 : one.id < other.id ? -1 : 1));
  const broken = mine.length === 0 ? [] : others.slice(0, BROKEN_AT_MOST).flatMap((loop) => brokenVan(here, loop, now));
  const stops = new Set([...mine.flatMap(stationsOf), ...broken.flatMap((van) => van.stops)]);
  return {
    day,
    now,
    rows: mine.map((loop) => drivenLoop(here, loop, driver)),
    up: upOf(here, mine, now),
    broken,
    stations: here
      .all('station')
      .filter(({ id }) => stops.has(id))
      .toSorted(by(({ id }) => id))
      .map(({ id, name, village, partner }) => ({
        id,
        name,
        villageName: here.nameOf(village) ?? village,
        position: positionOf(here, id),
        partnerName: (partner && here.person(partner)?.name) ?? null,
        partnerPhone: (partner && here.person(partner)?.phone) ?? null,
      })),
    next: null,
  };
}

function drivenLoop(here: DriversRows, loop: Loop, driver: string): DrivenLoop {
  const { id, day, vehicle, stage, distanceMetres, startedAt, finishedAt, actualMetres } = loop;
  return {
    id,
    day,
    vehicle,
    stage,
    distanceMetres,
    startedAt,
    finishedAt,
    actualMetres,
    vehicleName: here.get('vehicle', vehicle)?.name ?? '',
    depotName: here.get('depot', loop.depot)?.name ?? '',
    trips: loop.trips.map((trip) => ({ ...trip, stops: [...trip.stops] })),
    brokeDown: loop.brokeDown !== null,
    fetchedBy: loop.brokeDown === null ? null : here.nameOf(`fetcher ${id}`),
    loads: loadsOf(here, loop, driver),
    handovers: here
      .all('handover')
      .filter((one) => one.loop === id)
      .toSorted(
        by(
          ({ handedAt }) => handedAt,
          (one) => one.id,
        ),
      )
      .map(({ id: handover, load, parcels, handedAt: at }) => ({ id: handover, load, parcels: [...parcels], at })),
    exceptions: loop.exceptions.map(({ station, trouble, parcels, at }) => ({
      station,
      trouble,
      parcels: [...parcels],
      at,
    })),
  };
}

/** What is sealed for the stops of a loop. */
function loadsOf(here: DriversRows, { id, signed }: Loop, driver: string): DrivenLoad[] {
  return here
    .all('vanLoad')
    .filter(({ loop }) => loop === id)
    .toSorted(
      by(
        ({ loadedAt }) => loadedAt,
        (load) => load.id,
      ),
    )
    .map((load) => ({
      id: load.id,
      station: load.station,
      seal: load.seal,
      coded: load.code !== null || load.apartFrom !== null,
      parcels: parcelsOf(here, load),
      signedAt: signed.find(({ load: of, by: who }) => of === load.id && who === driver)?.at ?? null,
    }));
}

function parcelsOf(here: DriversRows, { id, parcels }: VanLoad): DrivenParcel[] {
  return parcels
    .flatMap((one) => here.get('parcel', one) ?? [])
    .toSorted(by(({ number }) => number))
    .map(({ id: parcel, number, weightGrams, holder, trouble }) => ({
      id: parcel,
      number,
      weightGrams,
      onVan: holder === `van:${id}`,
      trouble: trouble?.kind ?? null,
    }));
}

function brokenVan(here: DriversRows, loop: Loop, now: Instant): BrokenVan[] {
  if (loop.brokeDown === null) return [];
  const { at, station, longitudeMicrodegrees: longitude, latitudeMicrodegrees: latitude } = loop.brokeDown;
  const { name = null, phone = null } = (loop.driver === null ? undefined : here.person(loop.driver)) ?? {};
  return [
    {
      loop: loop.id,
      vehicle: loop.vehicle,
      vehicleName: here.get('vehicle', loop.vehicle)?.name ?? '',
      driver: loop.driver,
      driverName: name,
      driverPhone: phone,
      at,
      station,
      position:
        longitude === null || latitude === null
          ? station === null
            ? null
            : positionOf(here, station)
          : { longitude: longitude / 1e6, latitude: latitude / 1e6, schematic: false },
      stops: [...stationsOf(loop)],
      loads: loadsOf(here, loop, ''),
      up: upOf(here, [loop], now).filter(
        ({ stands, loop: on }) => stands === 'at-station' || (stands !== 'at-centre' && on === loop.id),
      ),
    },
  ] satisfies BrokenVan[];
}

/** Where a station is: its own position, or else that of the village it stands in. */
function positionOf(here: DriversRows, id: string): DrivenPosition | null {
  const station = here.get('station', id);
  const found = here.get('position', id) ?? (station && here.get('position', station.village));
  return found === undefined
    ? null
    : {
        longitude: found.longitudeMicrodegrees / 1e6,
        latitude: found.latitudeMicrodegrees / 1e6,
        schematic: found.schematic,
      };
}

/** What waits at the stops of some loops to go up, and what went onto them. */
function upOf(here: DriversRows, loops: readonly Loop[], now: Instant): DrivenUp[] {
  const stops = new Set(loops.flatMap(stationsOf));
  const came = new Map(loops.flatMap(({ id, returns }) => returns.map((one) => [one, id] as const)));
  const consignments = here
    .all('consignment')
    .filter(
      ({ station, stage, loop }) =>
        (stage === 'at-station' && stops.has(station)) || loops.some(({ id }) => id === loop),
    )
    .toSorted(
      by(
        ({ registeredAt }) => registeredAt,
        ({ id }) => id,
      ),
    );
  const returns = here
    .all('parcel')
    .filter((parcel) => came.has(parcel.id) || (stops.has(shelfOf(parcel) ?? '') && goesBack(parcel, now)))
    .toSorted(by(({ number }) => number));
  const lots = here
    .all('lot')
    .filter((lot) => {
      const shelf = lot.holder.startsWith('station:') ? lot.holder.slice('station:'.length) : undefined;
      const waits = shelf !== undefined && lot.stage === 'in-stock' && stops.has(shelf);
      return lot.station !== null && (waits || loops.some(({ id }) => id === lot.loop));
    })
    .toSorted(
      by(
        ({ madeAt }) => madeAt,
        ({ id }) => id,
      ),
    );
  return [
    ...consignments.flatMap(upward),
    ...returns.map((one) => goingBack(one, came.get(one.id) ?? null)),
    ...lots.flatMap((lot) => lotOnTheWay(lot, here.get('commodity', lot.commodity))),
  ];
}

/** A lot for whoever drives it: what it is of and what it weighs, and nobody's name. */
export function lotOnTheWay(lot: Lot, commodity: Commodity | undefined): DrivenUp[] {
  const { id, station, pieces, leftGrams: weightGrams, holder, loop, grade } = lot;
  const named = commodity?.grades[grade];
  const aboard = isMissing(lot) ? 'missing' : 'on-van';
  return station === null || commodity === undefined
    ? []
    : [
        {
          id,
          kind: 'lot',
          label: lotLabel(id),
          goods: {
            code: shortCode(id),
            name: commodity.name,
            nameEn: commodity.nameEn,
            gradeName: named?.zh ?? '',
            gradeNameEn: named?.en ?? null,
            unit: commodity.unit,
            down: goesDown(lot),
          },
          station,
          pieces: pieces ?? 1,
          weightGrams,
          cold: false,
          stands: holder === 'centre' ? 'at-centre' : isOnVan(lot) ? aboard : 'at-station',
          loop,
          takenAt: lotTakenAt(lot),
        },
      ];
}

/** Where a consignment stands for whoever drives it: what has left the centre was there, what is given up as lost is missing. */
const standsNow: Readonly<Record<Consignment['stage'], DrivenUp['stands'] | undefined>> = {
  'at-station': 'at-station',
  'on-van': 'on-van',
  'at-centre': 'at-centre',
  'handed-on': 'at-centre',
  missing: 'missing',
  lost: 'missing',
  cancelled: undefined,
};

function upward({ id, station, pieces, weightGrams, cold, stage, loop, steps }: Consignment): DrivenUp[] {
  const stands = standsNow[stage];
  const what = {
    id,
    kind: 'consignment',
    label: consignmentLabel(id),
    goods: null,
    station,
    pieces,
    weightGrams,
    cold,
  } as const;
  return stands === undefined ? [] : [{ ...what, stands, loop, takenAt: takenAt(steps.at(-1)) }];
}

function goingBack(parcel: Parcel, loop: string | null): DrivenUp {
  const { id, number: label, weightGrams, holder, trouble, steps } = parcel;
  const shelf = holder.startsWith('station:') ? holder.slice('station:'.length) : undefined;
  const aboard = trouble?.kind === 'missing' ? 'missing' : 'on-van';
  return {
    id,
    kind: 'return',
    label,
    goods: null,
    station: shelf ?? parcel.station,
    pieces: 1,
    weightGrams,
    cold: false,
    stands: holder.startsWith('van:') ? aboard : shelf === undefined ? 'at-centre' : 'at-station',
    loop,
    takenAt: takenAt(steps.at(-1)),
  };
}

/** The station on whose shelf a parcel lies. */
function shelfOf({ stage, holder }: Parcel): string | undefined {
  return stage === 'at-station' && holder.startsWith('station:') ? holder.slice('station:'.length) : undefined;
}

/** Whether a parcel at a station goes back up: in trouble, at a station that it is not for, or unclaimed. */
function goesBack({ trouble, holder, station, receivedAtStation }: Parcel, now: Instant): boolean {
  return (
    trouble?.kind === 'damaged' ||
    trouble?.kind === 'wrong-village' ||
    holder !== `station:${station}` ||
    (receivedAtStation !== null && receivedAtStation < unclaimedBefore({ now }))
  );
}

/** When a driver took something up, where that is the last that happened to it. */
function takenAt(last: { readonly step: string; readonly at: Instant } | undefined): Instant | null {
  return last?.step === 'collected' || last?.step === 'taken-up' ? last.at : null;
}

/** An order by one thing after the other, the smaller first. */
function by<T>(...of: readonly ((one: T) => string | number)[]): (one: T, other: T) => number {
  return (one, other) => {
    for (const what of of) {
      const [left, right] = [what(one), what(other)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
}

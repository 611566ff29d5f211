import { businessDay, itsOwn, type CopyOf, type HeldKinds, type HeldRows } from '../kernel/index.ts';
import type { Loop } from './loop.ts';

/** The loops that are a driver's own, among those that they hold. */
export function ownLoops({ holder }: CopyOf, { loop }: HeldRows): readonly Loop[] {
  return [...loop.values()].filter(({ driver }) => driver === holder);
}

/** The stations where a loop stops, each once. */
export function stationsOf({ trips }: Pick<Loop, 'trips'>): readonly string[] {
  const stops = trips.flatMap((trip) => trip.stops.map(({ station }) => station));
  return [...new Set(stops.filter((station) => station !== null))];
}

/** Where all the loops stop that a driver holds. */
export function stopsOf({ loop }: HeldRows): readonly string[] {
  return [...loop.values()].flatMap(stationsOf);
}

/**
 * A driver's own loops of today and those still under way, with their stops; and the vans of others that broke down, in case they come
 * to help. No money; names and phones of partners and of the drivers who wait only.
 */
export const heldByDrivers = {
  member: { told: 'whole', ways: [{ where: { id: itsOwn } }], names: ({ id }) => [['person', id]] },
  loop: {
    told: 'whole',
    ways: [
      { where: { driver: itsOwn, stage: ['planned', 'underway', 'finished'], day: ({ now }) => [businessDay(now)] } },
      { where: { driver: itsOwn, stage: ['underway'] } },
      {
        with: ['loop'],
        where: { stage: ['underway'], place: (of, rows) => ownLoops(of, rows).map(({ place }) => place) },
        filled: 'brokeDown',
      },
    ],
    shown: ({ charged, ...loop }) => ({
      ...loop,
      cost: { vehicleFen: 0, distanceFen: 0, driverFen: 0, totalFen: 0 },
      charged: charged && { vehicleFen: 0, driverDayFen: 0 },
    }),
    people: ({ brokeDown, driver }) => (brokeDown === null || driver === null ? [] : [['member', driver]]),
    names: ({ id, brokeDown }) => (brokeDown === null ? [] : [['fetcher', id]]),
  },
  vehicle: {
    told: 'whole',
    ways: [{ with: ['loop'], where: { id: (_, { loop }) => [...loop.values()].map(({ vehicle }) => vehicle) } }],
    shown: (vehicle) => ({
      ...vehicle,
      fixedFenPerDay: 0,
      costFenPerKm: 0,
      driverFenPerDay: 0,
      driverFenPerHour: 0,
      owner: null,
    }),
  },
  depot: {
    told: 'whole',
    ways: [{ with: ['loop'], where: { id: (of, rows) => ownLoops(of, rows).map(({ depot }) => depot) } }],
  },
  station: {
    told: 'whole',
    ways: [
      { with: ['loop'], where: { id: (_, rows) => stopsOf(rows) } },
      // Where a van stands.
      {
        with: ['loop'],
        where: { id: (_, { loop }) => [...loop.values()].flatMap(({ brokeDown }) => brokeDown?.station ?? []) },
      },
    ],
    shown: (station) => ({
      ...station,
      floorAreaSquareMetres: null,
      smallPremisesReason: null,
      equipment: [],
      tabsFen: 0,
    }),
    people: ({ partner }) => (partner === null ? [] : [['member', partner]]),
    names: ({ village }) => [['place', village]],
  },
  position: {
    told: 'whole',
    ways: [
      {
        with: ['station'],
        where: { id: (_, { station }) => [...station.values()].flatMap(({ id, village }) => [id, village]) },
      },
    ],
  },
} satisfies HeldKinds;

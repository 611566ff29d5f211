import { itsOwn, keptSince, type HeldKinds } from '../kernel/index.ts';

/** The loads on their way to a station, and those that came lately. */
export const heldByStations = {
  vanLoad: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn }, since: { loadedAt: keptSince } },
      {
        with: ['parcel'],
        where: {
          station: itsOwn,
          id: (_, { parcel }) =>
            [...parcel.values()].flatMap(({ holder }) => (holder.startsWith('van:') ? [holder.slice(4)] : [])),
        },
      },
    ],
    names: ({ driver }) => (driver === null ? [] : [['person', driver]]),
  },
} satisfies HeldKinds;

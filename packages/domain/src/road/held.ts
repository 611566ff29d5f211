import { keptSince, type CopyOf, type HeldKinds } from '../kernel/index.ts';

const own = ({ holder }: CopyOf) => [holder];

/** The loads on their way to a station, and those that came lately. */
export const heldByStations = {
  vanLoad: {
    told: 'by-row',
    ways: [
      { where: { station: own }, since: { loadedAt: keptSince } },
      {
        with: ['parcel'],
        where: {
          station: own,
          id: (_, { parcel }) =>
            [...parcel.values()].flatMap(({ holder }) => (holder.startsWith('van:') ? [holder.slice(4)] : [])),
        },
      },
    ],
    names: ({ driver }) => (driver === null ? [] : [['person', driver]]),
  },
} satisfies HeldKinds;

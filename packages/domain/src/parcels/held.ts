import { itsOwn, keptSince, type HeldKinds, type HeldRows } from '../kernel/index.ts';
import { openParcelStages, recipientRow, type Parcel } from './parcel.ts';

/** A station's parcels, the numbers and codes they go by, and who may take them for others. */
export const heldByStations = {
  parcel: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn, stage: openParcelStages } },
      { where: { station: itsOwn }, filled: 'complaint' },
      { where: { station: itsOwn }, since: { closedAt: keptSince } },
    ],
    people(parcel, rows) {
      const [kind, id] = recipientRow(parcel);
      return rows.villager.get(id)?.erased === true ? [] : [[kind, id]];
    },
    names: ({ steps }) => steps.map(({ by }) => ['person', by]),
  },
  waybill: {
    told: 'along',
    ways: [
      {
        with: ['parcel'],
        where: {
          id: (_, { parcel }) => [...parcel.values()].map(({ number }) => number),
          parcel: (_, { parcel }) => parcel.keys(),
        },
      },
    ],
    follows: (rows) => numbered(rows).map(({ id, number }) => ({ id: number, parcel: id })),
  },
  pickupCode: {
    told: 'along',
    ways: [
      {
        with: ['parcel'],
        where: {
          id: (_, { parcel }) => [...parcel.values()].map(codeOf),
          parcel: (_, { parcel }) => parcel.keys(),
        },
      },
    ],
    follows: (rows) =>
      numbered(rows)
        .filter(({ stage, visit }) => stage !== 'handed-out' && visit == null)
        .map((parcel) => ({ id: codeOf(parcel), parcel: parcel.id })),
  },
  consent: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn, revokedAt: [null] } },
      { where: { station: itsOwn }, since: { revokedAt: keptSince } },
    ],
  },
} satisfies HeldKinds;

/** The parcels that go by their numbers still. */
function numbered({ parcel }: HeldRows): readonly Parcel[] {
  return [...parcel.values()].filter(({ stage }) => stage !== 'returned' && stage !== 'lost');
}

function codeOf({ station, code }: Parcel): string {
  return `${station}:${code}`;
}

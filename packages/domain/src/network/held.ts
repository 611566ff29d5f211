import { itsOwn, type HeldKinds } from '../kernel/index.ts';

/** The station itself, and where it and its village lie. */
export const heldByStations = {
  station: {
    told: 'whole',
    ways: [{ where: { id: itsOwn } }],
    names: ({ partner, village }) => [
      ...(partner === null ? [] : [['person', partner] as const]),
      ...[6, 9, 12].map((length) => ['place', village.slice(0, length)] as const),
    ],
  },
  position: { told: 'whole', ways: [{ where: { id: ({ holder, place }) => [holder, place] } }] },
} satisfies HeldKinds;

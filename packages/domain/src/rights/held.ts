import type { HeldKinds } from '../kernel/index.ts';

/** Whoever asks, and all who serve there. */
export const heldByStations = {
  member: {
    told: 'whole',
    ways: [{ where: { id: ({ person }) => [person] } }, { serves: 'station-partner' }],
    names: ({ id }) => [['person', id]],
  },
} satisfies HeldKinds;

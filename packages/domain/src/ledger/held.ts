import type { HeldKinds } from '../kernel/index.ts';

export const heldByStations = { settings: { told: 'whole', ways: [{}] } } satisfies HeldKinds;

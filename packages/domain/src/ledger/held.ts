import type { HeldKinds } from '../kernel/index.ts';
import { contestsHeld } from './contest.ts';

export const heldByStations = { ...contestsHeld, settings: { told: 'whole', ways: [{}] } } satisfies HeldKinds;

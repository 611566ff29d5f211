import { fleet } from './fleet.ts';
import type { Queries } from '../../http/reading.ts';

export const fleetReads = {
  '/fleet': fleet,
} satisfies Partial<Queries>;

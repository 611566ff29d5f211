import { stations, stationById } from './stations.ts';
import { villages } from './villages.ts';
import type { Queries } from '../../http/reading.ts';

export const networkReads = {
  '/villages': villages,
  '/stations': stations,
  '/stations/:id': stationById,
} satisfies Partial<Queries>;

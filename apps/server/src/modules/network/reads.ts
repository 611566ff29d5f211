import type { MountedRead } from '../../http/reading.ts';
import { stations, stationById } from './stations.ts';
import { villages } from './villages.ts';

export const networkReads: readonly MountedRead[] = [villages, stations, stationById];

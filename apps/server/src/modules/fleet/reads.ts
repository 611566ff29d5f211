import type { MountedRead } from '../../http/reading.ts';
import { fleet } from './fleet.ts';

export const fleetReads: readonly MountedRead[] = [fleet];

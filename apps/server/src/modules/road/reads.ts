import type { MountedRead } from '../../http/reading.ts';
import { drivenDay } from './driven-day.ts';
import { handovers } from './handovers.ts';
import { vanLoads, toLoad } from './loads.ts';
import { unloadings, unloadingById } from './unloading.ts';

export const roadReads: readonly MountedRead[] = [vanLoads, toLoad, handovers, drivenDay, unloadings, unloadingById];

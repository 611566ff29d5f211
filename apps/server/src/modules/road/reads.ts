import { drivenDay } from './driven-day.ts';
import { handovers } from './handovers.ts';
import { vanLoads, toLoad } from './loads.ts';
import { unloadings, unloadingById } from './unloading.ts';
import type { Queries } from '../../http/reading.ts';

export const roadReads = {
  '/van-loads': vanLoads,
  '/parcels-to-load': toLoad,
  '/handovers': handovers,
  '/drive': drivenDay,
  '/unloading': unloadings,
  '/unloading/:id': unloadingById,
} satisfies Partial<Queries>;

import type { WorkMessages } from '../zh/index.ts';
import { consignments } from './consignments.ts';
import { costs } from './costs.ts';
import { desk } from './desk.ts';
import { late } from './late.ts';
import { loops } from './loops.ts';
import { money } from './money.ts';
import { network } from './network.ts';
import { parcels } from './parcels.ts';
import { sheets } from './sheets.ts';

/** What the screens say behind the first one, in English. */
export const enWork: WorkMessages = { consignments, costs, desk, late, loops, money, network, parcels, sheets };

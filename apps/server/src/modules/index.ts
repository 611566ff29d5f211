import type { MountedRead } from '../http/reading.ts';
import { overview } from './county/overview.ts';
import { search } from './county/search.ts';
import { entries } from './journal/entries.ts';
import { accountLines, accounts } from './ledger/accounts.ts';
import { earnings } from './ledger/earnings.ts';
import { stationById, stations } from './network/stations.ts';
import { villages } from './network/villages.ts';
import { orderById, orders } from './purchasing/orders.ts';
import { products } from './purchasing/products.ts';
import { villagerData, villagers } from './purchasing/villagers.ts';
import { people } from './rights/people.ts';

/** Everything that can be read of a county. */
export const reads: readonly MountedRead[] = [
  overview, search, villages, stations, stationById, products, villagers, villagerData,
  people, orders, orderById, earnings, accounts, accountLines, entries,
];

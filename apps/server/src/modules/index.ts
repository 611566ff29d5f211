import type { MountedRead } from '../http/reading.ts';
import { overview } from './county/overview.ts';
import { search } from './county/search.ts';
import { accessLog } from './rights/access-log.ts';
import { entries } from './journal/entries.ts';
import { journalHead } from './journal/head.ts';
import { lateCommandById, lateCommands } from './journal/late-commands.ts';
import { accountLines, accounts } from './ledger/accounts.ts';
import { earnings } from './ledger/earnings.ts';
import { moneySummary } from './ledger/money-summary.ts';
import { payees } from './ledger/payees.ts';
import { periods } from './ledger/periods.ts';
import { settings } from './ledger/settings.ts';
import {
  settlementById,
  settlementFile,
  settlementOrders,
  settlementPreview,
  settlements,
} from './ledger/settlements.ts';
import { consents } from './logistics/consents.ts';
import { costByStation } from './logistics/cost-by-station.ts';
import { handovers } from './logistics/handovers.ts';
import { toLoad, vanLoads } from './logistics/loads.ts';
import { consignmentById, consignments, consignmentSummary } from './logistics/consignments.ts';
import { fleet } from './logistics/fleet.ts';
import { dayLoops } from './logistics/day-loops.ts';
import { loopAttention } from './logistics/loop-attention.ts';
import { contributions } from './logistics/contributions.ts';
import { loopBalances } from './logistics/loop-balances.ts';
import { loopCostById } from './logistics/loop-cost.ts';
import { loopCostSettings } from './logistics/loop-cost-settings.ts';
import { loopCostSummary } from './logistics/loop-cost-summary.ts';
import { loopCosts } from './logistics/loop-costs.ts';
import { loopSavings } from './logistics/loop-savings.ts';
import { parcelLookup } from './logistics/lookup.ts';
import { parcelById, parcels, parcelSummary } from './logistics/parcels.ts';
import { drivenDay } from './logistics/driven-day.ts';
import { unloadingById, unloadings } from './logistics/unloading.ts';
import { waiting } from './logistics/waiting.ts';
import { stationById, stations } from './network/stations.ts';
import { villages } from './network/villages.ts';
import { drawers, remittances } from './purchasing/cash.ts';
import { effectiveOrders } from './purchasing/effective.ts';
import { orderById, orders } from './purchasing/orders.ts';
import { imports } from './purchasing/imports.ts';
import { products } from './purchasing/products.ts';
import { tabs } from './purchasing/tabs.ts';
import { villagerData, villagers } from './purchasing/villagers.ts';
import { people } from './rights/people.ts';
import { devices } from './sync/devices.ts';
import { driverDevices } from './sync/driver-devices.ts';
import { copyOfStation } from './sync/station-copy.ts';

/** Everything that can be read of a county. */
export const reads: readonly MountedRead[] = [
  overview,
  search,
  villages,
  stations,
  stationById,
  products,
  imports,
  villagers,
  villagerData,
  people,
  orders,
  orderById,
  earnings,
  accounts,
  accountLines,
  accessLog,
  entries,
  journalHead,
  lateCommands,
  lateCommandById,
  settings,
  moneySummary,
  drawers,
  remittances,
  tabs,
  payees,
  settlements,
  settlementById,
  settlementPreview,
  settlementOrders,
  settlementFile,
  periods,
  effectiveOrders,
  parcels,
  parcelById,
  parcelSummary,
  parcelLookup,
  vanLoads,
  toLoad,
  handovers,
  consents,
  fleet,
  dayLoops,
  loopAttention,
  drivenDay,
  waiting,
  unloadings,
  unloadingById,
  consignments,
  consignmentById,
  consignmentSummary,
  loopCosts,
  costByStation,
  loopSavings,
  loopCostSummary,
  loopBalances,
  contributions,
  loopCostById,
  loopCostSettings,
  copyOfStation,
  devices,
  driverDevices,
];

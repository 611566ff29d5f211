import type { ComponentType } from 'preact';
import { Buy } from '../purchasing/counter/buy.tsx';
import { Collect } from '../parcels/counter/collect.tsx';
import { EarningLines } from '../ledger/counter/earning-lines.tsx';
import { Earnings } from '../ledger/counter/earnings.tsx';
import { CounterCash } from '../purchasing/counter/cash.tsx';
import { CounterMovements } from '../purchasing/counter/movements.tsx';
import { OrderScreen } from '../purchasing/counter/order.tsx';
import { Orders } from '../purchasing/counter/orders.tsx';
import { OutsidePurchase } from '../purchasing/counter/outside.tsx';
import { ParcelScreen } from '../parcels/counter/parcel.tsx';
import { Receive } from '../parcels/counter/receive.tsx';
import { SendNew } from '../consignments/counter/send-new.tsx';
import { SendUp } from '../consignments/counter/send-up.tsx';
import { SentScreen } from '../consignments/counter/sent.tsx';
import { CounterLots } from '../produce/counter/lots.tsx';
import { HouseholdStatementScreen } from '../produce/counter/household-statement.tsx';
import { Sell } from '../produce/counter/sell.tsx';
import { SellFrom } from '../produce/counter/sell-from.tsx';
import { TicketScreen } from '../produce/counter/ticket.tsx';
import { Tell } from '../notices/counter/tell.tsx';
import { SyncPanel } from '../devices/counter/sync-panel.tsx';
import { VillagerScreen } from '../purchasing/counter/villager.tsx';
import { Villagers } from '../purchasing/counter/villagers.tsx';
import type { CounterScreenProps } from './screens.ts';

/** The counter's screens behind its doors, in one piece: it comes right after the first one is drawn. */
export const behind = {
  '/buy': Buy,
  '/collect': Collect,
  '/receive': Receive,
  '/outside': OutsidePurchase,
  '/send': SendUp,
  '/send/new': SendNew,
  '/send/:id': SentScreen,
  '/parcels/:id': ParcelScreen,
  '/orders': Orders,
  '/orders/:id': OrderScreen,
  '/sell': Sell,
  '/sell/:id': SellFrom,
  '/statements/:id': HouseholdStatementScreen,
  '/tickets/:id': TicketScreen,
  '/lots': CounterLots,
  '/villagers': Villagers,
  '/villagers/:id': VillagerScreen,
  '/earnings': Earnings,
  '/earnings/ledger': EarningLines,
  '/cash': CounterCash,
  '/cash/movements': CounterMovements,
  '/tell': Tell,
  '/sync': SyncPanel,
} satisfies Readonly<Record<string, ComponentType<CounterScreenProps>>>;

import type { ComponentType } from 'preact';
import { Buy } from './buy/buy.tsx';
import { Collect } from './collect.tsx';
import { Earnings } from './earnings.tsx';
import { CounterCash } from './money/cash.tsx';
import { OrderScreen } from './order.tsx';
import { Orders } from './orders.tsx';
import { OutsidePurchase } from './outside.tsx';
import { ParcelScreen } from './parcels/parcel.tsx';
import { Receive } from './parcels/receive.tsx';
import { SendNew } from './send/send-new.tsx';
import { SendUp } from './send/send-up.tsx';
import { SentScreen } from './send/sent.tsx';
import { SyncPanel } from './sync/sync-panel.tsx';
import { VillagerScreen } from './villager.tsx';
import { Villagers } from './villagers.tsx';
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
  '/villagers': Villagers,
  '/villagers/:id': VillagerScreen,
  '/earnings': Earnings,
  '/cash': CounterCash,
  '/sync': SyncPanel,
} satisfies Readonly<Record<string, ComponentType<CounterScreenProps>>>;

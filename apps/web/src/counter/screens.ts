import type { ComponentType } from 'preact';
import { lazy } from 'preact/compat';
import { withWords } from '../i18n/index.tsx';
import type { OwnStation } from '../sync/who.ts';
import { Doors } from './doors.tsx';

/** What each of the counter's screens gets. */
export interface CounterScreenProps {
  readonly station: OwnStation;
  readonly id: string;
}

/** Every address of the counter, behind `/counter/:county`. */
export type CounterAddress =
  | '/'
  | '/buy'
  | '/collect'
  | '/receive'
  | '/outside'
  | '/send'
  | '/send/new'
  | '/send/:id'
  | '/parcels/:id'
  | '/orders'
  | '/orders/:id'
  | '/sell'
  | '/sell/:id'
  | '/tickets/:id'
  | '/villagers'
  | '/villagers/:id'
  | '/earnings'
  | '/earnings/ledger'
  | '/cash'
  | '/tell'
  | '/sync';

interface CounterScreen {
  /** Where Esc and the back button lead. */
  readonly back?: CounterAddress;
  /** Whether `/` goes to a search line there. */
  readonly searches?: boolean;
}

export const counterScreens: Readonly<Record<CounterAddress, CounterScreen>> = {
  '/': {},
  '/buy': { back: '/', searches: true },
  '/collect': { back: '/', searches: true },
  '/receive': { back: '/collect', searches: true },
  '/outside': { back: '/', searches: true },
  '/send': { back: '/' },
  '/send/new': { back: '/send', searches: true },
  '/send/:id': { back: '/send' },
  '/parcels/:id': { back: '/collect', searches: true },
  '/orders': { back: '/', searches: true },
  '/orders/:id': { back: '/orders' },
  '/sell': { back: '/', searches: true },
  '/sell/:id': { back: '/sell' },
  '/tickets/:id': { back: '/sell' },
  '/villagers': { back: '/', searches: true },
  '/villagers/:id': { back: '/villagers' },
  '/earnings': { back: '/' },
  '/earnings/ledger': { back: '/earnings' },
  '/cash': { back: '/earnings' },
  '/tell': { back: '/' },
  '/sync': { back: '/' },
};

/** Fetches the screens behind the doors, with their words. */
export const fetchBehind = async () =>
  (
    await withWords(import('./behind.ts'), [
      'consignments',
      'desk',
      'money',
      'notices',
      'outside',
      'parcels',
      'produce',
      'proposals',
    ])
  ).behind;
const later = (address: Exclude<CounterAddress, '/'>) => lazy(async () => (await fetchBehind())[address]);

/** What is drawn at each address. */
export const shown: Readonly<Record<CounterAddress, ComponentType<CounterScreenProps>>> = {
  '/': Doors,
  '/buy': later('/buy'),
  '/collect': later('/collect'),
  '/receive': later('/receive'),
  '/outside': later('/outside'),
  '/send': later('/send'),
  '/send/new': later('/send/new'),
  '/send/:id': later('/send/:id'),
  '/parcels/:id': later('/parcels/:id'),
  '/orders': later('/orders'),
  '/orders/:id': later('/orders/:id'),
  '/sell': later('/sell'),
  '/sell/:id': later('/sell/:id'),
  '/tickets/:id': later('/tickets/:id'),
  '/villagers': later('/villagers'),
  '/villagers/:id': later('/villagers/:id'),
  '/earnings': later('/earnings'),
  '/earnings/ledger': later('/earnings/ledger'),
  '/cash': later('/cash'),
  '/tell': later('/tell'),
  '/sync': later('/sync'),
};

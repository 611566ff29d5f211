import type { ComponentType } from 'preact';
import { lazy } from 'preact/compat';
import { withWords } from '../i18n/index.tsx';
import type { OwnStation } from '../sync/who.ts';
import type { CounterAddress } from './addresses.ts';
import { Doors } from './doors.tsx';

/** What each of the counter's screens gets. */
export interface CounterScreenProps {
  readonly station: OwnStation;
  readonly id: string;
}

/** Fetches the screens behind the doors, with their words. */
export const fetchBehind = async () =>
  (
    await withWords(import('./behind.ts'), [
      'cash',
      'consignments',
      'contests',
      'desk',
      'lots',
      'papers',
      'money',
      'notices',
      'outside',
      'parcels',
      'produce',
      'proposals',
      'record',
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
  '/statements/:id': later('/statements/:id'),
  '/tickets/:id': later('/tickets/:id'),
  '/lots': later('/lots'),
  '/villagers': later('/villagers'),
  '/villagers/:id': later('/villagers/:id'),
  '/earnings': later('/earnings'),
  '/earnings/ledger': later('/earnings/ledger'),
  '/cash': later('/cash'),
  '/cash/movements': later('/cash/movements'),
  '/tell': later('/tell'),
  '/sync': later('/sync'),
};

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
  | '/statements/:id'
  | '/tickets/:id'
  | '/lots'
  | '/villagers'
  | '/villagers/:id'
  | '/earnings'
  | '/earnings/ledger'
  | '/cash'
  | '/cash/movements'
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
  '/statements/:id': { back: '/sell' },
  '/tickets/:id': { back: '/sell' },
  '/lots': { back: '/sell' },
  '/villagers': { back: '/', searches: true },
  '/villagers/:id': { back: '/villagers' },
  '/earnings': { back: '/' },
  '/earnings/ledger': { back: '/earnings' },
  '/cash': { back: '/earnings' },
  '/cash/movements': { back: '/cash' },
  '/tell': { back: '/' },
  '/sync': { back: '/' },
};

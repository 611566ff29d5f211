import type { DeskScreens } from '../../desk/screen.ts';

export type PurchasingDesk =
  | '/orders'
  | '/orders/:id'
  | '/products'
  | '/products/import'
  | '/villagers'
  | '/villagers/:id'
  | '/cash'
  | '/cash/:id'
  | '/day-closes'
  | '/bookings'
  | '/effective-orders';

export const purchasingDesk: DeskScreens<PurchasingDesk> = {
  '/orders': {
    name: { zh: '订单', en: 'Orders' },
    needs: 'orders.read',
    fetch: async () => (await import('./orders.tsx')).Orders,
    words: ['costs', 'counter', 'money', 'network', 'parcels', 'sheets'],
    views: ['stage', 'station', 'due', 'days', 'sort'],
    nav: { group: 'down', icon: 'orders' },
    acts: [
      {
        name: { zh: '向供应商确认订单', en: 'Confirm orders with the supplier' },
        needs: 'orders.confirm',
        opens: { stage: 'to-confirm' },
      },
      {
        name: { zh: '标记订单到货', en: 'Mark orders as arrived' },
        needs: 'orders.receive',
        opens: { stage: 'coming' },
      },
    ],
  },
  '/orders/:id': {
    name: { zh: '订单', en: 'Order' },
    needs: 'orders.read',
    fetch: async () => (await import('./order.tsx')).OrderScreen,
    words: ['costs', 'counter', 'money', 'parcels'],
    under: '/orders',
  },
  '/products': {
    name: { zh: '商品', en: 'Products' },
    needs: 'products.read',
    fetch: async () => (await import('./products.tsx')).Products,
    words: ['costs', 'money', 'network', 'parcels', 'sheets'],
    views: ['low', 'sort'],
    nav: { group: 'down', icon: 'products' },
    acts: [{ name: { zh: '新增商品', en: 'Add a product' }, needs: 'products.edit', opens: { act: 'add' } }],
  },
  '/products/import': {
    name: { zh: '导入商品', en: 'Import products' },
    needs: 'products.edit',
    fetch: async () => (await import('./import/catalogue-import.tsx')).CatalogueImport,
    words: ['sheets'],
    under: '/products',
  },
  '/villagers': {
    name: { zh: '村民', en: 'Villagers' },
    needs: 'villagers.read',
    fetch: async () => (await import('./villagers.tsx')).Villagers,
    words: ['costs', 'counter', 'money', 'network', 'parcels', 'sheets'],
    views: ['station', 'notice', 'sort'],
    nav: { group: 'people', icon: 'villagers' },
  },
  '/villagers/:id': {
    name: { zh: '村民', en: 'Villager' },
    needs: 'villagers.export',
    fetch: async () => (await import('./villager.tsx')).VillagerScreen,
    words: ['counter', 'money', 'notices', 'parcels'],
    under: '/villagers',
  },
  '/cash': {
    name: { zh: '现金', en: 'Cash' },
    needs: 'cash.read',
    fetch: async () => (await import('./cash.tsx')).Cash,
    words: ['cash', 'money', 'sheets'],
    views: ['stage', 'days', 'sort', 'drawers'],
    nav: { group: 'money', icon: 'earnings' },
  },
  '/cash/:id': {
    name: { zh: '现金流水', en: 'Cash movements' },
    needs: 'cash.read',
    fetch: async () => (await import('./movements.tsx')).Movements,
    words: ['cash', 'sheets'],
    views: ['days', 'sort'],
    under: '/cash',
  },
  '/day-closes': {
    name: { zh: '日结', en: 'Day’s closes' },
    needs: 'cash.read',
    fetch: async () => (await import('./day-closes.tsx')).DayCloses,
    words: ['cash', 'money', 'sheets'],
    views: ['drawer', 'differs', 'days', 'sort', 'state', 'drawers'],
    nav: { group: 'money', icon: 'check' },
  },
  '/bookings': {
    name: { zh: '登记与冲销', en: 'Entries and reversals' },
    needs: 'bookings.read',
    fetch: async () => (await import('./bookings.tsx')).Bookings,
    words: ['bookings', 'sheets'],
    views: ['kind', 'stage', 'station', 'days', 'sort'],
    nav: { group: 'money', icon: 'undo' },
  },
  '/effective-orders': {
    name: { zh: '有效订单', en: 'Effective orders' },
    needs: 'orders.read',
    fetch: async () => (await import('./effective-orders.tsx')).EffectiveOrders,
    words: ['costs', 'money', 'parcels', 'sheets'],
    views: ['month', 'sort'],
    under: '/settlements',
  },
};

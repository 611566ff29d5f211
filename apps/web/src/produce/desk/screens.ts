import type { DeskScreens } from '../../desk/screen.ts';

export type ProduceDesk =
  | '/tickets'
  | '/tickets/:id'
  | '/lots'
  | '/lots/:id'
  | '/papers'
  | '/purchase-invoices'
  | '/purchase-invoices/:id'
  | '/households'
  | '/households/:id'
  | '/taking-part'
  | '/register'
  | '/register/:id'
  | '/register-map'
  | '/register-import'
  | '/commodities'
  | '/commodities/:id';

export const produceDesk: DeskScreens<ProduceDesk> = {
  '/tickets': {
    name: { zh: '收购单', en: 'Intake tickets' },
    needs: 'produce.read',
    fetch: async () => (await import('./tickets.tsx')).Tickets,
    words: ['produce', 'sheets'],
    views: ['station', 'commodity', 'stage', 'payment', 'implausible', 'days', 'sort'],
    nav: { group: 'up', icon: 'basket' },
  },
  '/tickets/:id': {
    name: { zh: '收购单', en: 'Intake ticket' },
    needs: 'produce.read',
    fetch: async () => (await import('./ticket.tsx')).TicketScreen,
    words: ['produce'],
    under: '/tickets',
  },
  '/lots': {
    name: { zh: '批次', en: 'Lots' },
    needs: 'produce.read',
    fetch: async () => (await import('./lots.tsx')).Lots,
    words: ['lots', 'produce', 'sheets'],
    views: ['station', 'at', 'commodity', 'state', 'days', 'sort'],
    nav: { group: 'up', icon: 'parcel' },
  },
  '/lots/:id': {
    name: { zh: '批次', en: 'Lot' },
    needs: 'produce.read',
    fetch: async () => (await import('./lot.tsx')).LotScreen,
    words: ['inspection', 'lots', 'papers', 'produce', 'sheets'],
    under: '/lots',
  },
  '/papers': {
    name: { zh: '凭证', en: 'Papers' },
    needs: 'produce.read',
    fetch: async () => (await import('./papers.tsx')).Papers,
    words: ['papers', 'produce', 'sheets'],
    views: ['station', 'commodity', 'kind', 'state', 'days', 'sort'],
    nav: { group: 'up', icon: 'check' },
  },
  '/purchase-invoices': {
    name: { zh: '收购发票', en: 'Purchase invoices' },
    needs: 'produce.read',
    fetch: async () => (await import('./purchase-invoices.tsx')).PurchaseInvoices,
    words: ['invoices', 'produce', 'sheets'],
    views: ['stage', 'sort'],
    nav: { group: 'up', icon: 'orders' },
  },
  '/purchase-invoices/:id': {
    name: { zh: '收购发票', en: 'Purchase invoice' },
    needs: 'produce.read',
    fetch: async () => (await import('./purchase-invoice.tsx')).PurchaseInvoiceScreen,
    words: ['invoices', 'produce'],
    under: '/purchase-invoices',
  },
  '/households': {
    name: { zh: '农户', en: 'Households' },
    needs: 'produce.read',
    fetch: async () => (await import('./households.tsx')).Households,
    words: ['counter', 'growing', 'produce', 'sheets'],
    views: ['station', 'village', 'sold', 'commodity', 'stage', 'sort'],
    nav: { group: 'up', icon: 'people' },
    acts: [{ name: { zh: '登记农户', en: 'Register a household' }, needs: 'households.edit', opens: { act: 'add' } }],
  },
  '/households/:id': {
    name: { zh: '农户', en: 'Household' },
    needs: 'produce.read',
    fetch: async () => (await import('./household.tsx')).HouseholdScreen,
    words: ['counter', 'growing', 'invoices', 'network', 'produce', 'sheets'],
    under: '/households',
  },
  '/taking-part': {
    name: { zh: '农户参与', en: 'Farmers taking part' },
    needs: 'produce.read',
    fetch: async () => (await import('./taking-part.tsx')).TakingPart,
    words: ['growing', 'sheets'],
    views: ['village', 'sort'],
    nav: { group: 'up', icon: 'bars' },
  },
  '/register': {
    name: { zh: '产业名录', en: 'Industry register' },
    needs: 'produce.read',
    fetch: async () => (await import('./register/register.tsx')).Register,
    words: ['growing', 'produce', 'sheets'],
    views: ['place', 'trade', 'commodity', 'returnee', 'network', 'stage', 'import', 'sort'],
    nav: { group: 'up', icon: 'stations' },
    acts: [
      { name: { zh: '登记产业户', en: 'Enter in the register' }, needs: 'households.edit', opens: { act: 'add' } },
    ],
  },
  '/register/:id': {
    name: { zh: '产业户', en: 'Register entry' },
    needs: 'produce.read',
    fetch: async () => (await import('./register/entry.tsx')).RegisterEntryScreen,
    words: ['growing', 'produce', 'sheets'],
    under: '/register',
  },
  '/register-map': {
    name: { zh: '各村产业', en: 'What villages live by' },
    needs: 'produce.read',
    fetch: async () => (await import('./register/village-map.tsx')).RegisterMap,
    words: ['growing', 'network', 'produce', 'sheets'],
    under: '/register',
  },
  '/register-import': {
    name: { zh: '导入产业名录', en: 'Import the register' },
    needs: 'households.edit',
    fetch: async () => (await import('./register/register-import.tsx')).RegisterImport,
    words: ['growing', 'produce', 'sheets'],
    under: '/register',
  },
  '/commodities': {
    name: { zh: '收购品种', en: 'Commodities' },
    needs: 'produce.read',
    fetch: async () => (await import('./commodities.tsx')).Commodities,
    words: ['papers', 'produce', 'sheets'],
    nav: { group: 'up', icon: 'products' },
    acts: [{ name: { zh: '添加收购品种', en: 'Add a commodity' }, needs: 'commodities.edit', opens: { act: 'add' } }],
  },
  '/commodities/:id': {
    name: { zh: '收购品种', en: 'Commodity' },
    needs: 'produce.read',
    fetch: async () => (await import('./commodity.tsx')).CommodityScreen,
    words: ['inspection', 'lots', 'papers', 'produce'],
    under: '/commodities',
  },
};

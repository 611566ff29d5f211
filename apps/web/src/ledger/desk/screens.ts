import type { DeskScreens } from '../../desk/screen.ts';

export type LedgerDesk =
  | '/settings'
  | '/settlements'
  | '/settlements/:id'
  | '/payees'
  | '/taxes'
  | '/contests'
  | '/platform-report'
  | '/periods'
  | '/ledger'
  | '/ledger/:id';

export const ledgerDesk: DeskScreens<LedgerDesk> = {
  '/settings': {
    name: { zh: '设置', en: 'Settings' },
    needs: 'settings.read',
    fetch: async () => (await import('./settings.tsx')).Settings,
    words: ['money'],
    nav: { group: 'settings', icon: 'type' },
  },
  '/settlements': {
    name: { zh: '结算', en: 'Settlement' },
    needs: 'settlements.read',
    fetch: async () => (await import('./settlements.tsx')).Settlements,
    words: ['costs', 'money', 'parcels', 'sheets'],
    views: ['days', 'sort'],
    nav: { group: 'money', icon: 'check' },
    acts: [
      {
        name: { zh: '编制结算', en: 'Prepare a settlement' },
        needs: 'settlements.prepare',
        opens: { act: 'prepare' },
      },
    ],
  },
  '/settlements/:id': {
    name: { zh: '结算单', en: 'A settlement' },
    needs: 'settlements.read',
    fetch: async () => (await import('./settlement.tsx')).SettlementScreen,
    words: ['bookings', 'contests', 'costs', 'money', 'parcels', 'sheets'],
    under: '/settlements',
  },
  '/payees': {
    name: { zh: '收款账户', en: 'Payees' },
    needs: 'payees.read',
    fetch: async () => (await import('./payees.tsx')).Payees,
    words: ['costs', 'money', 'parcels', 'sheets'],
    views: ['sort'],
    under: '/settlements',
  },
  '/contests': {
    name: { zh: '对账异议', en: 'Contested lines' },
    needs: 'contests.read',
    fetch: async () => (await import('./contests.tsx')).Contests,
    words: ['contests', 'sheets'],
    views: ['stage'],
    nav: { group: 'money', icon: 'speak' },
  },
  '/taxes': {
    name: { zh: '代扣个税', en: 'Withheld tax' },
    needs: 'settlements.read',
    fetch: async () => (await import('./taxes.tsx')).Taxes,
    words: ['money', 'sheets', 'taxes'],
    views: ['month'],
    nav: { group: 'money', icon: 'account' },
  },
  '/platform-report': {
    name: { zh: '平台涉税信息季报', en: 'Platform’s quarterly report' },
    needs: 'settlements.read',
    fetch: async () => (await import('./platform-report.tsx')).PlatformReport,
    words: ['money', 'sheets', 'taxes'],
    views: ['quarter'],
    under: '/taxes',
  },
  '/periods': {
    name: { zh: '月结', en: 'Closed months' },
    needs: 'ledger.read',
    fetch: async () => (await import('./periods.tsx')).Periods,
    words: ['costs', 'money', 'parcels', 'sheets'],
    under: '/settlements',
  },
  '/ledger': {
    name: { zh: '账簿', en: 'Ledger' },
    needs: 'ledger.read',
    fetch: async () => (await import('./ledger.tsx')).Ledger,
    words: ['costs', 'network', 'parcels', 'sheets'],
    views: ['sort'],
    nav: { group: 'money', icon: 'ledger' },
  },
  '/ledger/:id': {
    name: { zh: '账户', en: 'Account' },
    needs: 'ledger.read',
    fetch: async () => (await import('./account.tsx')).AccountScreen,
    words: ['costs', 'network', 'parcels', 'sheets'],
    views: ['sort'],
    under: '/ledger',
  },
};

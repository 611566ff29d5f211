import type { DeskScreens } from '../../desk/screen.ts';

export type LoopCostsDesk = '/loop-costs' | '/loop-costs/balances' | '/loop-costs/settings' | '/loop-costs/:id';

export const loopCostsDesk: DeskScreens<LoopCostsDesk> = {
  '/loop-costs': {
    name: { zh: '运费成本', en: 'Loop costs' },
    needs: 'loop-costs.read',
    fetch: async () => (await import('./loop-costs.tsx')).LoopCosts,
    words: ['costs', 'money', 'parcels', 'sheets'],
    views: ['unsettled', 'month', 'sort'],
    nav: { group: 'money', icon: 'bars' },
  },
  '/loop-costs/balances': {
    name: { zh: '应付和分摊', en: 'Balances of loop costs' },
    needs: 'loop-costs.read',
    fetch: async () => (await import('./balances.tsx')).LoopBalances,
    words: ['costs', 'money', 'parcels', 'sheets'],
    views: ['month', 'sort'],
    under: '/loop-costs',
  },
  '/loop-costs/settings': {
    name: { zh: '运费规则', en: 'Rules of loop costs' },
    needs: 'settings.read',
    fetch: async () => (await import('./cost-settings.tsx')).CostSettings,
    words: ['costs'],
    under: '/loop-costs',
  },
  '/loop-costs/:id': {
    name: { zh: '一趟车的成本', en: 'Cost of a loop' },
    needs: 'loop-costs.read',
    fetch: async () => (await import('./loop-cost.tsx')).LoopCostScreen,
    words: ['costs', 'loops', 'money', 'parcels', 'sheets'],
    under: '/loop-costs',
  },
};

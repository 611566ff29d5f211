import { contributions } from './contributions.ts';
import { costByStation } from './cost-by-station.ts';
import { loopBalances } from './loop-balances.ts';
import { loopCostSettings } from './loop-cost-settings.ts';
import { loopCostSummary } from './loop-cost-summary.ts';
import { loopCostById } from './loop-cost.ts';
import { loopCosts } from './loop-costs.ts';
import { loopSavings } from './loop-savings.ts';
import type { Queries } from '../../http/reading.ts';

export const loopCostsReads = {
  '/loop-costs': loopCosts,
  '/loop-costs/by-station': costByStation,
  '/loop-costs/savings': loopSavings,
  '/loop-costs/summary': loopCostSummary,
  '/loop-costs/balances': loopBalances,
  '/loop-costs/contributions': contributions,
  '/loop-costs/:id': loopCostById,
  '/loop-cost-settings': loopCostSettings,
} satisfies Partial<Queries>;

import type { MountedRead } from '../../http/reading.ts';
import { contributions } from './contributions.ts';
import { costByStation } from './cost-by-station.ts';
import { loopBalances } from './loop-balances.ts';
import { loopCostSettings } from './loop-cost-settings.ts';
import { loopCostSummary } from './loop-cost-summary.ts';
import { loopCostById } from './loop-cost.ts';
import { loopCosts } from './loop-costs.ts';
import { loopSavings } from './loop-savings.ts';

export const loopCostsReads: readonly MountedRead[] = [
  loopCosts,
  costByStation,
  loopSavings,
  loopCostSummary,
  loopBalances,
  contributions,
  loopCostById,
  loopCostSettings,
];

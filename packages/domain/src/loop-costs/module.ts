import { defineModule } from '../kernel/index.ts';
import { loopCostsAccounts } from './account-heads.ts';
import { loopCostsPayables, loopCostsPayRuns } from './payables.ts';
import { changeLoopCostSettings } from './change-loop-cost-settings.ts';
import { contributionEvents } from './contribution-payment.ts';
import { loopChargeEvents } from './loop-charge.ts';
import { loopCostSettingsEvents } from './loop-cost-settings.ts';
import { recordContribution } from './record-contribution.ts';
import { reverseContribution } from './reverse-contribution.ts';
import { reverseLoopCost } from './reverse-loop-cost.ts';
import { settleLoop } from './settle-loop.ts';
import { loopCostsProblems } from './problems.ts';

/** What a loop costs, who bears it, and what carriers contribute. */
export const loopCosts = defineModule({
  name: 'loop-costs',
  problems: loopCostsProblems,
  kinds: {
    loopCostSettings: { heldWhole: true, dates: null },
    loopCharge: { heldWhole: false, dates: { moments: ({ settledAt, reversedAt }) => [settledAt, reversedAt] } },
    contributionPayment: {
      heldWhole: false,
      dates: { moments: ({ recordedAt, reversedAt }) => [recordedAt, reversedAt] },
    },
    contributionReference: { heldWhole: false, dates: null },
  },
  events: {
    ...contributionEvents,
    ...loopChargeEvents,
    ...loopCostSettingsEvents,
  },
  accounts: loopCostsAccounts,
  payRuns: loopCostsPayRuns,
  payables: loopCostsPayables,
  commands: [changeLoopCostSettings, recordContribution, reverseContribution, reverseLoopCost, settleLoop],
});

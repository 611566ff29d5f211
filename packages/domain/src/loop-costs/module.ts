import { defineModule } from '../kernel/index.ts';
import { changeLoopCostSettings } from './change-loop-cost-settings.ts';
import { contributionEvents } from './contribution-payment.ts';
import { loopChargeEvents } from './loop-charge.ts';
import { loopCostSettingsEvents } from './loop-cost-settings.ts';
import { recordContribution } from './record-contribution.ts';
import { reverseContribution } from './reverse-contribution.ts';
import { reverseLoopCost } from './reverse-loop-cost.ts';
import { settleLoop } from './settle-loop.ts';

/** What a loop costs, who bears it, and what carriers contribute. */
export const loopCosts = defineModule({
  name: 'loop-costs',
  kinds: {
    loopCostSettings: { heldWhole: true },
    loopCharge: { heldWhole: false },
    contributionPayment: { heldWhole: false },
    contributionReference: { heldWhole: false },
  },
  events: {
    ...contributionEvents,
    ...loopChargeEvents,
    ...loopCostSettingsEvents,
  },
  commands: [changeLoopCostSettings, recordContribution, reverseContribution, reverseLoopCost, settleLoop],
});

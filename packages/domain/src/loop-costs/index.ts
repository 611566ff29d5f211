export { loopAccount, loopChart } from './accounts.ts';
export { chargeOf, type Settling } from './charge-of.ts';
export {
  contributionFaults,
  contributionPayers,
  contributionStages,
  type ContributionFault,
  type ContributionPayer,
  type ContributionPayment,
  type ContributionReference,
  type ContributionStage,
} from './contribution-payment.ts';
export { costRules, type CarriedShare, type CostRule } from './cost-rule.ts';
export {
  chargeStages,
  extraKinds,
  extraPayers,
  figureSources,
  LINE_SUBSIDY,
  reversalReasons,
  type ChargedCost,
  type ChargeStage,
  type Contribution,
  type ExtraKind,
  type ExtraPayer,
  type FigureSource,
  type LoopCharge,
  type LoopExtra,
  type LoopSettled,
  type ReversalReason,
  type StationShare,
} from './loop-charge.ts';
export {
  defaultLoopCostSettings,
  loopCostBounds,
  loopCostSettingsOf,
  type LoopCostSettings,
} from './loop-cost-settings.ts';
export { furtherRowsOfCharge, rowsOfCharge } from './settle-loop.ts';

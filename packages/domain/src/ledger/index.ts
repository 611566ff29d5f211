export { accountOf, book, chart, earningStages, transfer, type Account } from './account.ts';
export { categories, category, categoryNames, type Category, type RebateRates } from './categories.ts';
export { ownAccounts, rebateAccounts } from './held.ts';
export { heldBack, type Payee } from './payee.ts';
export { PAID_WITHIN_DAYS } from './forget-payee.ts';
export { type Period, type TrialLine } from './period.ts';
export { payableAccounts } from './payable.ts';
export { type InstitutionPayment } from './record-institution-payment.ts';
export { type BankDetails } from './set-payee.ts';
export { defaultSettings, settingBounds, settingsOf, type Settings } from './settings.ts';
export { bounceReasons, payoutStages, type BounceReason, type PayoutStage } from './payout-stages.ts';
export {
  accountsOf,
  loopDebts,
  rejectionReasons,
  settlementPays,
  settlementStages,
  type CarriedOver,
  type LoopDebt,
  type Owed,
  type PayoutLine,
  type RejectionReason,
  type Settlement,
  type SettlementPays,
  type SettlementStage,
} from './settlement.ts';

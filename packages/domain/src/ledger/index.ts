export { accountOf, book, chart, earningStages, transfer, type Account } from './account.ts';
export { approveSettlement } from './approve-settlement.ts';
export { categories, category, categoryNames, type Category, type RebateRates } from './categories.ts';
export { changeSettings } from './change-settings.ts';
export { closePeriod } from './close-period.ts';
export { issuePayoutFile } from './issue-payout-file.ts';
export { payeeEvents, type Payee } from './payee.ts';
export { periodEvents, type Period, type TrialLine } from './period.ts';
export { payableAccounts } from './payable.ts';
export { prepareSettlement } from './prepare-settlement.ts';
export { institutionEvents, recordInstitutionPayment, type InstitutionPayment } from './record-institution-payment.ts';
export { recordPayout } from './record-payout.ts';
export { rejectSettlement } from './reject-settlement.ts';
export { retryPayout } from './retry-payout.ts';
export { setPayee, type BankDetails } from './set-payee.ts';
export { defaultSettings, settingBounds, settingsEvents, settingsOf, type Settings } from './settings.ts';
export {
  accountsOf,
  bounceReasons,
  loopDebts,
  payoutStages,
  rejectionReasons,
  settlementEvents,
  settlementPays,
  settlementStages,
  type BounceReason,
  type CarriedOver,
  type LoopDebt,
  type Owed,
  type PayoutLine,
  type PayoutStage,
  type RejectionReason,
  type Settlement,
  type SettlementPays,
  type SettlementStage,
} from './settlement.ts';

export { book, transfer, type Account } from './account.ts';
export { ledgerChart } from './accounts.ts';
export { categories, category, categoryNames, type Category, type RebateRates } from './categories.ts';
export { heldBack, type Payee } from './payee.ts';
export {
  paySlip,
  slipBookingOf,
  slipHeaps,
  withDays,
  type SlipBooking,
  type SlipHeap,
  type SlipLine,
  type SlipPartDue,
  type SlipPayout,
} from './pay-slip.ts';
export { payeeTypeOn, saidType, type DatedType, type TypedPayee } from './payee-type.ts';
export { grossOf, withhold, type TaxedBefore, type TaxedOwed } from './withhold.ts';
export { withholdingOf, withholdingRule } from './withholding.ts';
export { PAID_WITHIN_DAYS } from './forget-payee.ts';
export { type Period, type TrialLine } from './period.ts';
export {
  latestDue,
  accountsUnder,
  payableOf,
  payablesOf,
  runOf,
  type AccountsOf,
  type NamedPayable,
  type NamedRun,
  type Payables,
} from './payable.ts';
export {
  contestAnswers,
  contestLines,
  contestPayees,
  contestReasons,
  contestStages,
  refusedAnswers,
  upheldAnswers,
  type Contest,
  type ContestAnswer,
  type ContestReason,
  type ContestStage,
} from './contest.ts';
export { bookingFaults, bookingStages, type BookingFault, type BookingStage } from './booking-fault.ts';
export { type InstitutionPayment } from './institution-payment.ts';
export { type BankDetails } from './set-payee.ts';
export { defaultSettings, settingBounds, settingsOf, type Settings } from './settings.ts';
export {
  bounceReason,
  payoutStage,
  bounceReasons,
  earningStages,
  payoutStages,
  type BounceReason,
  type PayoutStage,
} from './payout-stages.ts';
export {
  rejectionReasons,
  settlementStages,
  type CarriedOver,
  type Owed,
  type PayoutLine,
  type RejectionReason,
  type Settlement,
  type SettlementStage,
} from './settlement.ts';
export {
  taxPaymentFaults,
  taxPaymentStages,
  type TaxPayment,
  type TaxPaymentFault,
  type TaxPaymentStage,
} from './tax-payment.ts';

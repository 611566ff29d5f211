import { defineModule } from '../kernel/index.ts';
import { ledgerAccounts } from './account-heads.ts';
import { answerContest } from './answer-contest.ts';
import { approveSettlementOver } from './approve-settlement.ts';
import { changeSettings } from './change-settings.ts';
import { closePeriod } from './close-period.ts';
import { contestEvents } from './contest.ts';
import { contestLineOver } from './contest-line.ts';
import { confirmPayouts } from './confirm-payouts.ts';
import { bankAccountRetention, forgetPayeeEvents, forgetPayeeOver } from './forget-payee.ts';
import { heldByStations } from './held.ts';
import { issuePayoutFile } from './issue-payout-file.ts';
import type { Payables } from './payable.ts';
import { payeeEvents } from './payee.ts';
import { payeeTypeEvents } from './payee-type.ts';
import { periodEvents } from './period.ts';
import { prepareSettlementOver } from './prepare-settlement.ts';
import { institutionEvents } from './institution-payment.ts';
import { payWithheldTax } from './pay-withheld-tax.ts';
import { recordInstitutionPayment } from './record-institution-payment.ts';
import { recordPayoutRun } from './record-payout-run.ts';
import { recordPayout } from './record-payout.ts';
import { rejectSettlement } from './reject-settlement.ts';
import { retryPayout } from './retry-payout.ts';
import { reverseInstitutionPayment } from './reverse-institution-payment.ts';
import { reversePayout } from './reverse-payout.ts';
import { reverseTaxPayment } from './reverse-tax-payment.ts';
import { setPayeeOver } from './set-payee.ts';
import { setPayeeTypeOver } from './set-payee-type.ts';
import { settingsEvents } from './settings.ts';
import { settlementEventsOver } from './settlement.ts';
import { ledgerProblems } from './problems.ts';
import { taxPaymentEvents } from './tax-payment.ts';

/**
 * Accounts, settlements, payouts, closed months.
 * @param payables what the modules above declare that is paid: all it knows of them
 */
export function ledgerOver(payables: Payables) {
  return defineModule({
    name: 'ledger',
    problems: ledgerProblems,
    kinds: {
      account: { heldWhole: false, whenAsked: true, dates: null },
      settings: { heldWhole: true, dates: null },
      payee: { heldWhole: true, dates: null },
      payeeType: { heldWhole: true, dates: null },
      settlement: { heldWhole: true, dates: { moments: ({ preparedAt, decidedAt }) => [preparedAt, decidedAt] } },
      taxPayment: { heldWhole: true, dates: { moments: ({ paidAt, reversedAt }) => [paidAt, reversedAt] } },
      period: { heldWhole: true, dates: { moments: ({ closedAt }) => [closedAt] } },
      contest: {
        heldWhole: true,
        dates: { moments: ({ raisedAt, answeredAt }) => [raisedAt, answeredAt] },
      },
      institutionPayment: {
        heldWhole: false,
        dates: { moments: ({ recordedAt, reversedAt }) => [recordedAt, reversedAt] },
      },
    },
    held: { station: heldByStations },
    events: {
      ...contestEvents,
      ...forgetPayeeEvents,
      ...payeeEvents,
      ...payeeTypeEvents,
      ...periodEvents,
      ...institutionEvents,
      ...settingsEvents,
      ...settlementEventsOver(payables),
      ...taxPaymentEvents,
    },
    keeps: [bankAccountRetention],
    accounts: ledgerAccounts,
    commands: [
      answerContest,
      approveSettlementOver(payables),
      changeSettings,
      closePeriod,
      confirmPayouts,
      contestLineOver(payables),
      forgetPayeeOver(payables),
      issuePayoutFile,
      payWithheldTax,
      prepareSettlementOver(payables),
      recordInstitutionPayment,
      recordPayout,
      recordPayoutRun,
      rejectSettlement,
      retryPayout,
      reverseInstitutionPayment,
      reversePayout,
      reverseTaxPayment,
      setPayeeOver(payables),
      setPayeeTypeOver(payables),
    ],
  });
}

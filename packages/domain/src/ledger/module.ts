import { defineModule } from '../kernel/index.ts';
import { approveSettlement } from './approve-settlement.ts';
import { changeSettings } from './change-settings.ts';
import { closePeriod } from './close-period.ts';
import { confirmPayouts } from './confirm-payouts.ts';
import { bankAccountRetention, forgetPayee, forgetPayeeEvents } from './forget-payee.ts';
import { heldByStations } from './held.ts';
import { issuePayoutFile } from './issue-payout-file.ts';
import { payeeEvents } from './payee.ts';
import { periodEvents } from './period.ts';
import { prepareSettlement } from './prepare-settlement.ts';
import { institutionEvents, recordInstitutionPayment } from './record-institution-payment.ts';
import { recordPayout } from './record-payout.ts';
import { rejectSettlement } from './reject-settlement.ts';
import { retryPayout } from './retry-payout.ts';
import { setPayee } from './set-payee.ts';
import { settingsEvents } from './settings.ts';
import { settlementEvents } from './settlement.ts';

/** Accounts, settlements, payouts, closed months. */
export const ledger = defineModule({
  name: 'ledger',
  kinds: {
    account: { heldWhole: false, whenAsked: true, dates: null },
    settings: { heldWhole: true, dates: null },
    payee: { heldWhole: true, dates: null },
    settlement: { heldWhole: true, dates: { moments: ({ preparedAt, decidedAt }) => [preparedAt, decidedAt] } },
    period: { heldWhole: true, dates: { moments: ({ closedAt }) => [closedAt] } },
    institutionPayment: { heldWhole: false, dates: { moments: ({ recordedAt }) => [recordedAt] } },
  },
  held: { station: heldByStations },
  events: {
    ...forgetPayeeEvents,
    ...payeeEvents,
    ...periodEvents,
    ...institutionEvents,
    ...settingsEvents,
    ...settlementEvents,
  },
  keeps: [bankAccountRetention],
  commands: [
    approveSettlement,
    changeSettings,
    closePeriod,
    confirmPayouts,
    forgetPayee,
    issuePayoutFile,
    prepareSettlement,
    recordInstitutionPayment,
    recordPayout,
    rejectSettlement,
    retryPayout,
    setPayee,
  ],
});

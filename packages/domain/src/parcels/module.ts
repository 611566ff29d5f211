import { defineModule } from '../kernel/index.ts';
import { parcelsAccounts } from './account-heads.ts';
import { addressParcel } from './address-parcel.ts';
import { closeComplaint } from './close-complaint.ts';
import { complaintEvents } from './complaint.ts';
import { consentEvents } from './consent.ts';
import { forgetRecipient, recipientEvents, recipientRetention } from './forget-recipient.ts';
import { handOutParcel } from './hand-out-parcel.ts';
import { heldByStations } from './held.ts';
import { moveOnShelf } from './move-on-shelf.ts';
import { noteMissedCode } from './note-missed-code.ts';
import { openComplaint } from './open-complaint.ts';
import { parcelEvents, troublePhoto } from './parcel.ts';
import { recordConsent } from './record-consent.ts';
import { registerParcel } from './register-parcel.ts';
import { reportParcel } from './report-parcel.ts';
import { resolveParcel } from './resolve-parcel.ts';
import { returnParcel } from './return-parcel.ts';
import { revokeConsent } from './revoke-consent.ts';
import { takeBackParcels } from './take-back-parcels.ts';
import { tieParcel } from './tie-parcel.ts';
import { visitEvents } from './visit-change.ts';
import { parcelsProblems } from './problems.ts';

/** Parcels that come down to a villager, and what goes wrong with them. */
export const parcels = defineModule({
  name: 'parcels',
  problems: parcelsProblems,
  kinds: {
    parcel: {
      heldWhole: false,
      dates: { steps: ({ steps }) => steps.map(({ at, holder, seq }) => ({ at, mark: holder, seq })) },
    },
    waybill: { heldWhole: false, dates: null },
    pickupCode: { heldWhole: false, dates: null },
    consent: { heldWhole: false, dates: { moments: ({ givenAt, revokedAt }) => [givenAt, revokedAt] } },
  },
  held: { station: heldByStations },
  events: {
    ...complaintEvents,
    ...consentEvents,
    ...recipientEvents,
    ...parcelEvents,
    ...visitEvents,
  },
  keeps: [recipientRetention],
  accounts: parcelsAccounts,
  attachments: { 'trouble-photo': troublePhoto },
  commands: [
    addressParcel,
    closeComplaint,
    forgetRecipient,
    handOutParcel,
    moveOnShelf,
    noteMissedCode,
    openComplaint,
    recordConsent,
    registerParcel,
    reportParcel,
    resolveParcel,
    returnParcel,
    revokeConsent,
    takeBackParcels,
    tieParcel,
  ],
});

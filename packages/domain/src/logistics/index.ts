export { addressParcel } from './address-parcel.ts';
export { carrierCodes, carriers, guessCarrier, ownNumber, tidyNumber, type Carrier, type CarrierCode } from './carriers.ts';
export { closeComplaint } from './close-complaint.ts';
export { consentChannels, consentEvents, type Consent, type ConsentChannel } from './consent.ts';
export { handOutParcel } from './hand-out-parcel.ts';
export { loadVan } from './load-van.ts';
export { COMPLAINT_DAYS, openComplaint } from './open-complaint.ts';
export {
  complaintAnswers, complaintSubjects, parcelEvents, parcelStages, parcelStepAllowed, parcelSteps, proofs, recipientOf, resolutions, returnReasons,
  troubleKinds, troubles,
  type Complaint, type ComplaintAnswer, type ComplaintSubject, type Holder, type Parcel, type ParcelStage, type ParcelStep, type Proof, type Resolution,
  type ReturnReason, type Trouble, type TroubleKind, type VanLoad, type Waybill,
} from './parcel.ts';
export { MOST_PARCELS } from './parcel-list.ts';
export { codesOf, type PickupCode } from './pickup-code.ts';
export { receiveParcels } from './receive-parcels.ts';
export { recordConsent } from './record-consent.ts';
export { registerParcel } from './register-parcel.ts';
export { reportParcel } from './report-parcel.ts';
export { resolveParcel } from './resolve-parcel.ts';
export { returnParcel } from './return-parcel.ts';
export { revokeConsent } from './revoke-consent.ts';
export { takeBackParcels } from './take-back-parcels.ts';
export { tieParcel } from './tie-parcel.ts';
export { unclaimedDays, unclaimedFrom, type UnclaimedDays } from './unclaimed.ts';

export { parcelsChart } from './accounts.ts';
export {
  carrierCodes,
  carriers,
  guessCarrier,
  ownNumber,
  tidyNumber,
  type Carrier,
  type CarrierCode,
} from './carriers.ts';
export {
  complaintAnswers,
  complaintSubjects,
  type Complaint,
  type ComplaintAnswer,
  type ComplaintSubject,
} from './complaint.ts';
export { consentChannels, type Consent, type ConsentChannel } from './consent.ts';
export { RECIPIENT_DAYS, recipientNeeded, recipientRetention } from './forget-recipient.ts';
export { COMPLAINT_DAYS } from './open-complaint.ts';
export {
  openParcelStages,
  parcelStages,
  parcelStepAllowed,
  parcelSteps,
  recipientOf,
  resolutions,
  returnReasons,
  troubleKinds,
  troublePhoto,
  troubles,
  type Holder,
  type Parcel,
  type ParcelStage,
  type ParcelStep,
  type Resolution,
  type ReturnReason,
  type Trouble,
  type TroubleKind,
  type Waybill,
} from './parcel.ts';
export { calledOff, inTrouble, orderCarried, parcelReadyTo, parcelsReadyTo } from './parcel-at.ts';
export { change, parcelIn } from './parcel-change.ts';
export { MOST_PARCELS, parcelList } from './parcel-list.ts';
export { type PickupCode } from './pickup-code.ts';
export { accruePiece, leftStation, pieceOf, takePieceBack, type PieceUndone } from './piece-rate.ts';
export { waybillNumber } from './register-parcel.ts';
export { unclaimedDays, unclaimedFrom, type UnclaimedDays } from './unclaimed.ts';

export { addDepot } from './add-depot.ts';
export { addVehicle } from './add-vehicle.ts';
export { addressParcel } from './address-parcel.ts';
export { answerStop } from './answer-stop.ts';
export { assignDriver } from './assign-driver.ts';
export { cancelConsignment } from './cancel-consignment.ts';
export { cancelLoop } from './cancel-loop.ts';
export { bagEvents } from './bags.ts';
export {
  carrierCodes,
  carriers,
  guessCarrier,
  ownNumber,
  tidyNumber,
  type Carrier,
  type CarrierCode,
} from './carriers.ts';
export { chargeOf, type Settling } from './charge-of.ts';
export { changeDepot } from './change-depot.ts';
export { changeLoopCostSettings } from './change-loop-cost-settings.ts';
export { changeLogisticsSettings } from './change-logistics-settings.ts';
export { changeVehicle } from './change-vehicle.ts';
export { closeComplaint } from './close-complaint.ts';
export {
  complaintAnswers,
  complaintEvents,
  complaintSubjects,
  type Complaint,
  type ComplaintAnswer,
  type ComplaintSubject,
} from './complaint.ts';
export { consentChannels, consentEvents, type Consent, type ConsentChannel } from './consent.ts';
export {
  changeConsignment,
  consignmentEvents,
  consignmentKinds,
  consignmentStages,
  consignmentStepAllowed,
  consignmentSteps,
  type Consignment,
  type ConsignmentKind,
  type ConsignmentStage,
  type ConsignmentStep,
  type ConsignmentStepName,
} from './consignment.ts';
export { consignmentCode, consignmentLabel, consignmentReadyTo, villageOfConsignment } from './consignment-at.ts';
export { deliveryWindowEvents, type DeliveryWindow } from './delivery-window.ts';
export { depotEvents, type Depot } from './depot.ts';
export { finishLoop } from './finish-loop.ts';
export { consigneeEvents, consigneeNeeded, doneConsignments, forgetConsignee } from './forget-consignee.ts';
export { forgetHandover, HANDOVER_DAYS } from './forget-handover.ts';
export {
  forgetReasons,
  forgetRecipient,
  RECIPIENT_DAYS,
  recipientEvents,
  recipientNeeded,
  type ForgetReason,
} from './forget-recipient.ts';
export { goingUpEvents, type LoopUnloaded, type TakenOver, type TakenUp } from './going-up.ts';
export { greatCircleMetres } from './great-circle.ts';
export { handOnConsignment } from './hand-on-consignment.ts';
export { handOutParcel } from './hand-out-parcel.ts';
export { handOverLoad } from './hand-over-load.ts';
export { HANDOVER_CODES, handoverCode, isHandoverCode, MOST_HANDOVER_CODES } from './handover-code.ts';
export {
  handoverEvents,
  handoverForgetReasons,
  handoverProofs,
  PHOTO_LIMIT_BYTES,
  type Handover,
  type HandoverProof,
} from './handover.ts';
export { loadVan } from './load-van.ts';
export {
  defaultLogisticsSettings,
  logisticsBounds,
  logisticsSettingsEvents,
  logisticsSettingsOf,
  type LogisticsSettings,
} from './logistics-settings.ts';
export {
  distanceSources,
  leftOutReasons,
  loopEvents,
  loopStages,
  loopStepAllowed,
  loopSteps,
  loopTroubles,
  stopAnswers,
  stopTroubles,
  type DayPlan,
  type DistanceSource,
  type LeftOut,
  type LeftOutReason,
  type Loop,
  type LoopPlan,
  type LoopStage,
  type LoopStep,
  type LoopStop,
  type LoopTrip,
  type LoopTrouble,
  type StopAnswer,
  type StopException,
  type StopTrouble,
} from './loop.ts';
export { fetchedBy } from './loop-at.ts';
export { cargoOf, type LoopCargo } from './loop-carried.ts';
export {
  chargeStages,
  extraKinds,
  extraPayers,
  figureSources,
  LINE_SUBSIDY,
  loopChargeEvents,
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
  loopCostSettingsEvents,
  loopCostSettingsOf,
  type LoopCostSettings,
} from './loop-cost-settings.ts';
export {
  carriedKinds,
  costRules,
  type Carried,
  type CarriedKind,
  type CarriedShare,
  type CostRule,
} from './cost-rule.ts';
export { doubtBounds, doubtsAbout, minutesSince, type LoopDoubt, type LoopDoubtKind } from './loop-doubts.ts';
export { durationOf, loopCost, type CostRates, type LoopCost } from './loop-cost.ts';
export { moveLoad } from './move-load.ts';
export { moveStop } from './move-stop.ts';
export { COMPLAINT_DAYS, openComplaint } from './open-complaint.ts';
export {
  parcelEvents,
  parcelStages,
  parcelStepAllowed,
  parcelSteps,
  proofs,
  recipientOf,
  resolutions,
  returnReasons,
  troubleKinds,
  troubles,
  type Holder,
  type Parcel,
  type ParcelStage,
  type ParcelStep,
  type Proof,
  type Resolution,
  type ReturnReason,
  type Trouble,
  type TroubleKind,
  type VanLoad,
  type Waybill,
} from './parcel.ts';
export { MOST_PARCELS } from './parcel-list.ts';
export { planLoops } from './plan-loops.ts';
export { codesOf, type PickupCode } from './pickup-code.ts';
export { receiveParcels } from './receive-parcels.ts';
export {
  contributionEvents,
  contributionFaults,
  contributionPayers,
  contributionStages,
  type ContributionFault,
  type ContributionPayer,
  type ContributionPayment,
  type ContributionReference,
  type ContributionStage,
} from './contribution-payment.ts';
export { recordContribution } from './record-contribution.ts';
export { reverseContribution } from './reverse-contribution.ts';
export { recordConsent } from './record-consent.ts';
export { registerConsignment } from './register-consignment.ts';
export { registerParcel } from './register-parcel.ts';
export { reportBreakdown } from './report-breakdown.ts';
export { reportParcel } from './report-parcel.ts';
export { reportStop } from './report-stop.ts';
export { resolveParcel } from './resolve-parcel.ts';
export { retireVehicle } from './retire-vehicle.ts';
export { returnParcel } from './return-parcel.ts';
export { reverseLoopCost } from './reverse-loop-cost.ts';
export { revokeConsent } from './revoke-consent.ts';
export { SET_DOWN_MINUTES, setDown } from './set-down.ts';
export { setDeliveryWindow } from './set-delivery-window.ts';
export { furtherRowsOfCharge, rowsOfCharge, settleLoop } from './settle-loop.ts';
export { signForLoads } from './sign-for-loads.ts';
export { startLoop } from './start-loop.ts';
export { stillOnVan } from './still-on-van.ts';
export { takeBackParcels } from './take-back-parcels.ts';
export { takeOver } from './take-over.ts';
export { takeUp } from './take-up.ts';
export { tieParcel } from './tie-parcel.ts';
export { unloadLoop } from './unload-loop.ts';
export { unclaimedDays, unclaimedFrom, type UnclaimedDays } from './unclaimed.ts';
export { busRuns, type BusRun } from './timetable.ts';
export {
  vehicleEvents,
  vehicleKinds,
  vehicleStages,
  vehicleStepAllowed,
  vehicleSteps,
  type StoppedAt,
  type TimetableStop,
  type Vehicle,
  type VehicleKind,
  type VehicleStage,
  type VehicleStep,
  type VehicleTerms,
} from './vehicle.ts';
export { vehicleBack } from './vehicle-back.ts';
export { writeOffConsignment } from './write-off-consignment.ts';

export { accountOf, chart } from './accounts.ts';
export { accountHeads, accountsOf, payableNamed, payables, payRunNamed, type AccountName } from './payables.ts';
export { attachmentRules, type AttachmentKind } from './attachment-kinds.ts';
export {
  attachmentStates,
  FIRST_BYTES,
  formatOf,
  sha256,
  UNKNOWN_FORMAT,
  type Attached,
  type Attachment,
  type AttachmentState,
} from './attachments/index.ts';
export {
  capabilities,
  includes,
  reachesPlace,
  reachOf,
  roles,
  surfaceOf,
  type Capability,
  type Role,
  type Surface,
} from './capabilities.ts';
export type { CommandType, PayloadOf, PersonalOf } from './commands.ts';
export {
  DAYS_NEW,
  firstCountySteps,
  firstStationSteps,
  type FirstCountyStep,
  type FirstStationStep,
} from './first-steps.ts';
export { wayLevel } from './holders.ts';
export type { Rules, Unbound } from './rules.ts';
export {
  belongingTo,
  commands,
  copyAddress,
  deviceProblems,
  emptyCopy,
  emptyRows,
  entityKinds,
  eventRules,
  evolve,
  heldBy,
  holders,
  isProblemCode,
  judge,
  kinds,
  kindsHeldBy,
  moduleOf,
  ownerField,
  peopleOf,
  problems,
  supposed,
  takeIn,
  unpackCopy,
  wholeCounty,
  writtenBy,
} from './whole.ts';
export type { Clock } from './clock/index.ts';
export * from './kernel/index.ts';
export * from './ledger/index.ts';
export * from './calls/index.ts';
export * from './consignments/index.ts';
export * from './enquiries/index.ts';
export * from './fleet/index.ts';
export * from './inspection/index.ts';
export * from './loop-costs/index.ts';
export * from './loops/index.ts';
export * from './parcels/index.ts';
export * from './produce/index.ts';
export * from './road/index.ts';
export * from './talent/index.ts';
export {
  closeReasons,
  equipmentItems,
  equipmentStates,
  heldKinds,
  heldRefusal,
  LEAST_FLOOR_AREA_SQUARE_METRES,
  orderGate,
  pauseReasons,
  smallPremisesReasons,
  stationGate,
  stationStages,
  stationStepFrom,
  stationSteps,
  type CloseReason,
  type EquipmentCheck,
  type EquipmentItem,
  type HeldAtStation,
  type HeldKind,
  type PauseReason,
  type Position,
  type SmallPremisesReason,
  type Station,
  type StationStage,
  type StationStepName,
} from './network/index.ts';
export { familyNameAsRead } from './family-name.ts';
export type { Judgement, Timing } from './judge.ts';
export { maskName, maskPhone, personal, phone, signInName, tidyPhone, type Personal } from './person.ts';
export { retentionOf, retentions } from './retention.ts';
export { foundBy } from './pinyin-initials.ts';
export type { ProblemCode } from './problems.ts';
export { attachmentsProblems } from './attachments/problems.ts';
export { commonProblems } from './common-problems.ts';
export { consignmentsProblems } from './consignments/problems.ts';
export { fleetProblems } from './fleet/problems.ts';
export { inspectionProblems } from './inspection/problems.ts';
export { networkProblems } from './network/problems.ts';
export { produceProblems } from './produce/problems.ts';
export { purchasingProblems } from './purchasing/problems.ts';
export { signInProblems } from './sign-in-problems.ts';
export { talentProblems } from './talent/problems.ts';
export {
  goodsName,
  absenceReasons,
  bookingKinds,
  cashReasons,
  CENTRE,
  denominations,
  drawerAccount,
  type DayClose,
  type Pieces,
  codeSaid,
  comingOrderStages,
  effectiveFen,
  isSameCode,
  isVisitCode,
  numberAt,
  openOrderStages,
  waitsUnder,
  orderStepKinds,
  placeIn,
  proofs,
  reachedAt,
  rateOf,
  rebateAccounts,
  restorable,
  remittanceStages,
  shelvingOf,
  takeOff,
  tenders,
  usualShelving,
  visitOf,
  WRONG_CODES,
  type AbsenceReason,
  type BookingKind,
  type CashReason,
  type Drawer,
  type OrderStepKind,
  type Proof,
  type Refund,
  type Remittance,
  type RemittanceStage,
  type Tender,
} from './purchasing/index.ts';
export {
  goodsWords,
  namedLines,
  platformCodes,
  platforms,
  withWords,
  type OutsidePurchase,
  type PlatformCode,
} from './purchasing/index.ts';
export { bareName } from './purchasing/index.ts';
export { NOTICE_VERSION, noticeChannels, type NoticeChannel, type NoticeGiven } from './purchasing/index.ts';
export {
  orderStages,
  orderSteps,
  keptOffSale,
  reasons,
  stepAllowed,
  type Order,
  type OrderLine,
  type OrderStage,
  type Product,
  type Reason,
  type Villager,
} from './purchasing/index.ts';
export {
  ACCESS_LOG_DAYS,
  accessKinds,
  accessWays,
  authorise,
  BULK_LOOK,
  exportedThings,
  KNOWN_DEVICE_DAYS,
  GUEST_DAYS,
  GUEST_NOTICE_VERSION,
  mayManageSignIn,
  MOST_SAVED_VIEWS,
  MOST_VIEWED_LISTS,
  MOST_VIEW_NAME,
  placesWith,
  signInDenial,
  viewFilters,
  viewToKeep,
  type AccessKind,
  type AccessWay,
  type ExportedThing,
  type Holding,
  type Member,
  type SignIn,
  type ViewToKeep,
} from './rights/index.ts';
export * from './devices/index.ts';
export * from './notices/index.ts';
export {
  aloneReasons,
  confirmedWith,
  declineReasons,
  proposalStages,
  type AloneReason,
  type DeclineReason,
  type Proposal,
  type ProposalStage,
} from './two-people/index.ts';

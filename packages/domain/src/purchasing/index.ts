export { villagerRetention } from './erase-villager.ts';
export { partnerAccount, purchasingChart } from './accounts.ts';
export { ownAccounts, rebateAccounts } from './own-accounts.ts';
export { atCounter, type AtCounter } from './at-counter.ts';
export { goodsName } from './goods-name.ts';
export { bareName, isSteep } from './terms-step.ts';
export { collection } from './collect-order.ts';
export {
  absenceReasons,
  cashReasons,
  CENTRE,
  drawerAccount,
  remittanceStages,
  type AbsenceReason,
  type CashReason,
  type Drawer,
  type Remittance,
  type RemittanceStage,
} from './drawer.ts';
export { bookingKinds, type BookingKind } from './booking-kinds.ts';
export { type StockReceipt } from './stock-receipt.ts';
export { denominations, type DayClose, type LastClose, type Pieces } from './day-close.ts';
export { effectiveFen, reachedAt, takeOff, type Order, type OrderLine } from './order.ts';
export {
  comingOrderStages,
  openOrderStages,
  orderStages,
  orderStepKinds,
  orderSteps,
  stepAllowed,
  type OrderStage,
  type OrderStepKind,
} from './order-stages.ts';
export { rateOf, restorable, type Product } from './product.ts';
export { keptOffSale, reasons, type Reason } from './reason.ts';
export { orderReadyTo } from './order-at.ts';
export {
  type OutsidePurchase,
  goodsWords,
  namedLines,
  platformCodes,
  platforms,
  withWords,
  type Platform,
  type PlatformCode,
} from './outside.ts';
export { type OrderReference } from './reference.ts';
export { proofs, saidOfPerson, strangerRefusal, type Proof } from './proof.ts';
export { tenders, type Refund, type Tender } from './tender.ts';
export { placeAt, placeNumber, shelfNumber, shelvingOf, usualShelving } from './shelving.ts';
export { NOTICE_VERSION, noticeChannels, type NoticeChannel, type NoticeGiven, type Villager } from './villager.ts';
export {
  changesVisit,
  CODE_REST_DAYS,
  codeAt,
  codeJoined,
  codeSaid,
  isOrderNumber,
  isSameCode,
  isVisitCode,
  numberAt,
  joinsVisit,
  joinVisit,
  leaveVisit,
  missedTooOften,
  opensVisit,
  placeIn,
  visitId,
  visitOf,
  waitsUnder,
  WRONG_CODES,
  type Awaited,
  type JoinsVisit,
  type Visit,
  type VisitNumber,
} from './visit.ts';

export { addProduct } from './add-product.ts';
export { amendVillager } from './amend-villager.ts';
export { cancelOrder } from './cancel-order.ts';
export { changeProductTerms } from './change-product-terms.ts';
export { collection, collectOrder } from './collect-order.ts';
export { confirmOrder } from './confirm-order.ts';
export { confirmRemittance } from './confirm-remittance.ts';
export { countCash } from './count-cash.ts';
export {
  cashEvents,
  cashReasons,
  remittanceStages,
  type CashReason,
  type Drawer,
  type Remittance,
  type RemittanceStage,
} from './drawer.ts';
export { eraseVillager } from './erase-villager.ts';
export {
  comingOrderStages,
  openOrderStages,
  orderEvents,
  orderStages,
  orderStepKinds,
  orderSteps,
  effectiveFen,
  reachedAt,
  stepAllowed,
  takeOff,
  type Order,
  type OrderLine,
  type OrderStage,
  type OrderStepKind,
} from './order.ts';
export { openFloat } from './open-float.ts';
export { payTab, tabEvents } from './pay-tab.ts';
export { placeOrder } from './place-order.ts';
export { productEvents, rateOf, restorable, type Product } from './product.ts';
export { reasons, type Reason } from './reason.ts';
export { orderReadyTo } from './order-at.ts';
export { type OutsidePurchase, platformCodes, platforms, type Platform, type PlatformCode } from './outside.ts';
export { receiveOrder } from './receive-order.ts';
export { receiveStock } from './receive-stock.ts';
export { recordNotice } from './record-notice.ts';
export { recordOutsidePurchase } from './record-outside-purchase.ts';
export { referenceEvents, type OrderReference } from './reference.ts';
export { registerVillager } from './register-villager.ts';
export { releaseRebate } from './release-rebate.ts';
export { remitCash } from './remit-cash.ts';
export { restoreProductTerms } from './restore-product-terms.ts';
export { returnOrder } from './return-order.ts';
export { tenders, type Refund, type Tender } from './tender.ts';
export { trackOrder } from './track-order.ts';
export {
  NOTICE_VERSION,
  noticeChannels,
  villagerEvents,
  type NoticeChannel,
  type NoticeGiven,
  type Villager,
} from './villager.ts';
export { withdrawProduct } from './withdraw-product.ts';

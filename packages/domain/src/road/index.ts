export {
  drivenDay,
  lotOnTheWay,
  type BrokenVan,
  type DrivenDay,
  type DrivenLoad,
  type DrivenLoop,
  type DrivenParcel,
  type DrivenStation,
  type DrivenStop,
  type DriversRows,
  type DrivenUp,
} from './driven-day.ts';
export { HANDOVER_DAYS } from './forget-handover.ts';
export { type LoopUnloaded, type TakenOver, type TakenUp } from './going-up.ts';
export { handoverPhoto, handoverProofs, type Handover, type HandoverProof } from './handover.ts';
export { HANDOVER_CODES, handoverCode, isHandoverCode, MOST_HANDOVER_CODES } from './handover-code.ts';
export {
  arrivedBy,
  cargoOf,
  cargoRows,
  carriedKinds,
  loadedParcels,
  type BroughtDown,
  type Carried,
  type CarriedKind,
  type LoopCargo,
} from './loop-carried.ts';
export { SET_DOWN_MINUTES } from './set-down.ts';
export { receiptFaults, type ReceiptFault } from './undo-receipt.ts';
export { type VanLoad } from './van-load.ts';

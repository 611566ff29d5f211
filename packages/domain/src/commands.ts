import type { CommandKind } from './kernel/index.ts';
import {
  appointPartner,
  closeStation,
  endAppointment,
  fitStation,
  openStation,
  pauseStation,
  planStation,
  resumeStation,
  setPosition,
} from './network/index.ts';
import {
  addProduct,
  cancelOrder,
  changeProductTerms,
  collectOrder,
  eraseVillager,
  placeOrder,
  receiveOrder,
  receiveStock,
  registerVillager,
  releaseRebate,
  returnOrder,
  withdrawProduct,
} from './purchasing/index.ts';
import { grantRole, revokeRole } from './rights/index.ts';

/** Everything people can do, by the command's type. */
export const commands: ReadonlyMap<string, CommandKind> = new Map(
  [
    addProduct,
    appointPartner,
    cancelOrder,
    changeProductTerms,
    closeStation,
    collectOrder,
    endAppointment,
    eraseVillager,
    fitStation,
    grantRole,
    openStation,
    pauseStation,
    placeOrder,
    planStation,
    receiveOrder,
    receiveStock,
    registerVillager,
    releaseRebate,
    resumeStation,
    returnOrder,
    revokeRole,
    setPosition,
    withdrawProduct,
  ].map((kind) => [kind.type, kind]),
);

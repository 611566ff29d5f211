import type { CommandKind } from './kernel/index.ts';
import { appointPartner, endAppointment, openStation } from './network/index.ts';
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
} from './purchasing/index.ts';
import { grantRole, revokeRole } from './rights/index.ts';

/** Everything people can do, by the command's type. */
export const commands: ReadonlyMap<string, CommandKind> = new Map(
  [
    addProduct,
    appointPartner,
    cancelOrder,
    changeProductTerms,
    collectOrder,
    endAppointment,
    eraseVillager,
    grantRole,
    openStation,
    placeOrder,
    receiveOrder,
    receiveStock,
    registerVillager,
    releaseRebate,
    returnOrder,
    revokeRole,
  ].map((kind) => [kind.type, kind]),
);

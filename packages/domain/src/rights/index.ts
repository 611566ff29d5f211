export {
  ACCESS_LOG_DAYS,
  accessKinds,
  accessWays,
  BULK_LOOK,
  exportedThings,
  KNOWN_DEVICE_DAYS,
  type AccessKind,
  type AccessWay,
  type ExportedThing,
} from './access-log.ts';
export { authorise, placesWith } from './authorise.ts';
export { doneWith, GUEST_DAYS, GUEST_NOTICE_VERSION, welcome, type Guest } from './guest.ts';
export { hold, letGo, type Holding, type Member, type RoleGranted, type RoleRevoked } from './member.ts';
export { mayManageSignIn, signInDenial } from './may-manage-sign-in.ts';
export {
  MOST_SAVED_VIEWS,
  MOST_VIEWED_LISTS,
  MOST_VIEW_NAME,
  viewFilters,
  viewToKeep,
  viewedList,
  type ViewToKeep,
} from './saved-views.ts';
export { type SignIn, type SignInAct } from './sign-in.ts';

export {
  ACCESS_LOG_DAYS,
  accessKinds,
  accessWays,
  BULK_LOOK,
  exportedThings,
  type AccessKind,
  type AccessWay,
  type ExportedThing,
} from './access-log.ts';
export { authorise, placesWith } from './authorise.ts';
export { endSignIn } from './end-sign-in.ts';
export { grantRole } from './grant-role.ts';
export { hold, letGo, memberEvents, type Holding, type Member, type RoleGranted, type RoleRevoked } from './member.ts';
export { makeSignIn } from './make-sign-in.ts';
export { mayManageSignIn } from './may-manage-sign-in.ts';
export { revokeRole } from './revoke-role.ts';
export { signInEvents, type SignIn, type SignInAct } from './sign-in.ts';

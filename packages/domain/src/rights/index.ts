export { authorise, placesWith } from './authorise.ts';
export { grantRole } from './grant-role.ts';
export { hold, letGo, memberEvents, type Holding, type Member, type RoleGranted, type RoleRevoked } from './member.ts';
export { mayManageSignIn } from './may-manage-sign-in.ts';
export { revokeRole } from './revoke-role.ts';

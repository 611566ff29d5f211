export type { Identity, IdentityOptions } from './face.ts';
export { openIdentity } from './identity.ts';
export type { SignInToCreate } from './input.ts';
export type { Session } from './session.ts';

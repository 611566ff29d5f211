export { openIdentity, type Identity, type IdentityOptions } from './identity.ts';
export type { SignInToCreate } from './input.ts';
export type { Session } from './session.ts';

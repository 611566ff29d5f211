export { Attempts } from './attempts.ts';
export { importPoint } from './certificate.ts';
export { clockworkIds, type ClockworkIds } from './clockwork-ids.ts';
export { heardBefore, SIGNATURE_END, type DeviceKey } from './device-keys.ts';
export type { Identity, IdentityOptions } from './face.ts';
export { openIdentity } from './identity.ts';
export type { SignInToCreate } from './input.ts';
export type { NewSignIn } from './sign-ins.ts';
export type { Session } from './session.ts';

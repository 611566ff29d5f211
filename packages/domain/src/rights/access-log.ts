import type { Retention } from '../kernel/index.ts';

/**
 * What the access log tells: who came in, who tried, what was carried away or looked at by the dozen, and who
 * confirmed, as the second of two people, what another proposed.
 */
export const accessKinds = [
  'signed-in',
  'attempt-failed',
  'device-ended',
  'password-changed',
  'pin-set',
  'exported',
  'looked',
  'confirmed',
] as const;
export type AccessKind = (typeof accessKinds)[number];

/** By what somebody came in, or failed to. `slowed` stands for attempts that were not even tried. */
export const accessWays = ['password', 'one-time', 'pin', 'confirmation', 'slowed'] as const;
export type AccessWay = (typeof accessWays)[number];

/** What is carried away. */
export const exportedThings = ['list', 'bank-file', 'county', 'private-file', 'daily-pack', 'villager-file'] as const;
export type ExportedThing = (typeof exportedThings)[number];

/**
 * From how many people on a look counts as one in bulk: in one answer, and by one person within an hour, whatever it was made up of.
 * A page of a desk's list shows 50.
 */
export const BULK_LOOK = { inOneAnswer: 100, inAnHour: 500 } as const;

/**
 * How long the access log is kept. The Personal Information Protection Law, §56, wants records of what was done with personal data
 * kept for three years at least; the Cybersecurity Law, §21 (3), logs of a network for six months at least.
 */
export const ACCESS_LOG_DAYS = 3 * 366;

export const accessLogRetention: Retention = {
  of: 'access-log',
  for: { days: ACCESS_LOG_DAYS },
  from: 'noted',
  law: 'personal-information',
  article: 56,
  sooner: false,
};

/** A device on which nobody showed a password for so long is known no more: its cookie is over (400 days). */
export const KNOWN_DEVICE_DAYS = 400;

export const knownDeviceRetention: Retention = {
  of: 'known-device',
  for: { days: KNOWN_DEVICE_DAYS },
  from: 'last-password',
  law: 'personal-information',
  article: 19,
  sooner: true,
};

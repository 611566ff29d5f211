export { deviceTroubles, troublesOf, type DeviceHeard, type DeviceTrouble } from './device-health.ts';
export { deviceReport, type DeviceReport } from './device-report.ts';
export { askedBy, type WayAsked } from './belonging.ts';
export { copiesBy, type Copies } from './copies.ts';
export { lineKey, putAll, type FillingRows, type HeldCopy, type LetGo } from './held-copy.ts';
export { offlineRefusal, type OfflineLimits, type OfflineStanding } from './offline-limits.ts';
export { packed, packRows, unpackRows, type Packed } from './packed-rows.ts';
export {
  keyCertificate,
  signedCommand,
  signedText,
  type KeyCertificate,
  type SignedCommand,
} from './signed-command.ts';
export {
  copiedPayout,
  payeeType,
  said,
  taxRule,
  copyAnswer,
  type CopiedLine,
  type CopiedPayout,
  type CopiedPerson,
  type CopiedRows,
  type CopyAnswer,
  type CopyNews,
} from './copy.ts';
export {
  LATE_NAME_DAYS,
  lateCommandRetention,
  strangerRetention,
  turnDownReason,
  turnDownReasons,
  type TurnDownReason,
} from './late-command.ts';
export { devicesProblems } from './problems.ts';

export { deviceTroubles, troublesOf, type DeviceHeard, type DeviceTrouble } from './device-health.ts';
export { deviceReport, type DeviceReport } from './device-report.ts';
export {
  belongs,
  emptyCopy,
  KEPT_DAYS,
  keptSince,
  lineKey,
  ownAccounts,
  peopleOf,
  rebateAccounts,
  takeIn,
  type CopyOf,
  type HeldCopy,
  type HeldRows,
  type LetGo,
} from './held-copy.ts';
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
  copiedKinds,
  goesBy,
  stationCopy,
  toldByRow,
  toldWhole,
  unpackCopy,
  type CopiedKind,
  type CopiedLine,
  type CopiedPayout,
  type CopiedPerson,
  type CopiedRows,
  type CopyNews,
  type StationCopy,
} from './station-copy.ts';
export {
  LATE_NAME_DAYS,
  lateCommandRetention,
  strangerRetention,
  turnDownReason,
  turnDownReasons,
  type TurnDownReason,
} from './late-command.ts';

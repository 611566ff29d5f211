export { deviceReport, type DeviceReport } from './device-report.ts';
export { keyCertificate, signedCommand, signedText, type KeyCertificate, type SignedCommand } from './signed-command.ts';

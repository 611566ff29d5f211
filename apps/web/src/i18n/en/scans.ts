import type { Messages } from '../zh/index.ts';

/** What is said of a scan that nobody takes, and of the camera as a scanner. */
export const scans: Messages['scans'] = {
  notOnPage: (text) => `This page takes no scans: ${text} was not recorded. Open the page it is for, then scan again.`,
  notInWindow: (text) => `This window takes no scans: ${text} was not recorded. Finish or close it, then scan again.`,
  cameraOn: 'Scan with the camera',
  cameraOff: 'Close the camera',
  cameraOpening: 'Opening the camera…',
  cameraHold: 'Hold the barcode or QR code close and still. You can scan one after the other.',
  cameraQrOnly:
    'This device does not have the barcode reader yet: QR codes only for now. With network, close and open the camera once.',
  cameraRead: (text) => `Read ${text}, ready for the next`,
  cameraNone: 'The camera cannot be used. Allow it in the browser, or type the number above.',
  lampOn: 'Light on',
  lampOff: 'Light off',
};

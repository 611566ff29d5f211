import type { Messages } from '../zh/index.ts';

/** What is said of a scan that nobody takes. */
export const scans: Messages['scans'] = {
  notOnPage: (text) => `This page takes no scans: ${text} was not recorded. Open the page it is for, then scan again.`,
  notInWindow: (text) => `This window takes no scans: ${text} was not recorded. Finish or close it, then scan again.`,
};

import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const clockProblems = {
  'clocks-differ': {
    status: 409,
    retry: 'changed',
    zh: '服务器的时间是 {serverAt}，这台设备的时间是 {deviceAt}，对不上。请先把走错的那个校准，再确认。',
    en: 'The server’s clock says {serverAt}, this device’s {deviceAt}. Set whichever is wrong, then confirm.',
  },
} as const satisfies Record<string, Problem>;

import type { Problem } from '../kernel/index.ts';

/** What is refused of notices and messages, and what to do next. */
export const noticesProblems = {
  'quiet-hours-empty': {
    status: 422,
    retry: 'changed',
    zh: '免打扰的开始和结束时间一样。请改其中一个；不需要免打扰就关掉它。',
    en: 'Quiet hours begin and end at the same time. Change one of them, or turn quiet hours off.',
  },
} as const satisfies Record<string, Problem>;

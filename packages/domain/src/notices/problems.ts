import type { Problem } from '../kernel/index.ts';

/** What is refused of notices and messages, and what to do next. */
export const noticesProblems = {
  'quiet-hours-empty': {
    status: 422,
    retry: 'changed',
    zh: '免打扰的开始和结束时间一样。请改其中一个；不需要免打扰就关掉它。',
    en: 'Quiet hours begin and end at the same time. Change one of them, or turn quiet hours off.',
  },
  'message-unknown': {
    status: 404,
    retry: 'never',
    zh: '名单里没有这一行，可能已经取走了。请刷新名单。',
    en: 'The list has no such line; it may have been collected. Refresh the list.',
  },
  'message-sent': {
    status: 409,
    retry: 'never',
    zh: '这一条已经由短信等渠道发出，不用再打电话。请刷新名单。',
    en: 'This was sent by message already: nobody need call. Refresh the list.',
  },
} as const satisfies Record<string, Problem>;

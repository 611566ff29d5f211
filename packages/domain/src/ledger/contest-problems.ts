import type { Problem } from '../kernel/index.ts';

/** What the rules of contested lines refuse, and what to do next. */
export const contestProblems = {
  'line-unknown': {
    status: 404,
    retry: 'never',
    zh: '对账单里没有这一笔，不能提出异议。请刷新后再找。',
    en: 'There is no such line on this statement, so it cannot be contested. Refresh and look again.',
  },
  'line-not-yours': {
    status: 403,
    retry: 'never',
    zh: '这一笔是付给别人的。请由本人提出异议。',
    en: 'This line is somebody else’s pay. They contest it themselves.',
  },
  'line-contested': {
    status: 409,
    retry: 'never',
    zh: '这一笔已于 {at} 提出异议，还在等县中心答复，不用再提。',
    en: 'This line was contested on {at} and waits for the centre’s answer. Once is enough.',
  },
  'contest-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这条异议。请从列表中重新打开。',
    en: 'There is no such contest. Open it from the list again.',
  },
  'contest-answered': {
    status: 409,
    retry: 'never',
    zh: '这条异议已于 {at} 答复。请刷新列表看答复。',
    en: 'This was answered on {at} already. Refresh the list to see how.',
  },
} as const satisfies Record<string, Problem>;

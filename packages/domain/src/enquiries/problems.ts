import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const enquiriesProblems = {
  'words-too-long': {
    status: 400,
    retry: 'changed',
    zh: '写得太长了，最多 500 个字。请写短一些。',
    en: 'That is too long: 500 characters at most. Please shorten it.',
  },
  'enquiry-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这件群众来件。请从列表中重新打开。',
    en: 'There is no such enquiry. Open it from the list again.',
  },
  'enquiry-answered': {
    status: 409,
    retry: 'never',
    zh: '这件来件已经答复过了。请刷新列表看答复。',
    en: 'This enquiry was answered already. Refresh the list to see how.',
  },
} as const satisfies Record<string, Problem>;

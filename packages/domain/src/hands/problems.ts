import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const handsProblems = {
  'changed-meanwhile': {
    status: 409,
    retry: 'changed',
    zh: '您填写期间，别人（{who}，{when}）把这一项（{where}）改成了“{now}”，您填的是“{own}”。什么都没有改动：请选一个，再保存。',
    en: 'While you were at it somebody else ({who}, {when}) changed this field ({where}) to “{now}”; you say “{own}”. Nothing was changed: choose one, then save.',
  },
} as const satisfies Record<string, Problem>;

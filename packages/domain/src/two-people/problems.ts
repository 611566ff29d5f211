import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const twoPeopleProblems = {
  'proposal-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这件待确认的事。请刷新待确认列表。',
    en: 'There is no such thing to confirm. Refresh the list of what waits.',
  },
  'proposal-decided': {
    status: 409,
    retry: 'never',
    zh: '这件事已经处理过了。请刷新列表查看结果。',
    en: 'This was decided already. Refresh the list to see how.',
  },
  'proposal-incomplete': {
    status: 409,
    retry: 'changed',
    zh: '随这件事提交的个人资料已不在这里（例如从备份恢复过）。请退回，让经办人重新提交。',
    en: 'The private part of this is no longer here, as after a restore. Decline it and have it proposed anew.',
  },
  'proposer-gone': {
    status: 409,
    retry: 'changed',
    zh: '提交这件事的人已经没有这项权限。请退回，由有权限的同事重新提交。',
    en: 'Whoever proposed this may no longer do it. Decline it; a colleague who may can propose it.',
  },
  'own-proposal': {
    status: 403,
    retry: 'changed',
    zh: '自己提交的、或关于自己的事，要由另一个人确认。请找一位有确认权限的同事。',
    en: 'What you proposed, or what is about you, is for another person to decide. Ask a colleague who may confirm.',
  },
  'not-your-proposal': {
    status: 403,
    retry: 'never',
    zh: '只有提交的人能撤回。您可以退回它。',
    en: 'Only whoever proposed this can take it back. You can decline it.',
  },
  'same-device': {
    status: 403,
    retry: 'changed',
    zh: '您和提交的人用的是同一台设备，不能算两个人。请用自己的设备登录确认，或请另一位同事确认。',
    en: 'You and whoever proposed this share a device, so this does not count as two people. Confirm on a device of your own, or ask another colleague.',
  },
  'same-phone': {
    status: 403,
    retry: 'changed',
    zh: '您和提交的人登记的是同一个手机号，不能算两个人。请另一位同事确认。',
    en: 'You and whoever proposed this have the same phone number, so this does not count as two people. Ask another colleague.',
  },
  'same-account': {
    status: 403,
    retry: 'changed',
    zh: '您和提交的人的收款账户是同一个，不能算两个人。请另一位同事确认。',
    en: 'You and whoever proposed this are paid into the same account, so this does not count as two people. Ask another colleague.',
  },
  'sign-in-renewed': {
    status: 403,
    retry: 'later',
    zh: '有关的登录在最近 {days} 天里重开过，密码经过别人的手，还不能算第二个人。请另一位同事来办，或者满 {days} 天再办。',
    en: 'One of the sign-ins was opened again in the last {days} days, so somebody else had its password: this does not count as two people. Ask another colleague, or do it once the {days} days are over.',
  },
  'officer-not-alone': {
    status: 403,
    retry: 'changed',
    zh: '只有专职的主管部门账号能放开两人确认；这个账号还担任别的岗位。请让只担任主管的同事来做。',
    en: 'Only a programme officer with no other role can let one person act alone. Ask an officer who holds none.',
  },
  'alone-too-long': {
    status: 422,
    retry: 'changed',
    zh: '最多放开 {days} 天，并且从现在起算。请选近一些的日期。',
    en: 'One person may act alone for at most {days} days from now. Choose an earlier day.',
  },
} as const satisfies Record<string, Problem>;

import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const talentProblems = {
  'talent-unknown': {
    status: 404,
    retry: 'changed',
    zh: '人才名册里没有这个人。请刷新后再找，或先登记。',
    en: 'Nobody of that kind is in the talent register. Refresh and look again, or register them first.',
  },
  'talent-amended': {
    status: 409,
    retry: 'changed',
    zh: '这个人的资料刚才有别人改过。请看新的内容，再改一次。',
    en: 'Somebody else corrected this person’s entry just now. Look at what it is now, then correct it again.',
  },
  'talent-withdrawn': {
    status: 409,
    retry: 'never',
    zh: '这个人已撤回同意，资料已删除，不能再改。本人又同意时，请新登记一条。',
    en: 'This person withdrew their consent and what was kept of them is gone. If they agree again, register them anew.',
  },
  'talent-phone-there': {
    status: 409,
    retry: 'changed',
    zh: '这个电话已登记在名册里，一个人只登记一次。请打开已有的那一条，在那里更正。',
    en: 'Somebody with this phone is in the register already, and a person stands in it once. Open that entry and correct it there.',
  },
  'talent-village-missing': {
    status: 422,
    retry: 'changed',
    zh: '请选老家在哪个村。只有外地人可以不选。',
    en: 'Choose the home village. Only people from outside have none.',
  },
  'talent-words-too-long': {
    status: 400,
    retry: 'changed',
    zh: '写得太长了，最多 200 个字。请写短一些。',
    en: 'That is too long: 200 characters at most. Please shorten it.',
  },
  'talent-notice-unseen': {
    status: 409,
    retry: 'changed',
    zh: '告知本人的内容有了新版。请刷新页面，按新的内容再告知一次。',
    en: 'The notice to people has a new version. Refresh the page and tell them the new one.',
  },
  'talent-consent-ahead': {
    status: 422,
    retry: 'changed',
    zh: '同意的日期不能晚于今天（{today}）。请填本人同意的那一天。',
    en: 'The day of consent must not be after today ({today}). Enter the day on which they agreed.',
  },
  'wish-from-invalid': {
    status: 422,
    retry: 'changed',
    zh: '想从哪个月起回来，写年月，如 2027-02；不想回来或没问过的，空着。',
    en: 'Say from which month they would come, as 2027-02; leave it empty where they would not, or were not asked.',
  },
  'away-since-invalid': {
    status: 422,
    retry: 'changed',
    zh: '从什么时候在外，写年或年月，如 2019、2019-08，不能晚于现在。不知道就空着。',
    en: 'Say the year or month since which they are away, as 2019 or 2019-08, not one to come. Leave it empty where nobody knows.',
  },
  'skill-twice': {
    status: 422,
    retry: 'changed',
    zh: '同一样本事填了两次。请只留一次。',
    en: 'A skill is there twice. Leave it once.',
  },
} as const satisfies Record<string, Problem>;

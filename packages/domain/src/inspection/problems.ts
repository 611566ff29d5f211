import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const inspectionProblems = {
  'food-unreadable': {
    status: 422,
    retry: 'changed',
    zh: '食品要从大类写到小类，用冒号隔开，如“蔬菜:食用菌类:香菇”，最多 120 字。请检查。',
    en: 'A food is written from its group to the item with colons between, as “蔬菜:食用菌类:香菇”, in 120 characters at most. Check it.',
  },
  'foods-too-many': {
    status: 422,
    retry: 'changed',
    zh: '一种货最多对应 6 个食品名称。请减少几个。',
    en: 'A commodity is 6 foods at most. Leave some out.',
  },
  'substance-unreadable': {
    status: 422,
    retry: 'changed',
    zh: '检测项目要写名称，最多 60 字，如“铅”。请检查。',
    en: 'What is tested for needs a name of at most 60 characters, such as “铅” (lead). Check it.',
  },
  'substances-too-many': {
    status: 422,
    retry: 'changed',
    zh: '一种货最多写 60 个检测项目。请减少几个。',
    en: 'A commodity is tested for 60 substances at most. Leave some out.',
  },
  'content-out-of-range': {
    status: 422,
    retry: 'changed',
    zh: '含量要在 0 到 1,000,000 mg/kg 之间，最多 6 位小数。请检查数字和单位。',
    en: 'A content is from 0 to 1,000,000 mg/kg, with 6 decimal places at most. Check the figure and its unit.',
  },
  'source-missing': {
    status: 422,
    retry: 'changed',
    zh: '限量要写依据的标准，如“GB 2763-2021”。请补上。',
    en: 'A limit needs the standard that says so, such as “GB 2763-2021”. Write it.',
  },
  'limit-stands-so': {
    status: 409,
    retry: 'never',
    zh: '“{food}”的“{substance}”已经是这个限量、依据和日期，不用再存。',
    en: 'The limit of “{substance}” in “{food}” says this already, with this source and day. There is nothing to save.',
  },
  'limit-said-often': {
    status: 409,
    retry: 'never',
    zh: '“{food}”的“{substance}”已经改过 100 次，不能再改。请核对标准后找管理员。',
    en: 'The limit of “{substance}” in “{food}” was changed 100 times, the most there can be. Check the standard, then ask the administrator.',
  },
} satisfies Readonly<Record<string, Problem>>;

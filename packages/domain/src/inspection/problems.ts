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
  'detection-missing': {
    status: 422,
    retry: 'changed',
    zh: '检出限要大于 0：这个方法最少能测到多少，就写多少。请照方法或报告补上。',
    en: 'What the method detects is more than 0: the least that it finds. Write it as the method or the report says.',
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
  'results-missing': {
    status: 422,
    retry: 'changed',
    zh: '至少要写一个检测项目。',
    en: 'At least one thing must be tested for.',
  },
  'lab-incomplete': {
    status: 422,
    retry: 'changed',
    zh: '实验室要写名称（最多 60 字）和资质证书号（最多 40 字）。',
    en: 'A laboratory needs its name (60 characters at most) and the number of its qualification (40 at most).',
  },
  'lab-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这家实验室。请刷新后重选，或先登记。',
    en: 'There is no such laboratory. Refresh and choose again, or add it first.',
  },
  'lab-person-unknown': {
    status: 409,
    retry: 'changed',
    zh: '这个人没有“检测实验室”岗位。请先授予岗位。',
    en: 'That person does not hold the role of a laboratory. Grant it first.',
  },
  'pool-size': {
    status: 422,
    retry: 'changed',
    zh: '一份样品要取自 1 到 20 个批次。请重选。',
    en: 'A sample is taken of 1 to 20 lots. Choose again.',
  },
  'pool-of-two': {
    status: 422,
    retry: 'changed',
    zh: '批次 {code} 是另一种货，不能混在一份样品里。请分开取样。',
    en: 'Lot {code} is of another commodity and cannot be in the same sample. Sample it apart.',
  },
  'pool-without-limit': {
    status: 409,
    retry: 'changed',
    zh: '“{substance}”对这种货没有限量，混样判不了。请先导入限量，或一批一份取样。',
    en: 'There is no limit of “{substance}” for this commodity, so a pool cannot be judged. Import the limit first, or sample each lot alone.',
  },
  'pool-undetectable': {
    status: 409,
    retry: 'changed',
    zh: '{lots} 批混样，“{substance}”要测到限量的 {lots} 分之一，这个方法测不到。请少混几批、换方法，或一批一份取样。',
    en: 'In a pool of {lots} lots “{substance}” must be detected at the limit ÷ {lots}, which this method does not do. Pool fewer, use another method, or sample each lot alone.',
  },
  'sample-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这份样品。请核对样品编号，再刷新看看。',
    en: 'There is no such sample. Check its code, then refresh.',
  },
  'sample-stage': {
    status: 409,
    retry: 'changed',
    zh: '样品 {code} 已经不在这一步了，可能别人刚办过。请刷新看它到了哪一步。',
    en: 'Sample {code} is past this step, or not there yet; somebody may just have done it. Refresh and see where it is.',
  },
  'report-amends-other': {
    status: 409,
    retry: 'changed',
    zh: '样品 {code} 的报告已经换过。请刷新，看现在的报告再改。',
    en: 'The report of sample {code} is another one by now. Refresh, and amend the one that holds.',
  },
  'report-outdated': {
    status: 422,
    retry: 'changed',
    zh: '报告的有效期已经过了。请检查日期。',
    en: 'The report would not be valid any more. Check its last day.',
  },
  'result-twice': {
    status: 422,
    retry: 'changed',
    zh: '有一个检测项目写了两次。请合成一行。',
    en: 'One substance is there twice. Make it one line.',
  },
  'result-missing': {
    status: 422,
    retry: 'changed',
    zh: '还缺“{substance}”的结果。委托的项目都要写。',
    en: 'The result of “{substance}” is missing. All that was asked for must be there.',
  },
  'result-below-detection': {
    status: 422,
    retry: 'changed',
    zh: '“{substance}”的结果比检出限还低。请写“未检出”，或检查两个数字。',
    en: 'The result of “{substance}” is below what the method detects. Say that it was not detected, or check both figures.',
  },
} satisfies Readonly<Record<string, Problem>>;

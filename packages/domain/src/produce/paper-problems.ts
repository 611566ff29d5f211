import type { Problem } from '../kernel/index.ts';

/** What is refused of classes and papers, and what to do next. */
export const paperProblems = {
  'class-missing': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”还没有定产品类别，不能卖，也不能开合格证。请县里在收购品种里定类别，由另一个人确认。',
    en: '“{name}” has no product class yet, so it cannot be sold and gets no certificate. Have the county centre set its class under Commodities; another person confirms it.',
  },
  'test-missing': {
    status: 409,
    retry: 'later',
    zh: '批次 {code} 没有“{substance}”的合格检测，或报告已过有效期，不能卖。请取样送检。',
    en: 'No laboratory’s report that holds passed “{substance}” in lot {code}, so it cannot be sold. Take a sample of it.',
  },
  'certificate-untested': {
    status: 409,
    retry: 'changed',
    zh: '批次 {code} 没有有效的实验室合格报告，承诺依据不能写“委托检测合格”。请先送检，或改依据。',
    en: 'No laboratory’s report that holds passed lot {code}, so its certificate cannot rest on one. Have it tested first, or choose another basis.',
  },
  'class-not-for-sale': {
    status: 409,
    retry: 'never',
    zh: '“{name}”定为不卖，不能上架，也不能发货。',
    en: '“{name}” is classed as not for sale: it is neither listed nor shipped.',
  },
  'class-never-food': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”不能当普通食品。{source}：“{quote}”。请改定为保健食品、中药材或不卖。',
    en: '“{name}” cannot be ordinary food. {source}: “{quote}”. Class it as health food, medicinal material or not for sale.',
  },
  'claim-forbidden': {
    status: 422,
    retry: 'changed',
    zh: '名称里不能写“{word}”。{source}：“{quote}”。请去掉这个词。',
    en: 'A name may not say “{word}”. {source}: “{quote}”. Take the word out.',
  },
  'paper-missing': {
    status: 409,
    retry: 'changed',
    zh: '批次 {code} 没有当天有效的凭证，不能卖。{source}：“{quote}”。请先开合格证，或登记这一类要的凭证。',
    en: 'Lot {code} has no paper that holds on that day, so it cannot be sold. {source}: “{quote}”. Issue the certificate first, or enter the paper that its class asks for.',
  },
  'certificate-not-of-class': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”这一类不开承诺达标合格证。请登记它自己的凭证。',
    en: 'Goods of the class of “{name}” get no commitment certificate. Enter the papers of their own.',
  },
  'certificate-stands': {
    status: 409,
    retry: 'changed',
    zh: '批次 {code} 已经有一张有效的合格证。要重开，请先作废那一张。',
    en: 'Lot {code} has a certificate that stands. To issue another, withdraw that one first.',
  },
  'paper-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这张凭证。请刷新后再找。',
    en: 'There is no such paper. Refresh and look again.',
  },
  'paper-withdrawn': {
    status: 409,
    retry: 'never',
    zh: '凭证 {code} 已经作废了。',
    en: 'Paper {code} is withdrawn already.',
  },
  'paper-about-other': {
    status: 422,
    retry: 'changed',
    zh: '这种凭证登记的对象不对：许可、批准文号登记在品种上，检疫证明、检测报告、产地标签登记在批次上。合格证请直接开具。',
    en: 'This kind of paper belongs elsewhere: licences and approvals to the commodity, quarantine certificates, test reports and origin labels to the lot. Commitment certificates are issued.',
  },
  'paper-days-swapped': {
    status: 422,
    retry: 'changed',
    zh: '有效期的止日（{validUntil}）早于起日（{validFrom}）。请检查这两个日期。',
    en: 'It would end ({validUntil}) before it begins ({validFrom}). Check the two days.',
  },
  'paper-number-unreadable': {
    status: 422,
    retry: 'changed',
    zh: '编号写 3 到 60 个字：汉字、字母、数字和横线、括号，照凭证上的抄。',
    en: 'A number has 3 to 60 characters: Chinese characters, letters, digits, hyphens and brackets, as it stands on the paper.',
  },
  'paper-issuer-unreadable': {
    status: 422,
    retry: 'changed',
    zh: '发证单位写全称，4 到 60 个字。',
    en: 'Say the whole name of who issued it, 4 to 60 characters.',
  },
} as const satisfies Record<string, Problem>;

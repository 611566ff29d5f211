import type { Problem } from '../kernel/index.ts';

/** What is refused of commodities and their terms, and what to do next. */
export const commodityProblems = {
  'market-price-missing': {
    status: 409,
    retry: 'later',
    zh: '“{name}”随行就市，还没有市场价，不能收。请县里先记市场价。',
    en: '“{name}” goes by the market, and no market price is recorded: it cannot be taken in. Ask the centre to record one.',
  },
  'market-price-old': {
    status: 409,
    retry: 'later',
    zh: '“{name}”最近的市场价是 {day} 的，超过 {days} 天，不能再用。请县里记新的市场价，联网后再收。',
    en: 'The last market price of “{name}” is of {day}, more than {days} days old. Ask the centre to record a newer one, and connect before taking it in.',
  },
  'market-day-out-of-range': {
    status: 422,
    retry: 'changed',
    zh: '市场价只能记今天（{today}）或以前 {days} 天内的。请检查日期。',
    en: 'A market price is of today ({today}) or of the {days} days before. Check the day.',
  },
  'market-source-missing': {
    status: 422,
    retry: 'changed',
    zh: '请写市场价是从哪里看来的，至少两个字。',
    en: 'Say where the market price was seen, in two characters at least.',
  },
  'market-days-invalid': {
    status: 422,
    retry: 'changed',
    zh: '随行就市要写市场价最多用几天（0 到 30 天）；别的定价方式不写。',
    en: 'Prices by the market say how many days a market price may be used (0 to 30); other rules say nothing of it.',
  },
  'commodity-unknown': {
    status: 404,
    retry: 'changed',
    zh: '本县没有这个品种。请刷新后重选。',
    en: 'This county has no such commodity. Refresh and choose again.',
  },
  'commodity-withdrawn': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”现在不收了。请问县里，或换一个品种。',
    en: '“{name}” is not taken in any more. Ask the county centre, or choose another commodity.',
  },
  'commodity-unpriced': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”这个等级今天还没有收购价，先不能收。请县里定价。',
    en: 'There is no price for this grade of “{name}” today, so it cannot be taken in. Ask the county centre to set one.',
  },
  'commodity-figure-invalid': {
    status: 422,
    retry: 'changed',
    zh: '单价要在每公斤 0.01 元到 1 万元之间，年产量要在 1 克到 100 吨之间。请检查数字和单位。',
    en: 'A price is from 0.01 to 10,000 yuan a kilogram, a yearly yield from 1 gram to 100 tonnes. Check the figure and its unit.',
  },
  'grades-missing': {
    status: 422,
    retry: 'changed',
    zh: '至少要有一个等级。',
    en: 'There must be at least one grade.',
  },
  'grades-too-many': {
    status: 422,
    retry: 'changed',
    zh: '等级最多 12 个。请合并几个。',
    en: 'There may be at most 12 grades. Join some of them.',
  },
  'grade-twice': {
    status: 422,
    retry: 'changed',
    zh: '有两个等级叫同一个名字。请改一个，不然柜台分不清。',
    en: 'Two grades are called the same. Rename one: the counter could not tell them apart.',
  },
  'grades-kept': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”已有的等级不能改，收购单上记着它们。可以在后面加新等级。',
    en: 'The grades that “{name}” has stay as they are: tickets name them. New ones can be added after them.',
  },
  'grade-unknown': {
    status: 422,
    retry: 'changed',
    zh: '“{name}”没有这个等级。请刷新后重选。',
    en: '“{name}” has no such grade. Refresh and choose again.',
  },
  'prices-incomplete': {
    status: 422,
    retry: 'changed',
    zh: '“{name}”要填 {wanted} 个价格：统一价填一个，分级价每级一个。',
    en: '“{name}” needs {wanted} price(s): one where it is fixed, one for each grade where it goes by grade.',
  },
  'terms-day-past': {
    status: 409,
    retry: 'changed',
    zh: '新价格最早从今天（{today}）起，已经收的货不改价。请改日期。',
    en: 'New prices hold from today ({today}) at the earliest: what was taken in keeps its price. Choose another day.',
  },
  'terms-day-far': {
    status: 422,
    retry: 'changed',
    zh: '新价格最多定到一年以内（今天是 {today}）。请检查日期的年份。',
    en: 'New prices are set for a year ahead at most (today is {today}). Check the year of the day.',
  },
  'made-from-too-many': {
    status: 422,
    retry: 'changed',
    zh: '一个品种最多写 12 种原料。请合并几个。',
    en: 'At most 12 commodities are said that one is made of. Join some of them.',
  },
  'made-from-itself': {
    status: 422,
    retry: 'changed',
    zh: '“{name}”不能写成用自己做的。请去掉它。',
    en: '“{name}” is not made of itself. Take it off the list.',
  },
} as const satisfies Record<string, Problem>;

import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const loopCostsProblems = {
  'contribution-overpaid': {
    status: 409,
    retry: 'changed',
    zh: '账上对方只欠 {owesFen} 元。请核对付款方和到账金额，多出的不要记在这里。',
    en: 'By the books they owe only {owesFen} yuan. Check who paid and how much; what is over does not belong here.',
  },
  'contribution-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这笔到账登记。请刷新后再找。',
    en: 'There is no such payment on record. Refresh and look again.',
  },
  'contribution-reversed': {
    status: 409,
    retry: 'never',
    zh: '流水号 {reference} 的到账已于 {at} 冲销，不用再冲。要改正请照回单重新登记。',
    en: 'The payment {reference} was reversed on {at}; it need not be again. To put it right, record it anew from the slip.',
  },
  'loop-cost-not-settled': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”这一趟的成本还没有结算，没有可冲销的。',
    en: 'The cost of this loop of “{vehicle}” is not settled; there is nothing to reverse.',
  },
  'loop-still-loaded': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”上还有 {count} 件没有签收。请先由站点签收或收回县中心，再结成本。',
    en: '{count} pieces are still on “{vehicle}”. Have them signed for at the station or taken back into the centre, then settle the cost.',
  },
  'receipt-invalid': {
    status: 422,
    retry: 'changed',
    zh: '票据号要 4–40 位字母、数字或短横。没有票据的费用不能入账。',
    en: 'A receipt number has 4 to 40 letters, digits or dashes. What has no receipt cannot be booked.',
  },
  'nothing-owed-for-loops': {
    status: 409,
    retry: 'later',
    zh: '现在没有欠车主和司机的运费。结算了车次成本再来。',
    en: 'Nothing is owed to drivers or vehicles’ owners now. Come back when loop costs are settled.',
  },
} as const satisfies Record<string, Problem>;

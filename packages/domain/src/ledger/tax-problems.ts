import type { Problem } from '../kernel/index.ts';

/** What paying withheld tax over refuses, and what to do next. */
export const taxProblems = {
  'tax-month-not-over': {
    status: 409,
    retry: 'later',
    zh: '{month} 还没有结束，这个月还会代扣。请到下月 1 日至 15 日再缴。',
    en: '{month} is not over yet, and more may be withheld in it. Pay it over from the 1st to the 15th of the next month.',
  },
  'tax-nothing-owed': {
    status: 409,
    retry: 'changed',
    zh: '{month} 代扣的税已经缴清，或这个月没有代扣。请刷新，看看缴税记录。',
    en: 'What was withheld in {month} is paid over already, or nothing was. Refresh and look at the payments.',
  },
  'tax-amount-differs': {
    status: 409,
    retry: 'changed',
    zh: '{month} 现在应缴 {owesFen} 元，和您看到的不一样。没有记账；请刷新，核对完税凭证后再登记。',
    en: 'For {month}, {owesFen} yuan is owed now, not what you saw. Nothing was booked; refresh, compare with the certificate, and enter it again.',
  },
  'tax-payment-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这笔缴税记录。请刷新后再找。',
    en: 'There is no such payment of tax. Refresh and look again.',
  },
  'tax-payment-reversed': {
    status: 409,
    retry: 'never',
    zh: '凭证号 {reference} 的缴税已经在 {at} 冲销过。要重新登记，请点“登记缴税”。',
    en: 'The payment under {reference} was reversed on {at} already. To enter it anew, record a payment.',
  },
} as const satisfies Record<string, Problem>;

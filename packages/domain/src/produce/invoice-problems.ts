import type { Problem } from '../kernel/index.ts';

/** What purchase invoices refuse, and what to do next. */
export const invoiceProblems = {
  'invoice-tickets-missing': {
    status: 422,
    retry: 'changed',
    zh: '请先勾上要开票的收购单。',
    en: 'Tick the tickets that go on the invoice first.',
  },
  'invoice-tickets-too-many': {
    status: 422,
    retry: 'changed',
    zh: '一张收购发票最多 100 张收购单。请分几张开。',
    en: 'An invoice takes 100 tickets at most. Issue several.',
  },
  'invoice-not-producer': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”的计税身份不是农民（自产），不能开收购发票，要对方开票。登记错了请先在“收款账户”里更正。',
    en: '“{name}” is not taxed as a farmer with own produce: no purchase invoice, they issue one. If that is wrong, correct it under Payees.',
  },
  'invoice-dealer': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”在产业名录里登记为经销户，不能开收购发票。只自产自销的，请先更正名录。',
    en: '“{name}” deals by the industry register: no purchase invoice. If they sell their own produce alone, correct the register first.',
  },
  'invoice-nothing-grown': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”没有登记种养“{commodity}”，不能开收购发票。确实自产的，请先登记地块、圈舍。',
    en: '“{name}” has nothing written down that gives “{commodity}”: no purchase invoice. If they grow it, write down the plot or herd first.',
  },
  'invoice-ticket-of-another': {
    status: 409,
    retry: 'changed',
    zh: '收购单 {code} 不是这一户的，不能开在一张票上。',
    en: 'Ticket {code} is another household’s and cannot go on this invoice.',
  },
  'invoice-ticket-other-month': {
    status: 409,
    retry: 'changed',
    zh: '收购单 {code} 不是 {month} 收的。一张票只开一个月的，请分开开。',
    en: 'Ticket {code} was not taken in {month}. An invoice takes one month; issue another.',
  },
  'ticket-invoiced': {
    status: 409,
    retry: 'changed',
    zh: '收购单 {code} 已经开过收购发票。要重开，请先作废那一张。',
    en: 'Ticket {code} stands on a purchase invoice already. Make that one void first.',
  },
  'invoice-unknown': {
    status: 404,
    retry: 'never',
    zh: '没有这张收购发票。请刷新后再找。',
    en: 'There is no such purchase invoice. Refresh and look again.',
  },
  'invoice-void': {
    status: 409,
    retry: 'never',
    zh: '第 {number} 号已经作废，不用再作废。要重开请另开一张。',
    en: 'Number {number} is void already. Issue another instead.',
  },
} as const satisfies Record<string, Problem>;

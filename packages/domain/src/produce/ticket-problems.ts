import type { Problem } from '../kernel/index.ts';

/** What is refused when something is taken in, and what to do next. */
export const ticketProblems = {
  'seller-not-of-household': {
    status: 409,
    retry: 'changed',
    zh: '卖货的人不在农户 {name} 里。请选对人，或先把人加进这一户。',
    en: 'Whoever sells is not of household {name}. Choose the right person, or add them to it first.',
  },
  'weight-out-of-range': {
    status: 422,
    retry: 'changed',
    zh: '一张单的重量要在 1 克到 5 吨之间。请检查数字，看看是斤还是公斤。',
    en: 'One ticket weighs from 1 gram to 5 tonnes. Check the figure, and whether it is 斤 or kilograms.',
  },
  'tare-not-below-gross': {
    status: 422,
    retry: 'changed',
    zh: '皮重不能大于或等于毛重。毛重是连筐一起称的，皮重是空筐的；请重称。',
    en: 'The tare must be less than the gross weight: gross is with the basket, tare the empty basket. Weigh again.',
  },
  'net-nothing': {
    status: 422,
    retry: 'changed',
    zh: '扣掉水分和杂质后没有净重了。请检查水分和杂质的百分比。',
    en: 'Nothing is left once moisture and dirt are taken off. Check their percentages.',
  },
  'net-differs': {
    status: 409,
    retry: 'changed',
    zh: '扣重规则变了：念给农户的净重是 {saidGrams}，现在算是 {nowGrams}。请重新念给农户，再确认。',
    en: 'The deductions have changed: {saidGrams} net was read out, it is {nowGrams} now. Read it out again and confirm.',
  },
  'intake-price-changed': {
    status: 409,
    retry: 'changed',
    zh: '“{name}”的收购价变了：念的是每公斤 {saidFen} 元，现在是 {nowFen} 元。请重新念给农户，再确认。',
    en: 'The price of “{name}” has changed: {saidFen} yuan a kilogram was read out, it is {nowFen} now. Read it out again and confirm.',
  },
  'amount-nothing': {
    status: 422,
    retry: 'changed',
    zh: '货款不到 1 分钱。请检查重量和单位。',
    en: 'It comes to less than one fen. Check the weight and its unit.',
  },
  'ticket-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这张收购单。请刷新后再找。',
    en: 'There is no such ticket. Refresh and look again.',
  },
  'ticket-reversed': {
    status: 409,
    retry: 'never',
    zh: '收购单 {code} 已经冲销过了。',
    en: 'Ticket {code} is reversed already.',
  },
  'ticket-not-to-replace': {
    status: 409,
    retry: 'changed',
    zh: '只有冲销了、还没有重开的收购单才能重开。请先冲销，或打开重开的那张。',
    en: 'Only a reversed ticket that none has replaced yet can be written again. Reverse it first, or open the one that replaced it.',
  },
  'ticket-not-paid-in-cash': {
    status: 409,
    retry: 'changed',
    zh: '收购单 {code} 没有付现金，不能退现金。请从欠款里冲销。',
    en: 'Ticket {code} was not paid in cash, so no cash comes back. Take it off what is owed.',
  },
  'nothing-owed-for-produce': {
    status: 409,
    retry: 'later',
    zh: '现在没有欠农户的货款。柜台代卖时选“先欠”，货款就会出现在这里。',
    en: 'Nothing is owed to households now. What a counter takes in and does not pay in cash stands here.',
  },
  'ticket-lot-used': {
    status: 409,
    retry: 'changed',
    zh: '收购单 {code} 收的货已经加工、处理或送到县中心了，不能冲销。请先在批次里撤销，再冲销。',
    en: 'What ticket {code} took in was used, removed or brought to the centre, so it cannot be reversed. Undo that on the lot first.',
  },
  'ticket-lot-held': {
    status: 409,
    retry: 'later',
    zh: '收购单 {code} 收的货正扣着或判了不合格，不能冲销。请先请别人放行，或者把货退回农户，再冲销。',
    en: 'What ticket {code} took in is held or rejected, so it cannot be reversed. Have somebody else release it, or give it back to the household, first.',
  },
} as const satisfies Record<string, Problem>;

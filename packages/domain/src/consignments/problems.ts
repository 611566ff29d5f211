import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const consignmentsProblems = {
  'consignment-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这件上行货。请核对标签，刷新后再找。',
    en: 'There is no such consignment. Check its label, refresh and look again.',
  },
  'consignment-not-ready': {
    status: 409,
    retry: 'changed',
    zh: '上行货 {code} 现在不在能做这一步的地方。请看它的经过。',
    en: 'Consignment {code} is not where this step can be taken. Look at its history.',
  },
  'waybill-needed': {
    status: 422,
    retry: 'changed',
    zh: '上行货 {code} 交给快递要有快递单号。请扫面单上的单号。',
    en: 'To hand consignment {code} to a carrier, its waybill number is needed. Scan it from the waybill.',
  },
  'consignee-needed': {
    status: 409,
    retry: 'changed',
    zh: '上行货 {code} 还没有交给快递，收件人的姓名和电话还要用。办完后再删除。',
    en: 'Consignment {code} is on its way: whom it is for is still needed. Erase it once it is done.',
  },
  'consignee-kept': {
    status: 409,
    retry: 'later',
    zh: '上行货 {code} 收件人的姓名和电话保留到 {until}，以便查对；本人要求的，可以现在删除。',
    en: 'Whom consignment {code} is for is kept until {until}, in case somebody asks; at their own request it can be erased now.',
  },
  'consignee-forgotten': {
    status: 409,
    retry: 'never',
    zh: '上行货 {code} 收件人的姓名和电话已经删除。',
    en: 'Whom consignment {code} was for is erased already.',
  },
} as const satisfies Record<string, Problem>;

import type { Payable, PayRun } from '../kernel/index.ts';

export const producePayRuns = {
  produce: {
    title: { zh: '农户货款', en: 'Households’ produce' },
    from: {
      zh: '下面是收购单上记着“先欠”、现在还没付的货款，一户一行。提交后由另一人审批。',
      en: 'What each household is owed now for tickets that were not paid in cash. Another person approves it.',
    },
    none: { zh: '现在没有欠农户的货款', en: 'Nothing is owed to households now' },
    noneNext: {
      zh: '柜台代卖时选“先欠”，货款就会出现在这里。',
      en: 'What a counter takes in and does not pay in cash stands here.',
    },
    refusal: 'nothing-owed-for-produce',
    due: { monthsAfter: 1, day: 'settlement-day' },
    remark: '货款',
  },
} as const satisfies Readonly<Record<string, PayRun>>;

export const producePayables = {
  household: {
    run: 'produce',
    to: 'household',
    overAt: 'given-up',
    accounts: { payable: 'household-payable', paying: 'household-payout', bounced: 'household-payout-bounced' },
    taxed: { unlessSaid: 'farmer', may: ['farmer', 'self-employed', 'company'] },
    opens: ['intakeTicket'],
    title: { zh: '农户', en: 'Household' },
    slip: { zh: '农户 {name}', en: 'Household {name}' },
  },
} as const satisfies Readonly<Record<string, Payable>>;

import type { Payable, PayRun } from '../kernel/index.ts';

export const purchasingPayRuns = {
  rebates: {
    title: { zh: '站长返利', en: 'Partners’ rebates' },
    from: {
      zh: '下面是每位站长现在可结的返利，与站长自己看到的一致。提交后由另一人审批。',
      en: 'What each partner is owed now, as they see it themselves. Another person approves it.',
    },
    none: { zh: '现在没有可结的返利', en: 'Nothing is payable now' },
    noneNext: { zh: '取件满退货期后，返利才可结。', en: 'A rebate becomes payable when the return window is over.' },
    refusal: 'nothing-payable',
    due: { monthsAfter: 1, day: 'settlement-day' },
    remark: '返利',
    unnamed: true,
  },
} as const satisfies Readonly<Record<string, PayRun>>;

export const purchasingPayables = {
  rebate: {
    run: 'rebates',
    to: 'member',
    accounts: { payable: 'rebate-payable', paying: 'payout', bounced: 'payout-bounced' },
    taxed: { unlessSaid: 'labour', may: ['labour', 'platform-labour', 'self-employed', 'company', 'employee'] },
    opens: ['order', 'parcel'],
    title: { zh: '站长', en: 'Partner' },
    unnamed: true,
  },
} as const satisfies Readonly<Record<string, Payable>>;

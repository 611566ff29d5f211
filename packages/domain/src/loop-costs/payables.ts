import type { Payable, PayRun } from '../kernel/index.ts';

export const loopCostsPayRuns = {
  loops: {
    title: { zh: '运费（车主和司机）', en: 'Loops (owners and drivers)' },
    from: {
      zh: '下面是现在欠每辆车的车主和每位司机的运费，来自已结算的车次成本。提交后由另一人审批。',
      en: 'What each vehicle’s owner and each driver is owed now, from loops whose cost is settled. Another person approves it.',
    },
    none: { zh: '现在没有欠车主和司机的运费', en: 'Nothing is owed for loops now' },
    noneNext: {
      zh: '在“运费成本”里结算车次成本后，就会出现在这里。',
      en: 'Settle what loops cost under Loop costs, and it stands here.',
    },
    refusal: 'nothing-owed-for-loops',
    due: { monthsAfter: 1, day: 'settlement-day' },
    remark: '运费',
  },
} as const satisfies Readonly<Record<string, PayRun>>;

const payout = { paying: 'loop-payout', bounced: 'loop-payout-bounced' } as const;

export const loopCostsPayables = {
  vehicle: {
    run: 'loops',
    to: 'vehicle',
    overAt: 'retired',
    accounts: { payable: 'vehicle-payable', ...payout },
    // An owner may be a firm, a registered carrier or a neighbour with a van: nobody can tell from here.
    taxed: { unlessSaid: null, may: ['labour', 'platform-labour', 'self-employed', 'company'] },
    opens: ['loop'],
    title: { zh: '车主', en: 'Vehicle’s owner' },
    slip: { zh: '车辆 {name}', en: 'Vehicle {name}' },
  },
  driver: {
    run: 'loops',
    to: 'member',
    accounts: { payable: 'driver-payable', ...payout },
    taxed: { unlessSaid: 'labour', may: ['labour', 'platform-labour', 'self-employed', 'company', 'employee'] },
    opens: ['loop'],
    title: { zh: '司机', en: 'Driver' },
    slip: { zh: '驾驶', en: 'Driving' },
  },
} as const satisfies Readonly<Record<string, Payable>>;

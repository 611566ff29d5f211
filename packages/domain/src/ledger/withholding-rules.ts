import type { PayeeType, Said } from '../kernel/index.ts';

/** A step of a scale: what is taxable up to there, its rate, and what is taken off for the steps below it (速算扣除数). */
export interface Bracket {
  /** Null for all above. */
  readonly upToFen: number | null;
  readonly percent: number;
  readonly lessFen: number;
}

/** How the tax that a payer withholds is reckoned. */
export type WithholdingMethod =
  /** Nothing is withheld. */
  | { readonly by: 'nothing' }
  /** On what one sort of work came to in a month: a fixed sum off where it is small, else a share of it. */
  | {
      readonly by: 'month';
      readonly small: { readonly upToFen: number; readonly offFen: number };
      readonly offPercent: number;
      readonly brackets: readonly Bracket[];
    }
  /** On what came to somebody month after month of a year, less what was withheld before (累计预扣法). */
  | {
      readonly by: 'year';
      readonly offPercent: number;
      readonly offFenPerMonth: number;
      readonly brackets: readonly Bracket[];
    };

/** What holds for a type of payee from a day on, until the type's next rule, and by which law. */
export interface WithholdingRule {
  readonly type: PayeeType;
  readonly from: string;
  readonly method: WithholdingMethod;
  /** The law or notice, as its article is quoted. */
  readonly source: string;
  /** What it says, as a pay slip says it. */
  readonly says: Said;
}

const yuan = (amount: number) => amount * 100;

/** 2018 No. 61, annex, table 2. */
const labourBrackets = [
  { upToFen: yuan(20_000), percent: 20, lessFen: 0 },
  { upToFen: yuan(50_000), percent: 30, lessFen: yuan(2_000) },
  { upToFen: null, percent: 40, lessFen: yuan(7_000) },
] as const;

/** 2018 No. 61, annex, table 1: the yearly scale of 个人所得税法, annex table 1. */
const yearBrackets = [
  { upToFen: yuan(36_000), percent: 3, lessFen: 0 },
  { upToFen: yuan(144_000), percent: 10, lessFen: yuan(2_520) },
  { upToFen: yuan(300_000), percent: 20, lessFen: yuan(16_920) },
  { upToFen: yuan(420_000), percent: 25, lessFen: yuan(31_920) },
  { upToFen: yuan(660_000), percent: 30, lessFen: yuan(52_920) },
  { upToFen: yuan(960_000), percent: 35, lessFen: yuan(85_920) },
  { upToFen: null, percent: 45, lessFen: yuan(181_920) },
] as const;

const byMonth = {
  by: 'month',
  small: { upToFen: yuan(4_000), offFen: yuan(800) },
  offPercent: 20,
  brackets: labourBrackets,
} as const;
const monthSays = {
  zh: '每月收入不超过 4000 元的减 800 元，超过的减 20%；再按 20% 到 40% 预扣。',
  en: '800 yuan off a month’s income up to 4,000 yuan, 20 % off above; then 20 to 40 %.',
} as const;

/**
 * What a payer withholds from each type of payee, and since when. Where a type has several, that holds which began last. Nothing is
 * guessed: what has no rule on a day is not paid by a settlement until somebody says what it is.
 */
export const withholdingRules: readonly WithholdingRule[] = [
  {
    type: 'farmer',
    from: '2004-01-01',
    method: { by: 'nothing' },
    source: '财税〔2004〕30号 §1',
    says: {
      zh: '个人从事种植、养殖、饲养、捕捞的所得暂不征收个人所得税。',
      en: 'What individuals earn by growing, raising and fishing is not taxed for now.',
    },
  },
  {
    type: 'labour',
    from: '2019-01-01',
    method: byMonth,
    source: '国家税务总局公告2018年第61号 §8',
    says: monthSays,
  },
  {
    type: 'platform-labour',
    from: '2019-01-01',
    method: byMonth,
    source: '国家税务总局公告2018年第61号 §8',
    says: monthSays,
  },
  {
    type: 'platform-labour',
    from: '2025-10-01',
    method: { by: 'year', offPercent: 20, offFenPerMonth: yuan(5_000), brackets: yearBrackets },
    source: '国家税务总局公告2025年第16号 §1',
    says: {
      zh: '本年连续各月累计：收入减 20% 费用、再减每月 5000 元，按 3% 到 45% 预扣，扣除已预扣的。',
      en: 'Over the year’s months in a row: 20 % off for costs, 5,000 yuan off a month, then 3 to 45 %, less what was withheld.',
    },
  },
  {
    type: 'self-employed',
    from: '2019-01-01',
    method: { by: 'nothing' },
    source: '个人所得税法实施条例 §6(5)',
    says: {
      zh: '个体工商户的经营所得由本人自行申报，付款时不代扣。',
      en: 'Registered traders declare their business income themselves; nothing is withheld.',
    },
  },
  {
    type: 'company',
    from: '2008-01-01',
    method: { by: 'nothing' },
    source: '企业所得税法 §1',
    says: {
      zh: '企业和合作社自行申报企业所得税，凭发票付款，不代扣个人所得税。',
      en: 'Companies and cooperatives declare their own tax and are paid by invoice; nothing is withheld.',
    },
  },
  {
    type: 'employee',
    from: '2019-01-01',
    method: { by: 'nothing' },
    source: '国家税务总局公告2018年第61号 §6',
    says: {
      zh: '职工的收入并入当月工资，由单位在工资里一并预扣，这里不另扣。',
      en: 'What an employee earns is added to the month’s wages and taxed with them, not here.',
    },
  },
];

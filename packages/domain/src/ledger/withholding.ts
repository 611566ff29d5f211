import { portionOf, type PayeeType } from '../kernel/index.ts';
import { withholdingRules, type Bracket, type WithholdingRule } from './withholding-rules.ts';

/** The rule of a type of payee on a business day: of those that hold by then, the one that began last. Undefined before the first. */
export function withholdingRule(type: PayeeType, day: string): WithholdingRule | undefined {
  return withholdingRules
    .filter((rule) => rule.type === type && rule.from <= day)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .at(-1);
}

/** What came to somebody by one rule, this payment among it, and what was withheld of it before. */
export interface Span {
  readonly incomeFen: number;
  readonly withheldFen: number;
  /** How many months of the year in a row, this one among them: of a rule by the year. */
  readonly months: number;
}

/**
 * What is withheld now by a rule, in whole fen: the tax on all of a span, rounded once to the nearest fen, less what was withheld of
 * it before. So however a month is split into payments, they come to the same; and nothing is given back here (what was withheld too
 * much is settled by the person's yearly declaration, 公告2018年第61号 §7). No rate of the law makes half a fen of whole ones.
 */
export function withheldBy({ method }: WithholdingRule, { incomeFen, withheldFen, months }: Span): number {
  if (method.by === 'nothing') return 0;
  const less = 100 - method.offPercent;
  const taxable =
    method.by === 'year'
      ? incomeFen * less - method.offFenPerMonth * months * 100
      : incomeFen <= method.small.upToFen
        ? (incomeFen - method.small.offFen) * 100
        : incomeFen * less;
  return Math.max(0, taxOn(taxable, method.brackets) - withheldFen);
}

/**
 * What is withheld from a payee of a type on a day. See {@link withheldBy}.
 * @param incomeOfMonthFen what came to them this month, with this payment; by a rule that goes by the year, over its months in a row
 * @param alreadyFen what was withheld of that before
 * @returns undefined where no rule holds on that day
 */
export function withholdingOf(
  type: PayeeType,
  incomeOfMonthFen: number,
  alreadyFen: number,
  day: string,
  months = 1,
): number | undefined {
  const rule = withholdingRule(type, day);
  return rule && withheldBy(rule, { incomeFen: incomeOfMonthFen, withheldFen: alreadyFen, months });
}

/** The tax on hundredths of a fen. */
function taxOn(taxableHundredths: number, brackets: readonly Bracket[]): number {
  if (taxableHundredths <= 0) return 0;
  const bracket = brackets.find(({ upToFen }) => upToFen === null || taxableHundredths <= upToFen * 100);
  return bracket === undefined ? 0 : portionOf(taxableHundredths, bracket.percent, 10_000) - bracket.lessFen;
}

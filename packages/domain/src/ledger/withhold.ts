import { businessDay, businessMonth, type Instant, type PayeeType, type State } from '../kernel/index.ts';
import { payeeTypeOn, type TypedPayee } from './payee-type.ts';
import { payableOf, type NamedPayable, type Payables } from './payable.ts';
import type { Owed, Settlement, TaxedLine } from './settlement.ts';
import { withheldBy, withholdingRule, type Span } from './withholding.ts';
import type { WithholdingRule } from './withholding-rules.ts';

/** What a withholding follows from beside the rules. */
export interface TaxedBefore {
  readonly settlements: readonly Pick<Settlement, 'stage' | 'pays' | 'decidedAt' | 'lines'>[];
  /** What was said of a payee. */
  readonly saidOf: (id: string) => Pick<TypedPayee, 'types'> | undefined;
  /** Who owns what is paid for under an id; undefined where the id is a person's. */
  readonly ownerOf: (payable: NamedPayable, id: string) => string | undefined;
}

/** What somebody is owed, with what is withheld of it: `amountFen` is what is left to pay. */
export interface TaxedOwed extends Owed, TaxedLine {}

/** The same, of a county as rules see it. */
export function taxedBefore(state: State, payables: Payables): TaxedBefore {
  return {
    settlements: state.all('settlement'),
    saidOf: (id) => state.get('payeeType', id),
    ownerOf({ to }, id) {
      const field = payables.ownerField(to);
      if (to === 'member' || field === undefined) return undefined;
      const row: object = state.get(to, id) ?? {};
      const owner: unknown = Object.entries(row).find(([name]) => name === field)?.[1];
      return typeof owner === 'string' ? owner : undefined;
    },
  };
}

/**
 * Takes off what people are owed what is withheld of it, if it is paid at a moment. Income is that of the month in which a settlement is
 * approved; what one person is paid in one run is one sort of work (个人所得税法实施条例 §14), under however many ids. By a rule of the
 * year all that a person is paid as that type is reckoned together.
 * @param due what people are owed, before tax
 * @returns `untyped`: what is not paid, since nobody said as what its payee is taxed
 */
export function withhold(
  payables: Payables,
  before: TaxedBefore,
  { due, run, at }: { readonly due: readonly Owed[]; readonly run: string; readonly at: Instant },
): { readonly lines: readonly TaxedOwed[]; readonly untyped: readonly Owed[] } {
  const lines: TaxedOwed[] = [];
  const untyped: Owed[] = [];
  for (const owed of due) {
    const payable = payableOf(payables, owed.as);
    const type = payeeTypeOn(before.saidOf(owed.partner), payable, businessDay(at));
    const rule = type === null ? undefined : withholdingRule(type, businessDay(at));
    if (type === null || rule === undefined) {
      untyped.push(owed);
      continue;
    }
    const owner = before.ownerOf(payable, owed.partner);
    const earner = { who: owner ?? owed.partner, type, run, at };
    const span = spanOf(rule, earner, [
      ...paidBefore(before.settlements, earner),
      ...lines
        .filter((line) => earnerOf(line) === earner.who && line.type === type)
        .map((line) => paidOf(line, { run, month: businessMonth(at) })),
    ]);
    const grossFen = owed.amountFen;
    const tax = withheldBy(rule, { ...span, incomeFen: span.incomeFen + grossFen });
    // A payment of nothing cannot be made: the last fen is withheld with the next one.
    const withheldFen = Math.min(tax, grossFen - 1);
    lines.push({
      ...owed,
      amountFen: grossFen - withheldFen,
      type,
      withheldFen,
      ...(owner !== undefined && { owner }),
    });
  }
  return { lines, untyped };
}

/** What a line came to before tax. Lines from before taxes were withheld say nothing of it. */
export function grossOf({ amountFen, withheldFen = 0 }: Pick<TaxedOwed, 'amountFen'> & Partial<TaxedLine>): number {
  return amountFen + withheldFen;
}

interface Earner {
  readonly who: string;
  readonly type: PayeeType;
  readonly run: string;
  readonly at: Instant;
}

interface Paid {
  readonly run: string;
  readonly month: string;
  readonly grossFen: number;
  readonly withheldFen: number;
}

function earnerOf({ owner, partner }: Pick<Owed, 'partner'> & { readonly owner?: string }): string {
  return owner ?? partner;
}

function paidOf(
  line: Pick<TaxedOwed, 'amountFen'> & Partial<TaxedLine>,
  { run, month }: Pick<Paid, 'run' | 'month'>,
): Paid {
  return { run, month, grossFen: grossOf(line), withheldFen: line.withheldFen ?? 0 };
}

/** What was paid to somebody as a type before, in the year of a moment. */
function paidBefore(settlements: TaxedBefore['settlements'], { who, type, at }: Earner): readonly Paid[] {
  const year = businessMonth(at).slice(0, 4);
  return settlements.flatMap(({ stage, pays, decidedAt, lines }) => {
    if (stage !== 'approved' || decidedAt === null) return [];
    const month = businessMonth(decidedAt);
    if (month.slice(0, 4) !== year) return [];
    return lines
      .filter((line) => line.type === type && earnerOf(line) === who)
      .map((line) => paidOf(line, { run: pays, month }));
  });
}

/** What of it a rule reckons together with what is paid now. */
function spanOf({ method }: WithholdingRule, { run, at }: Earner, paid: readonly Paid[]): Span {
  const now = businessMonth(at);
  if (method.by !== 'year')
    return sumUp(
      paid.filter((one) => one.run === run && one.month === now),
      1,
    );
  const earned = new Set(paid.map(({ month }) => month));
  // Months in a row, back from this one: where one is missing, the row begins anew.
  const [year = '', number = ''] = now.split('-');
  let first = Number(number);
  while (earned.has(`${year}-${String(first - 1).padStart(2, '0')}`)) first -= 1;
  const from = `${year}-${String(first).padStart(2, '0')}`;
  return sumUp(
    paid.filter(({ month }) => month >= from && month <= now),
    Number(number) - first + 1,
  );
}

function sumUp(paid: readonly Paid[], months: number): Span {
  return {
    incomeFen: paid.reduce((sum, { grossFen }) => sum + grossFen, 0),
    withheldFen: paid.reduce((sum, { withheldFen }) => sum + withheldFen, 0),
    months,
  };
}

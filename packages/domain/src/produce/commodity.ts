import * as z from 'zod/mini';
import { businessDay, figure, type EventRules, type Instant } from '../kernel/index.ts';
import type { StandingPaper } from './paper.ts';
import type { ProductClass } from './product-class.ts';

/** By what a household's yearly yield is reckoned: land, animals or hives, trees. */
export const yieldBases = ['mu', 'head', 'tree'] as const;
export type YieldBasis = (typeof yieldBases)[number];

/** In what people weigh it and say its price: 斤 (500 g) or kilograms. Everything is kept in grams, and in fen a kilogram. */
export const weightUnits = ['jin', 'kg'] as const;
export type WeightUnit = (typeof weightUnits)[number];

/** One price for all grades, one for each, or the day’s market price with a floor for each. */
export const priceRules = ['fixed', 'by-grade', 'market-floor'] as const;
export type PriceRule = (typeof priceRules)[number];

/** What a grade is called. A ticket names it by its place in the list, so that the list only ever grows. */
export interface Grade {
  readonly zh: string;
  readonly en: string | null;
}

/** What a commodity is bought at: prices, and how much moisture and dirt is free. What is above is deducted by its share of the weight. */
export interface Terms {
  readonly rule: PriceRule;
  /** One where the rule is `fixed`; else one a grade, in their order: the floors where it goes by the market. */
  readonly pricesFenPerKg: readonly number[];
  /** Null where nothing is deducted for it. */
  readonly freeMoistureBasisPoints: number | null;
  readonly freeDirtBasisPoints: number | null;
  /** How many days old the market price may be that a ticket goes by; where the rule is `market-floor` alone. */
  readonly marketDays?: number | undefined;
}

/** Terms with the business day from which they hold, and when they were set: nobody knew of them before. */
export interface DatedTerms extends Terms {
  readonly from: string;
  readonly setAt: Instant;
}

/** What a commodity is sold at on a market on a day, a grade each, as somebody read it there. */
export interface MarketPrice {
  readonly day: string;
  readonly pricesFenPerKg: readonly number[];
  /** Which market or list it was read from. */
  readonly source: string;
  readonly recordedAt: Instant;
}

/** How many days old a market price may be, whatever the rule says. */
export const MOST_MARKET_DAYS = 30;
/** How many market prices stand on a commodity: more than any ticket can go by. The journal has all. */
const MARKET_PRICES_KEPT = 60;

/** How many terms that hold no more are kept, for tickets that are sent late: what a ticket went by stands on it. */
const PAST_TERMS_KEPT = 60;
/** How many days ahead terms are set at most. A later day is a slip of the finger, and its price would never come. */
export const TERMS_DAYS_AHEAD = 366;

/** Something that households grow, raise or gather and bring to the counter. */
export interface Commodity {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: WeightUnit;
  readonly grades: readonly Grade[];
  readonly basis: YieldBasis;
  /** What one mu, head or tree can give in a year. More is flagged. */
  readonly yieldGrams: number;
  /** No longer taken in. */
  readonly withdrawn: boolean;
  /** Since when: a counter could not know of it before. */
  readonly withdrawnAt: Instant | null;
  readonly terms: readonly DatedTerms[];
  /** What it was sold at on the market, in the order in which that was said. */
  readonly market: readonly MarketPrice[];
  /** The prices that two people last agreed on, or the first, a grade each: what a change is held against. */
  readonly agreedFenPerKg: readonly number[];
  /** How many days it keeps once it is taken in or dried, that day included; null where nothing is said of it. */
  readonly keepsDays: number | null;
  /** What is lost of it as a rule when it is handled; null where nothing is said of it. */
  readonly lossBasisPoints: number | null;
  /** The commodities that it is made of: the dried of the fresh, the gift box of what is in it. */
  readonly madeFrom: readonly string[];
  /** As what it is sold; null until two people said it, and then nothing of it is. */
  readonly productClass: ProductClass | null;
  /** Whether it was ever called or made of what is never food: another name does not make it food. */
  readonly neverFood: boolean;
  /** What a laboratory must have passed in each lot of it before that is sold, by its test plan. */
  readonly testedFor: readonly string[];
  /** The papers of all goods of it that stand. */
  readonly papers: readonly StandingPaper[];
}

const outOfRange = { error: 'commodity-figure-invalid' } as const;

/** Fen a kilogram: from one fen to ten thousand yuan. */
export const priceFenPerKg = z
  .number(outOfRange)
  .check(z.int(outOfRange), z.gte(1, outOfRange), z.lte(1_000_000, outOfRange));
/** From one gram to a hundred tonnes a year. */
export const yieldGrams = z
  .number(outOfRange)
  .check(z.int(outOfRange), z.gte(1, outOfRange), z.lte(100_000_000, outOfRange));
/** A grade by its place in the list. */
export const gradeIndex = figure(0, 11);

/** That what is said makes it never food, whatever is said later. */
interface MayEndAsFood {
  readonly neverFood?: true;
}

export interface CommodityAdded extends MayEndAsFood {
  readonly commodity: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: WeightUnit;
  readonly grades: readonly Grade[];
  readonly basis: YieldBasis;
  readonly yieldGrams: number;
}

export interface CommodityAmended extends MayEndAsFood {
  readonly commodity: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly grades: readonly Grade[];
  readonly yieldGrams: number;
  readonly withdrawn: boolean;
}

export interface CommodityTermsSet extends Terms {
  readonly commodity: string;
  readonly from: string;
  /** Whether two people agreed on them. */
  readonly agreed: boolean;
}

export interface MarketPriceRecorded extends Omit<MarketPrice, 'recordedAt'> {
  readonly commodity: string;
}

export interface ProductClassSet {
  readonly commodity: string;
  readonly productClass: ProductClass;
}

export interface CommodityKeepingSet
  extends MayEndAsFood, Pick<Commodity, 'keepsDays' | 'lossBasisPoints' | 'madeFrom'> {
  readonly commodity: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    commodity: Commodity;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    CommodityAdded: CommodityAdded;
    CommodityAmended: CommodityAmended;
    CommodityTermsSet: CommodityTermsSet;
    CommodityKeepingSet: CommodityKeepingSet;
    ProductClassSet: ProductClassSet;
    MarketPriceRecorded: MarketPriceRecorded;
  }
}

/** Whether a commodity was off the list at a moment, as far as a counter could know. */
export function isWithdrawn(
  { withdrawn, withdrawnAt }: Pick<Commodity, 'withdrawn' | 'withdrawnAt'>,
  at: Instant,
): boolean {
  return withdrawn && (withdrawnAt ?? 0) <= at;
}

/** What a commodity is bought at, at a moment: of the terms that were known then, those that hold from the latest day. */
export function termsAt({ terms }: Pick<Commodity, 'terms'>, at: Instant): DatedTerms | undefined {
  return termsOn(
    terms.filter(({ setAt }) => setAt <= at),
    businessDay(at),
  );
}

/** Of these terms, those that hold on a day: from the latest day, and of one day those that were set last. */
export function termsOn(terms: readonly DatedTerms[], day: string): DatedTerms | undefined {
  return inOrder(terms)
    .filter(({ from }) => from <= day)
    .at(-1);
}

function inOrder(terms: readonly DatedTerms[]): readonly DatedTerms[] {
  return terms.toSorted((one, other) =>
    one.from === other.from ? one.setAt - other.setAt : one.from < other.from ? -1 : 1,
  );
}

/** Terms with new ones: none is lost that holds today or will, but where others take its place before its day has come. */
function termsWith(terms: readonly DatedTerms[], set: DatedTerms): readonly DatedTerms[] {
  const today = businessDay(set.setAt);
  const all = [...terms.filter(({ from }) => from <= today || from !== set.from), set];
  const ordered = inOrder(all);
  const holds = ordered.findLastIndex(({ from }) => from <= today);
  const gone = new Set(ordered.slice(0, Math.max(0, holds - PAST_TERMS_KEPT)));
  return all.filter((one) => !gone.has(one));
}

/** The price of a grade by its terms; undefined where the grade came later than they did. */
export function priceOfGrade({ rule, pricesFenPerKg }: Terms, grade: number): number | undefined {
  return pricesFenPerKg[rule === 'fixed' ? 0 : grade];
}

/** The price of each grade, whatever the rule. */
export function pricesByGrade({ grades }: Pick<Commodity, 'grades'>, terms: Terms): readonly number[] {
  return grades.flatMap((_, grade) => priceOfGrade(terms, grade) ?? []);
}

type CommodityEvent =
  | 'CommodityAdded'
  | 'CommodityAmended'
  | 'CommodityTermsSet'
  | 'CommodityKeepingSet'
  | 'MarketPriceRecorded'
  | 'ProductClassSet';

const nothingSaid = {
  keepsDays: null,
  lossBasisPoints: null,
  madeFrom: [],
  productClass: null,
  testedFor: [],
  papers: [],
} as const;

export const commodityEvents: EventRules<CommodityEvent> = {
  CommodityAdded: {
    writes: ['commodity'],
    evolve: (draft, { commodity: id, neverFood = false, ...added }) =>
      draft.put('commodity', {
        id,
        ...added,
        ...nothingSaid,
        neverFood,
        withdrawn: false,
        withdrawnAt: null,
        terms: [],
        market: [],
        agreedFenPerKg: [],
      }),
  },
  CommodityAmended: {
    writes: ['commodity'],
    evolve(draft, { commodity, neverFood = false, ...amended }, { at }) {
      const row = draft.get('commodity', commodity);
      if (row === undefined) return;
      const withdrawnAt = amended.withdrawn ? (row.withdrawn ? row.withdrawnAt : at) : null;
      draft.put('commodity', { ...row, ...amended, withdrawnAt, neverFood: neverFood || row.neverFood });
    },
  },
  CommodityTermsSet: {
    writes: ['commodity'],
    evolve(draft, { commodity, agreed, ...set }, { at }) {
      const row = draft.get('commodity', commodity);
      if (row === undefined) return;
      const terms = termsWith(row.terms, { ...set, setAt: at });
      // A grade's first price is what later ones are held against, whoever set it.
      const agreedFenPerKg = pricesByGrade(row, set).map((price, grade) =>
        agreed ? price : (row.agreedFenPerKg[grade] ?? price),
      );
      draft.put('commodity', { ...row, terms, agreedFenPerKg });
    },
  },
  CommodityKeepingSet: {
    writes: ['commodity'],
    evolve(draft, { commodity, neverFood = false, ...keeping }) {
      const row = draft.get('commodity', commodity);
      if (row !== undefined) draft.put('commodity', { ...row, ...keeping, neverFood: neverFood || row.neverFood });
    },
  },
  MarketPriceRecorded: {
    writes: ['commodity'],
    evolve(draft, { commodity, ...said }, { at }) {
      const row = draft.get('commodity', commodity);
      if (row === undefined) return;
      const market = [...row.market, { ...said, recordedAt: at }].slice(-MARKET_PRICES_KEPT);
      draft.put('commodity', { ...row, market });
    },
  },
  ProductClassSet: {
    writes: ['commodity'],
    evolve(draft, { commodity, productClass }) {
      const row = draft.get('commodity', commodity);
      if (row !== undefined) draft.put('commodity', { ...row, productClass });
    },
  },
};

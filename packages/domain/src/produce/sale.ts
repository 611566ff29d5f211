import { refuse, shortCode, type Refusal, type State } from '../kernel/index.ts';
import type { Commodity } from './commodity.ts';
import type { Lot } from './lot.ts';
import type { StandingPaper } from './paper.ts';
import {
  claimInNames,
  isFood,
  neverFoodByName,
  neverFoodRules,
  paperRuleOn,
  type LawRule,
  type Named,
  type PaperKind,
  type ProductClass,
} from './product-class.ts';
import { unusableOn } from './usable.ts';

/** Where commodities are looked up by their ids. */
type Commodities = (id: string) => Commodity | undefined;

export function commoditiesOf(state: Pick<State, 'get'>): Commodities {
  return (id) => state.get('commodity', id);
}

/**
 * The rule by which goods of a commodity are never food on a day: by what they are called, by what they once were called or made of,
 * or by anything that they are made of. Undefined where none says so.
 * @param seen what was looked at already, over however many ways it is in: filled here
 */
export function neverFoodOn(
  commodities: Commodities,
  of: Named & Pick<Commodity, 'neverFood' | 'madeFrom'>,
  day: string,
  seen: Set<string> = new Set(),
): LawRule | undefined {
  const own = neverFoodByName(of, day) ?? (of.neverFood ? neverFoodRules[0] : undefined);
  if (own !== undefined) return own;
  for (const id of of.madeFrom) {
    if (seen.has(id)) continue;
    seen.add(id);
    const part = commodities(id);
    const found = part && neverFoodOn(commodities, part, day, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What stands on a day against a commodity’s being of a class under these names; undefined where nothing does. */
export function classRefusal(
  commodities: Commodities,
  of: Named & Pick<Commodity, 'neverFood' | 'madeFrom'>,
  productClass: ProductClass | null,
  day: string,
): Refusal | undefined {
  const never = isFood(productClass) ? neverFoodOn(commodities, of, day) : undefined;
  if (never !== undefined)
    return refuse('class-never-food', { name: of.name, source: never.source, quote: never.quote }).refusal;
  const claim = claimInNames(of, productClass, day);
  if (claim === undefined) return undefined;
  const { word, rule } = claim;
  return refuse('claim-forbidden', { word, source: rule.source, quote: rule.quote }).refusal;
}

/** Whether a paper of one of these kinds holds on a day. */
export function holdsOn(papers: readonly StandingPaper[], kinds: readonly PaperKind[], day: string): boolean {
  return papers.some(
    ({ kind, validFrom, validUntil }) =>
      kinds.includes(kind) && validFrom <= day && (validUntil === null || day <= validUntil),
  );
}

/** What must be tested in goods of a commodity: what its own plan says, or where it has none, what is said of all that it may be made of. */
export function testsOf(
  commodities: Commodities,
  { testedFor, madeFrom }: Pick<Commodity, 'testedFor' | 'madeFrom'>,
  seen: Set<string> = new Set(),
): readonly string[] {
  if (testedFor.length > 0) return testedFor;
  const parts = madeFrom.flatMap((id) => {
    const part = seen.has(id) ? undefined : commodities(id);
    seen.add(id);
    return part === undefined ? [] : testsOf(commodities, part, seen);
  });
  return [...new Set(parts)];
}

/** The first of these substances that no report on a lot, or on all that it was made of, passed and holds for on a day. */
export function unprovenOn(
  { proven }: Pick<Lot, 'proven'>,
  substances: readonly string[],
  day: string,
): string | undefined {
  return substances.find((one) => !proven.some(({ substance, until }) => substance === one && day <= until));
}

/**
 * Why a lot may not be sold, listed or shipped on a business day, with the rule that stands against it; undefined where it may.
 * The one gate for all that sends a lot to somebody who buys: whatever does asks here. It must be there and usable, its commodity
 * of a class, that class be lawful for what it is and is made of, its names claim nothing that they may not, what its commodity is
 * tested for have passed in a laboratory whose report holds, and the papers of its class hold on that day.
 */
export function saleRefusal(commodities: Commodities, lot: Lot, day: string): Refusal | undefined {
  const code = shortCode(lot.id);
  const unusable = unusableOn(lot, day);
  if (unusable !== undefined) return refuse(unusable, { code, day: lot.keepsUntil ?? '' }).refusal;
  const commodity = commodities(lot.commodity);
  if (commodity === undefined) return refuse('commodity-unknown', { commodity: lot.commodity }).refusal;
  const { name, productClass } = commodity;
  if (productClass === null) return refuse('class-missing', { name }).refusal;
  if (productClass === 'not-for-sale') return refuse('class-not-for-sale', { name }).refusal;
  const no = classRefusal(commodities, commodity, productClass, day);
  if (no !== undefined) return no;
  const untested = unprovenOn(lot, testsOf(commodities, commodity), day);
  if (untested !== undefined) return refuse('test-missing', { code, substance: untested }).refusal;
  const rule = paperRuleOn(productClass, day);
  if (rule === undefined || holdsOn([...lot.papers, ...commodity.papers], rule.papers, day)) return undefined;
  return refuse('paper-missing', { code, source: rule.source, quote: rule.quote }).refusal;
}

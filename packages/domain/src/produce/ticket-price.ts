import { businessDay, DAY, refuse, startOfDay, type Instant, type Refusal } from '../kernel/index.ts';
import { priceOfGrade, termsAt, type Commodity, type MarketPrice } from './commodity.ts';

/** By which market price a ticket goes, and what it pays at least. */
export interface AtMarket {
  readonly day: string;
  readonly source: string;
  readonly priceFenPerKg: number;
  readonly floorFenPerKg: number;
}

/** What is paid for a grade, and by which market price, where the rule goes by one. */
export interface TicketPrice {
  readonly priceFenPerKg: number;
  readonly market: AtMarket | null;
}

/** The market price of a day as it was said last, of those said up to a moment; of the latest day where none is named. */
export function marketPriceAt(
  { market }: Pick<Commodity, 'market'>,
  at: Instant,
  day: string | null = null,
): MarketPrice | undefined {
  const today = businessDay(at);
  return market
    .filter((one) => one.recordedAt <= at && (day === null ? one.day <= today : one.day === day))
    .toSorted((one, other) =>
      one.day === other.day ? one.recordedAt - other.recordedAt : one.day < other.day ? -1 : 1,
    )
    .at(-1);
}

/**
 * What a grade is bought at: by its terms, or the larger of market price and floor. A counter without network goes by the last
 * market price that it heard of and says of which day that is. Refused where there is no price, or where the market price is
 * older than the rule allows.
 * @param known what is looked at was known at this moment; `at` is when it is weighed
 * @param marketDay of which day the market price is that was read out; the latest where nothing is said
 */
export function ticketPrice(
  commodity: Pick<Commodity, 'name' | 'terms' | 'market'>,
  grade: number,
  { at, known, marketDay }: { readonly at: Instant; readonly known: Instant; readonly marketDay: string | null },
): TicketPrice | { readonly refusal: Refusal } {
  const { name } = commodity;
  const terms = termsAt(commodity, known);
  const own = terms && priceOfGrade(terms, grade);
  if (terms === undefined || own === undefined) return refuse('commodity-unpriced', { name });
  if (terms.rule !== 'market-floor') return { priceFenPerKg: own, market: null };
  const found = marketPriceAt(commodity, known, marketDay);
  const marketFen = found?.pricesFenPerKg[grade];
  if (found === undefined || marketFen === undefined) return refuse('market-price-missing', { name });
  const days = terms.marketDays ?? 0;
  if (startOfDay(businessDay(at)) - startOfDay(found.day) > days * DAY)
    return refuse('market-price-old', { name, day: found.day, days });
  const { day, source } = found;
  return {
    priceFenPerKg: Math.max(own, marketFen),
    market: { day, source, priceFenPerKg: marketFen, floorFenPerKg: own },
  };
}

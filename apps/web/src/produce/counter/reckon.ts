import {
  amountOf,
  broughtGrams,
  businessDay,
  netOf,
  plausibleGrams,
  termsAt,
  ticketPrice,
  type AtMarket,
  type AgreedWay,
  type Implausible,
  type IntakePayment,
  type Net,
  type Weighed,
  type WeightUnit,
  produceProblems,
} from '@yangui/domain';
import { basisPointsOf } from '../../forms/typed-figures.ts';
import { worded } from '../../sync/problem.ts';
import type { CommodityRow, HouseholdRow, TicketRow } from '../../sync/produce.ts';
import type { WireProblem } from '../../sync/refused.ts';
import { gramsTyped, weightFigure } from '../weights.ts';

/** A ticket as far as it was filled in. */
export interface TypedIntake {
  readonly seller: string;
  readonly commodity: string | undefined;
  readonly grade: number | undefined;
  readonly unit: WeightUnit;
  readonly gross: string;
  readonly tare: string;
  readonly moisture: string;
  readonly dirt: string;
  readonly payment: IntakePayment | undefined;
  /** How the seller came to know the figures, and which they agreed to. */
  readonly agreed: { readonly way: AgreedWay; readonly to: string } | undefined;
}

export interface Reckoned {
  readonly commodity: CommodityRow;
  readonly weighed: Weighed;
  readonly net: Net;
  readonly priceFenPerKg: number;
  /** By which market price, and the floor; null where the price is set. */
  readonly market: AtMarket | null;
  readonly amountFen: number;
  readonly implausible: Implausible | null;
}

type Lacks = 'needCommodity' | 'needGrade' | 'unpriced' | 'needGross' | 'needTare' | 'needShare';

/** How a ticket begins: as the one that it replaces, or as the household's last one; what is weighed anew is empty. */
export function beginning(
  { members, last }: Pick<HouseholdRow, 'members' | 'last'>,
  commodities: readonly CommodityRow[],
  replaced: TicketRow | undefined,
): TypedIntake {
  const sellers = members.filter(({ erased }) => !erased);
  const from = replaced ?? last;
  const commodity = commodities.find(({ id }) => id === from?.commodity);
  const unit = commodity?.unit ?? 'jin';
  return {
    seller: replaced?.seller ?? (sellers.length === 1 ? (sellers[0]?.villager ?? '') : ''),
    commodity: commodity?.id,
    grade: commodity === undefined ? undefined : from?.grade,
    unit,
    gross: '',
    tare: commodity === undefined || from === null ? '' : weightFigure(from.tareGrams, unit),
    moisture: '',
    dirt: '',
    payment: replaced?.payment,
    agreed: undefined,
  };
}

/** The same weights in another unit: what cannot be read as one stays as it was typed. */
export function weighedIn(typed: TypedIntake, unit: WeightUnit): TypedIntake {
  const again = (text: string) => {
    const grams = gramsTyped(text, typed.unit);
    return grams === undefined ? text : weightFigure(grams, unit);
  };
  return { ...typed, unit, gross: again(typed.gross), tare: again(typed.tare) };
}

/** Something else is on the scale: as heavy as before in the unit that it is weighed in; nothing was measured of it yet. */
export function withCommodity(typed: TypedIntake, { id, grades, unit }: CommodityRow): TypedIntake {
  const grade = grades.length === 1 ? 0 : undefined;
  return { ...weighedIn(typed, unit), commodity: id, grade, moisture: '', dirt: '' };
}

/** What is read out or shown before anybody agrees: another person, grade, weight or price is agreed to anew. */
export function figuresOf({ seller, grade }: TypedIntake, { commodity, net, priceFenPerKg, market }: Reckoned): string {
  return [seller, commodity.id, grade, net.netGrams, priceFenPerKg, market?.day].join(' ');
}

/** How the seller agreed to just these figures; undefined where they agreed to none, or to others. */
export function agreedWay(typed: TypedIntake, reckoned: Reckoned): AgreedWay | undefined {
  return typed.agreed?.to === figuresOf(typed, reckoned) ? typed.agreed.way : undefined;
}

/** What the commodity that was chosen is bought at now. */
export function reckonedTerms({ commodity }: TypedIntake, commodities: readonly CommodityRow[], at: number) {
  const row = commodities.find(({ id }) => id === commodity);
  return row && termsAt(row, at);
}

/** What was filled in comes to, by the rules that the server goes by; or what is lacking yet, or why it cannot be. */
export function reckon(
  typed: TypedIntake,
  household: Pick<HouseholdRow, 'grows' | 'plots' | 'brought'>,
  commodities: readonly CommodityRow[],
  at: number,
): Reckoned | { readonly lacks: Lacks } | { readonly refusal: WireProblem } {
  const commodity = commodities.find(({ id }) => id === typed.commodity);
  if (commodity === undefined) return { lacks: 'needCommodity' };
  if (typed.grade === undefined) return { lacks: 'needGrade' };
  const terms = termsAt(commodity, at);
  if (terms === undefined) return { lacks: 'unpriced' };
  const price = ticketPrice(commodity, typed.grade, { at, known: at, marketDay: null });
  if ('refusal' in price) return { refusal: worded(produceProblems, price.refusal) };
  const { priceFenPerKg, market } = price;
  const grossGrams = gramsTyped(typed.gross, typed.unit);
  if (grossGrams === undefined || grossGrams === 0) return { lacks: 'needGross' };
  const tareGrams = gramsTyped(typed.tare, typed.unit);
  if (tareGrams === undefined) return { lacks: 'needTare' };
  const [moisture, dirt] = [shareTyped(typed.moisture), shareTyped(typed.dirt)];
  if (moisture === undefined || dirt === undefined) return { lacks: 'needShare' };
  const weighed = { grossGrams, tareGrams, moistureBasisPoints: moisture, dirtBasisPoints: dirt };
  const net = netOf(weighed, terms);
  if ('refusal' in net) return { refusal: worded(produceProblems, net.refusal) };
  const year = Number(businessDay(at).slice(0, 4));
  const brought = broughtGrams(household, commodity.id, year) + net.netGrams;
  const plausible = plausibleGrams(household, commodity, year);
  return {
    commodity,
    weighed,
    net,
    priceFenPerKg,
    market,
    amountFen: amountOf(net.netGrams, priceFenPerKg),
    implausible: brought > plausible ? { broughtGrams: brought, plausibleGrams: plausible } : null,
  };
}

/** A share as typed; null where nothing was measured. */
function shareTyped(typed: string): number | null | undefined {
  return typed.trim() === '' ? null : basisPointsOf(typed);
}

/** Whether the household has a ticket of the same gross weight today: it may be the same basket, weighed a second time. */
export function sameToday({ commodity, weighed }: Reckoned, tickets: readonly TicketRow[], at: number): boolean {
  const day = businessDay(at);
  return tickets.some(
    (one) =>
      one.stage === 'taken' &&
      one.commodity === commodity.id &&
      one.grossGrams === weighed.grossGrams &&
      businessDay(one.takenAt) === day,
  );
}

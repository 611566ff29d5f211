import * as z from 'zod/mini';
import { accept, basisPoints, businessDate, businessDay, defineCommand, id, MAX_FEN, refuse } from '../kernel/index.ts';
import { stationAccount, villageOf } from '../network/index.ts';
import { atCounter } from '../purchasing/index.ts';
import { gradeIndex, isWithdrawn, priceFenPerKg, termsAt } from './commodity.ts';
import { broughtGrams, plausibleGrams } from './household.ts';
import { ticketPrice } from './ticket-price.ts';
import { agreedWays, intakePayments } from './ticket.ts';
import { amountOf, MOST_GRAMS, netOf } from './weighing.ts';

const outOfRange = { error: 'weight-out-of-range' } as const;
const grams = (least: number) =>
  z.number(outOfRange).check(z.int(outOfRange), z.gte(least, outOfRange), z.lte(MOST_GRAMS, outOfRange));

/**
 * Takes in at the counter what a household brought: weighed, deducted by the commodity's rule, priced by its grade, agreed to by
 * whoever brought it, and paid out of the drawer or owed. Carries the price and the net weight that were read out, so that
 * nobody agrees to others than are booked. Refused where those are not what the terms of that moment make of it, where nothing is
 * left to pay, and where the drawer has less. More than the household can have is flagged on the ticket, and taken.
 */
export const takeIn = defineCommand({
  type: 'take-in',
  capability: 'intake.take',
  payload: z.object({
    ticket: id,
    station: id,
    household: id,
    seller: id,
    agreed: z.enum(agreedWays),
    commodity: id,
    grade: gradeIndex,
    grossGrams: grams(1),
    tareGrams: grams(0),
    moistureBasisPoints: z.nullable(basisPoints),
    dirtBasisPoints: z.nullable(basisPoints),
    netGrams: grams(1),
    priceFenPerKg,
    // Of which day the market price was that was read out; a device that knows of no market leaves it out.
    marketDay: z.optional(z.nullable(businessDate)),
    payment: z.enum(intakePayments),
    replaces: z.nullable(id),
  }),
  needs: ({ ticket, household, seller, replaces }) => [
    ['intakeTicket', ticket],
    ['household', household],
    ['villager', seller],
    ...(replaces === null ? [] : [['intakeTicket', replaces] as const]),
  ],
  makes: ({ ticket }) => [['intakeTicket', ticket]],
  place: villageOf,
  // Money goes out, by prices that this counter was told.
  takesOn: () => ({ tender: 'none', amountFen: 0, atToldPrices: true }),
  decide(state, { at, countsFrom, payload }) {
    const there = atCounter(state, { station: payload.station, villager: payload.seller });
    if ('refusal' in there) return there;
    const { station, partner } = there;
    if (state.get('intakeTicket', payload.ticket) !== undefined)
      return refuse('already-exists', { what: payload.ticket });
    const household = state.get('household', payload.household);
    if (household === undefined) return refuse('household-unknown', { household: payload.household });
    const { name } = household;
    if (household.stage !== 'active') return refuse('household-given-up', { name });
    if (household.station !== station.id) return refuse('household-elsewhere', { name });
    if (household.members.every(({ villager }) => villager !== payload.seller))
      return refuse('seller-not-of-household', { name });

    const commodity = state.get('commodity', payload.commodity);
    if (commodity === undefined) return refuse('commodity-unknown', { commodity: payload.commodity });
    if (isWithdrawn(commodity, countsFrom)) return refuse('commodity-withdrawn', { name: commodity.name });
    if (commodity.grades[payload.grade] === undefined) return refuse('grade-unknown', { name: commodity.name });
    const terms = termsAt(commodity, countsFrom);
    if (terms === undefined) return refuse('commodity-unpriced', { name: commodity.name });
    const { marketDay = null, ...said } = payload;
    const price = ticketPrice(commodity, payload.grade, { at, known: countsFrom, marketDay });
    if ('refusal' in price) return price;
    const { priceFenPerKg: nowFen, market } = price;
    if (nowFen !== payload.priceFenPerKg)
      return refuse('intake-price-changed', { name: commodity.name, saidFen: payload.priceFenPerKg, nowFen });

    const net = netOf(payload, terms);
    if ('refusal' in net) return net;
    const { netGrams } = net;
    if (netGrams !== payload.netGrams)
      return refuse('net-differs', { saidGrams: payload.netGrams, nowGrams: netGrams });
    const amountFen = amountOf(netGrams, nowFen);
    if (amountFen < 1) return refuse('amount-nothing');
    if (amountFen > MAX_FEN) return refuse('amount-too-large', { limitFen: MAX_FEN });
    const haveFen = state.get('account', stationAccount.cash(station.id))?.balanceFen ?? 0;
    if (payload.payment === 'cash' && amountFen > haveFen)
      return refuse('drawer-short', { haveFen, needFen: amountFen });

    if (payload.replaces !== null) {
      const before = state.get('intakeTicket', payload.replaces);
      if (before?.station !== station.id) return refuse('ticket-unknown', { ticket: payload.replaces });
      if (before.stage !== 'reversed' || before.replacedBy !== null)
        return refuse('ticket-not-to-replace', { ticket: before.id });
    }
    const year = Number(businessDay(at).slice(0, 4));
    const all = { broughtGrams: broughtGrams(household, commodity.id, year) + netGrams };
    const most = { plausibleGrams: plausibleGrams(household, commodity, year) };
    return accept({
      type: 'TicketTaken',
      data: {
        ...said,
        ...net,
        ...(market === null ? {} : { market }),
        village: station.village,
        partner,
        amountFen,
        year,
        implausible: all.broughtGrams > most.plausibleGrams ? { ...all, ...most } : null,
      },
    });
  },
});

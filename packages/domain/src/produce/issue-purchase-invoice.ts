import * as z from 'zod/mini';
import {
  accept,
  businessDay,
  businessMonth,
  defineCommand,
  id,
  month,
  refuse,
  shortCode,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { payeeTypeOn } from '../ledger/index.ts';
import { villageOfHousehold } from './household-at.ts';
import { broughtGrams, plausibleGrams, type Household } from './household.ts';
import { producePayables } from './payables.ts';
import { seriesOf, standingInvoice } from './purchase-invoice.ts';
import type { IntakeTicket } from './ticket.ts';

const MOST_TICKETS = 100;

/**
 * Issues a purchase invoice (收购发票) for tickets of one household in one month. Only where the seller is the producer (增值税法 §24(1);
 * 发票管理办法 §21: it says what was sold and by whom): refused to whoever is taxed as a trader or a company, who deals by the register,
 * and who grows or raises nothing of what was brought. Where the household brought more in the year than it can plausibly have, it takes
 * two people. A ticket stands on one invoice at a time.
 */
export const issuePurchaseInvoice = defineCommand({
  type: 'issue-purchase-invoice',
  capability: 'invoices.issue',
  // A ticket whose invoice is void goes on another; where it stands on one, whoever comes second is refused.
  happened: true,
  payload: z.object({
    invoice: id,
    household: id,
    month,
    tickets: z.array(id).check(
      z.minLength(1, { error: 'invoice-tickets-missing' }),
      z.maxLength(MOST_TICKETS, { error: 'invoice-tickets-too-many' }),
      z.refine((all) => new Set(all).size === all.length),
    ),
  }),
  needs: ({ invoice, household, tickets }) => [
    ['purchaseInvoice', invoice],
    ['household', household],
    ['registerEntry', household],
    ['payeeType', household],
    ...tickets.map((ticket) => ['intakeTicket', ticket] as const),
  ],
  follows: (state, { month: of, tickets }) => [
    ['invoiceSeries', seriesOf(of)],
    ...tickets.flatMap((ticket) => {
      const invoice = state.get('intakeTicket', ticket)?.invoice ?? null;
      return invoice === null ? [] : [['purchaseInvoice', invoice] as const];
    }),
  ],
  makes: ({ invoice }) => [['purchaseInvoice', invoice]],
  place: villageOfHousehold,
  twoPeople: {
    matter: 'taxes',
    about: ({ household }) => household,
    changes: (state, { payload }) =>
      beyondYield(state, payload).map(({ name, plausible, brought }) => ({
        what: `yieldGrams.${name}`,
        before: plausible,
        after: brought,
      })),
  },
  decide(state, { payload: { invoice, household: whose, month: of, tickets } }) {
    const household = state.get('household', whose);
    if (household === undefined) return refuse('household-unknown', { household: whose });
    if (state.get('purchaseInvoice', invoice) !== undefined) return refuse('already-exists', { what: household.name });
    const { name } = household;
    if (state.get('registerEntry', whose)?.trades.includes('dealer') === true)
      return refuse('invoice-dealer', { name });
    const rows: IntakeTicket[] = [];
    for (const ticket of tickets) {
      const found = invoiceable(state, ticket, { household: whose, month: of });
      if ('refusal' in found) return found;
      rows.push(found.row);
    }
    // Each ticket by what the seller was on its day.
    const types = rows.map(({ takenAt }) =>
      payeeTypeOn(state.get('payeeType', whose), producePayables.household, businessDay(takenAt)),
    );
    if (types.some((type) => type !== 'farmer')) return refuse('invoice-not-producer', { name });
    const nothing = grownOf(state, household, rows).find(({ plausible }) => plausible === 0);
    if (nothing !== undefined) return refuse('invoice-nothing-grown', { name, commodity: nothing.name });
    const lines = rows.map(({ id: ticket, commodity, grade, netGrams, priceFenPerKg, amountFen }) => ({
      ticket,
      commodity,
      grade,
      netGrams,
      priceFenPerKg,
      amountFen,
    }));
    return accept({
      type: 'PurchaseInvoiceIssued',
      data: {
        invoice,
        household: whose,
        village: household.village,
        month: of,
        number: (state.get('invoiceSeries', seriesOf(of))?.last ?? 0) + 1,
        lines,
        amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
        beyondYield: beyondYield(state, { household: whose, tickets }).length > 0,
      },
    });
  },
});

/** A ticket that may stand on an invoice of a household's month; or why it may not. */
function invoiceable(
  state: State,
  ticket: string,
  { household, month: of }: { readonly household: string; readonly month: string },
): { readonly row: IntakeTicket } | { readonly refusal: Refusal } {
  const row = state.get('intakeTicket', ticket);
  if (row === undefined) return refuse('ticket-unknown', { ticket });
  const code = shortCode(ticket);
  if (row.household !== household) return refuse('invoice-ticket-of-another', { code });
  if (row.stage === 'reversed') return refuse('ticket-reversed', { code });
  if (businessMonth(row.takenAt) !== of) return refuse('invoice-ticket-other-month', { code, month: of });
  if (standingInvoice(state, row.invoice) !== undefined) return refuse('ticket-invoiced', { code });
  return { row };
}

/** Of each commodity on some tickets, what the household can have in the year, and what it brought of it. */
function grownOf(state: State, household: Household, rows: readonly IntakeTicket[]) {
  const years = new Map(rows.map(({ commodity, year }) => [`${commodity} ${year}`, { commodity, year }]));
  return [...years.values()].flatMap(({ commodity, year }) => {
    const of = state.get('commodity', commodity);
    if (of === undefined) return [];
    const plausible = plausibleGrams(household, of, year);
    return { name: of.name, plausible, brought: broughtGrams(household, commodity, year) };
  });
}

/** Of what the household brought more in the year than it can plausibly have. */
function beyondYield(
  state: State,
  { household: whose, tickets }: { readonly household: string; readonly tickets: readonly string[] },
) {
  const household = state.get('household', whose);
  if (household === undefined) return [];
  const rows = tickets.flatMap((ticket) => state.get('intakeTicket', ticket) ?? []);
  return grownOf(state, household, rows).filter(({ plausible, brought }) => brought > plausible);
}

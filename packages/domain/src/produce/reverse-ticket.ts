import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode, type Command, type State } from '../kernel/index.ts';
import { onVanRefusal } from './lot-hands.ts';
import type { Lot } from './lot.ts';
import { standingInvoice } from './purchase-invoice.ts';
import { intakePayments, ticketReversals } from './ticket.ts';

function villageOfTicket(state: State, { payload: { ticket } }: Command<{ readonly ticket: string }>) {
  return state.get('intakeTicket', ticket)?.village ?? refuse('ticket-unknown', { ticket });
}

/**
 * Takes a ticket back, whole: what is right is written anew. `back` says how the money of a ticket that was paid in cash comes
 * back: into the drawer, where somebody answers for it, or off what the household is owed, where the money is not there. What was owed is owed no more, and where
 * it was paid meanwhile the household owes it. The drawer's limit hinders nobody here: the money was in it before.
 * A purchase invoice on which it stands is void with it. Refused where something was made of what it took in, or that went to the centre: that is undone first, so that weights balance;
 * and where that is held or rejected: it is released or given back first, or a new ticket for the same goods would end the hold.
 */
export const reverseTicket = defineCommand({
  type: 'reverse-ticket',
  capability: 'intake.reverse',
  payload: z.object({ ticket: id, back: z.enum(intakePayments), reason: z.enum(ticketReversals) }),
  needs: ({ ticket }) => [
    ['intakeTicket', ticket],
    ['lot', ticket],
  ],
  follows: (state, { ticket }) => {
    const row = state.get('intakeTicket', ticket);
    if (row === undefined) return [];
    const { household, invoice } = row;
    return [['household', household], ...(invoice === null ? [] : [['purchaseInvoice', invoice] as const])];
  },
  place: villageOfTicket,
  decide(state, { payload: { ticket, back, reason } }) {
    const row = state.get('intakeTicket', ticket);
    if (row === undefined) return refuse('ticket-unknown', { ticket });
    if (row.stage === 'reversed') return refuse('ticket-reversed', { code: shortCode(ticket) });
    const { station, household, commodity, year, netGrams, amountFen, payment } = row;
    if (payment === 'owed' && back === 'cash') return refuse('ticket-not-paid-in-cash', { code: shortCode(ticket) });
    const lot = state.get('lot', ticket);
    const away = lot && onVanRefusal(lot);
    if (away !== undefined) return { refusal: away };
    if (lot !== undefined && !isAsTaken(lot)) return refuse('ticket-lot-used', { code: shortCode(ticket) });
    if (lot?.stage === 'in-stock' && (lot.stand !== 'free' || lot.testHold !== null))
      return refuse('ticket-lot-held', { code: shortCode(ticket) });
    const there = state.get('station', station);
    if (payment === 'cash' && back === 'cash' && there?.partner == null)
      return refuse('station-without-partner', { station: there?.name ?? '' });
    const reversed = { ticket, station, household, commodity, year, netGrams, amountFen, back, reason };
    const on = standingInvoice(state, row.invoice);
    return accept(
      { type: 'TicketReversed', data: reversed },
      ...(on === undefined
        ? []
        : [{ type: 'PurchaseInvoiceVoided' as const, data: { invoice: on.id, reason: 'ticket-reversed' as const } }]),
    );
  },
});

/** Whether a lot lies there as it was taken in, or was given back whole. */
function isAsTaken({ stage, grams, leftGrams, holder }: Lot): boolean {
  return stage === 'given-back' || (stage === 'in-stock' && leftGrams === grams && holder.startsWith('station:'));
}

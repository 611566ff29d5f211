import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Command, type State } from '../kernel/index.ts';
import { invoiceFaults } from './purchase-invoice.ts';

function villageOfInvoice(state: State, { payload: { invoice } }: Command<{ readonly invoice: string }>) {
  return state.get('purchaseInvoice', invoice)?.village ?? refuse('invoice-unknown', { invoice });
}

/**
 * Makes a purchase invoice void: its number stays where it is, its tickets can stand on another.
 * Refused for one that is void already.
 */
export const voidPurchaseInvoice = defineCommand({
  type: 'void-purchase-invoice',
  capability: 'invoices.issue',
  payload: z.object({ invoice: id, reason: z.enum(invoiceFaults) }),
  needs: ({ invoice }) => [['purchaseInvoice', invoice]],
  place: villageOfInvoice,
  decide(state, { payload: { invoice, reason } }) {
    const row = state.get('purchaseInvoice', invoice);
    if (row === undefined) return refuse('invoice-unknown', { invoice });
    if (row.stage === 'void') return refuse('invoice-void', { number: row.number });
    return accept({ type: 'PurchaseInvoiceVoided', data: { invoice, reason } });
  },
});

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { bookingFaults } from '../ledger/index.ts';

/**
 * Takes goods that were booked into stock wrongly off it again, whole: what is right is booked anew. Refused for a receipt that is not
 * there or was reversed already, and where less is left than it brought: what was ordered meanwhile is cancelled first.
 */
export const reverseStockReceipt = defineCommand({
  type: 'reverse-stock-receipt',
  capability: 'bookings.reverse',
  toldBelow: true,
  payload: z.object({ receipt: id, reason: z.enum(bookingFaults) }),
  needs: ({ receipt }) => [['stockReceipt', receipt]],
  place: (_, { county }) => county,
  decide(state, { payload: { receipt, reason } }) {
    const row = state.get('stockReceipt', receipt);
    const goods = row === undefined ? undefined : state.get('product', row.product);
    if (row === undefined || goods === undefined) return refuse('booking-unknown', { what: receipt });
    if (row.stage === 'reversed') return refuse('booking-reversed', { at: row.reversedAt ?? row.receivedAt });
    const { product, quantity } = row;
    if (goods.stockUnits < quantity)
      return refuse('receipt-used', { name: goods.name, left: goods.stockUnits, quantity });
    return accept({ type: 'StockReceiptReversed', data: { receipt, product, quantity, reason } });
  },
});

import { invariant, type EventRules, type Instant } from '../kernel/index.ts';
import type { BookingFault, BookingStage } from '../ledger/index.ts';

/** Goods that were booked onto a product's stock at the centre, and who took them off again where that was wrong. */
export interface StockReceipt {
  readonly id: string;
  readonly product: string;
  readonly quantity: number;
  readonly stage: BookingStage;
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly reason: BookingFault | null;
}

export interface StockReceiptReversed {
  readonly receipt: string;
  readonly product: string;
  readonly quantity: number;
  readonly reason: BookingFault;
}

declare module '../kernel/state.ts' {
  interface Entities {
    stockReceipt: StockReceipt;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    StockReceiptReversed: StockReceiptReversed;
  }
}

export const stockReceiptEvents: EventRules<'StockReceiptReversed'> = {
  StockReceiptReversed: {
    writes: ['product', 'stockReceipt'],
    evolve(draft, { receipt, product, quantity, reason }, { at, by }) {
      const [row, goods] = [draft.get('stockReceipt', receipt), draft.get('product', product)];
      invariant(row?.stage === 'booked' && goods !== undefined, `receipt ${receipt} is not there to reverse`);
      draft.put('stockReceipt', { ...row, stage: 'reversed', reversedAt: at, reversedBy: by, reason });
      draft.put('product', { ...goods, stockUnits: goods.stockUnits - quantity });
    },
  },
};

import { bookingReads } from './booking-reads.ts';
import { cashReads } from './cash-reads.ts';
import { orderReads } from './order-reads.ts';
import { productReads } from './product-reads.ts';
import { shelfReads } from './shelf-reads.ts';
import { villagerReads } from './villager-reads.ts';

/** What can be read of products, villagers, orders and cash. */
export const purchasingReads = {
  ...productReads,
  ...villagerReads,
  ...orderReads,
  ...cashReads,
  ...bookingReads,
  ...shelfReads,
};

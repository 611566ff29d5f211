import { bookingsList, bookingsSums } from './bookings.ts';
import { drawers, remittances, remittancesSums } from './cash.ts';
import { dayCloses, dayClosesSums, daysToClose } from './day-closes.ts';
import { effectiveOrders } from './effective.ts';
import { imports } from './imports.ts';
import { movements, movementsSums } from './movements.ts';
import { orders, orderById, ordersSums } from './orders.ts';
import { products } from './products.ts';
import { shelving } from './shelving.ts';
import { tabs } from './tabs.ts';
import { villagers, villagerData, villagersSums } from './villagers.ts';
import type { Queries } from '../../http/reading.ts';

export const purchasingReads = {
  '/products': products,
  '/imports': imports,
  '/villagers': villagers,
  '/villagers-sums': villagersSums,
  '/villagers/:id/data': villagerData,
  '/orders': orders,
  '/orders-sums': ordersSums,
  '/orders/:id': orderById,
  '/cash': drawers,
  '/cash/:drawer/movements': movements,
  '/cash/:drawer/movements-sums': movementsSums,
  '/day-closes': dayCloses,
  '/day-closes-sums': dayClosesSums,
  '/days-to-close': daysToClose,
  '/remittances': remittances,
  '/remittances-sums': remittancesSums,
  '/bookings': bookingsList,
  '/bookings-sums': bookingsSums,
  '/tabs': tabs,
  '/shelving': shelving,
  '/effective-orders': effectiveOrders,
} satisfies Partial<Queries>;

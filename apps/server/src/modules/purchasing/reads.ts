import { drawers, remittances } from './cash.ts';
import { effectiveOrders } from './effective.ts';
import { imports } from './imports.ts';
import { orders, orderById } from './orders.ts';
import { products } from './products.ts';
import { tabs } from './tabs.ts';
import { villagers, villagerData } from './villagers.ts';
import type { Queries } from '../../http/reading.ts';

export const purchasingReads = {
  '/products': products,
  '/imports': imports,
  '/villagers': villagers,
  '/villagers/:id/data': villagerData,
  '/orders': orders,
  '/orders/:id': orderById,
  '/cash': drawers,
  '/remittances': remittances,
  '/tabs': tabs,
  '/effective-orders': effectiveOrders,
} satisfies Partial<Queries>;

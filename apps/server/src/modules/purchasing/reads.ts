import type { MountedRead } from '../../http/reading.ts';
import { drawers, remittances } from './cash.ts';
import { effectiveOrders } from './effective.ts';
import { imports } from './imports.ts';
import { orders, orderById } from './orders.ts';
import { products } from './products.ts';
import { tabs } from './tabs.ts';
import { villagers, villagerData } from './villagers.ts';

export const purchasingReads: readonly MountedRead[] = [
  products,
  imports,
  villagers,
  villagerData,
  orders,
  orderById,
  drawers,
  remittances,
  tabs,
  effectiveOrders,
];

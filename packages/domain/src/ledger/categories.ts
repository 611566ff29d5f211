import { basisPoints } from '../kernel/index.ts';
import * as z from 'zod/mini';

/**
 * What goods are rated by: each category has a name in both languages and a rebate rate to begin with, in basis points.
 * The rates follow what partners are reported to have had for buying on behalf, 3 to 8 % (a franchise promotion, weak:
 * a county sets its own). `virtual` goods (top-ups, bills) make no order effective.
 */
export const categories = {
  grain: { zh: '粮油调味', en: 'Grain, oil, sauces', basisPoints: 300, virtual: false },
  food: { zh: '食品饮料', en: 'Food and drink', basisPoints: 500, virtual: false },
  daily: { zh: '日用百货', en: 'Household goods', basisPoints: 500, virtual: false },
  clothing: { zh: '服装鞋帽', en: 'Clothes and shoes', basisPoints: 800, virtual: false },
  appliance: { zh: '家用电器', en: 'Appliances', basisPoints: 400, virtual: false },
  farming: { zh: '农资农具', en: 'Farm supplies', basisPoints: 300, virtual: false },
  other: { zh: '其他', en: 'Other', basisPoints: 300, virtual: false },
  virtual: { zh: '虚拟商品（充值缴费）', en: 'Top-ups and bills', basisPoints: 0, virtual: true },
} as const;

export type Category = keyof typeof categories;
export const categoryNames = [
  'grain',
  'food',
  'daily',
  'clothing',
  'appliance',
  'farming',
  'other',
  'virtual',
] as const satisfies readonly Category[];
export const category = z.enum(categoryNames);

/** The rate of each category, in basis points. */
export type RebateRates = Readonly<Record<Category, number>>;
export const rebateRates = z.object({
  grain: basisPoints,
  food: basisPoints,
  daily: basisPoints,
  clothing: basisPoints,
  appliance: basisPoints,
  farming: basisPoints,
  other: basisPoints,
  virtual: basisPoints,
});

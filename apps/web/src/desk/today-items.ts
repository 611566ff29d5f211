import type { Capability, Role } from '@yangui/domain';
import type { DeskAddress } from './screens.ts';

/** The sections of Today, in their order: wrong already, waiting for somebody, the day's routine. */
export const todaySections = ['wrong', 'waits', 'routine'] as const;
export type TodaySection = (typeof todaySections)[number];

/** What must be done before somebody goes home: counted, signed for, sent. */
export const closings = ['count', 'sign', 'send'] as const;
export type Closing = (typeof closings)[number];

interface TodayRule {
  readonly section: TodaySection;
  /** Whose day it belongs to. Each of them includes `act`, and what the screen `at` needs: a test holds it. */
  readonly roles: readonly Role[];
  /** What it takes to do something about it. */
  readonly act: Capability;
  /** The screen where that is done. */
  readonly at: DeskAddress;
  /** Part of the day's end as well. */
  readonly close?: Closing;
  /** One act suffices: it is done on the line itself (`county/desk/today-acts.tsx` says what). */
  readonly here?: true;
}

const clerk = ['county-clerk'] as const;
const office = ['administrator', 'county-clerk'] as const;
const approver = ['finance-approver'] as const;

/** Whose Today each thing stands on, and where: the one table. A module says how many there are, in its `desk/waiting.ts`. */
export const todayItems = {
  'vans-stuck': { section: 'wrong', roles: clerk, act: 'loops.plan', at: '/loops' },
  'loop-troubles': { section: 'wrong', roles: clerk, act: 'loops.plan', at: '/loops', here: true },
  'bags-unsigned': { section: 'wrong', roles: clerk, act: 'loops.plan', at: '/loops', close: 'sign' },
  'payouts-bounced': {
    section: 'wrong',
    roles: ['county-clerk', 'finance-approver'],
    act: 'payouts.record',
    at: '/settlements',
  },
  'orders-undelivered': { section: 'wrong', roles: clerk, act: 'orders.cancel', at: '/orders', here: true },
  'drawers-full': { section: 'wrong', roles: clerk, act: 'cash.confirm', at: '/cash' },
  'parcels-in-trouble': { section: 'wrong', roles: clerk, act: 'parcels.resolve', at: '/parcels' },
  'complaints-late': { section: 'wrong', roles: clerk, act: 'parcels.complain', at: '/parcels' },
  'enquiries-late': { section: 'wrong', roles: clerk, act: 'enquiries.answer', at: '/enquiries' },
  'contests-late': { section: 'wrong', roles: clerk, act: 'contests.answer', at: '/contests' },
  'consignments-missing': { section: 'wrong', roles: clerk, act: 'loops.unload', at: '/consignments' },
  'devices-in-trouble': { section: 'wrong', roles: office, act: 'people.read', at: '/devices' },
  'phones-in-trouble': { section: 'wrong', roles: office, act: 'people.read', at: '/fleet' },
  proposals: {
    section: 'waits',
    roles: ['administrator', 'county-clerk', 'finance-approver', 'programme-officer'],
    act: 'proposals.decide',
    at: '/proposals',
    close: 'sign',
  },
  'settlements-to-approve': {
    section: 'waits',
    roles: approver,
    act: 'settlements.approve',
    at: '/settlements',
    close: 'sign',
  },
  'payees-untyped': { section: 'waits', roles: clerk, act: 'payees.edit', at: '/payees' },
  'payouts-to-instruct': { section: 'waits', roles: approver, act: 'payouts.issue', at: '/settlements', close: 'send' },
  'payouts-with-bank': {
    section: 'waits',
    roles: ['county-clerk', 'finance-approver'],
    act: 'payouts.record',
    at: '/settlements',
  },
  remittances: { section: 'waits', roles: clerk, act: 'cash.confirm', at: '/cash', close: 'count', here: true },
  'days-unclosed': { section: 'waits', roles: clerk, act: 'cash.confirm', at: '/day-closes', close: 'count' },
  'vans-to-unload': { section: 'waits', roles: clerk, act: 'loops.unload', at: '/unload', close: 'count' },
  'orders-to-confirm': {
    section: 'waits',
    roles: clerk,
    act: 'orders.confirm',
    at: '/orders',
    close: 'send',
    here: true,
  },
  'parcels-to-load': { section: 'waits', roles: clerk, act: 'parcels.load', at: '/parcels/load', close: 'send' },
  'consignments-to-hand-on': {
    section: 'waits',
    roles: clerk,
    act: 'consignments.hand-on',
    at: '/consignments/hand-on',
    close: 'send',
  },
  'late-records': { section: 'waits', roles: clerk, act: 'late.review', at: '/late', close: 'sign' },
  enquiries: { section: 'waits', roles: clerk, act: 'enquiries.answer', at: '/enquiries' },
  contests: { section: 'waits', roles: clerk, act: 'contests.answer', at: '/contests' },
  'lots-expired': { section: 'waits', roles: clerk, act: 'lots.make', at: '/lots' },
  'tickets-implausible': { section: 'waits', roles: clerk, act: 'intake.reverse', at: '/tickets' },
  complaints: { section: 'waits', roles: clerk, act: 'parcels.complain', at: '/parcels' },
  'stations-vacant': { section: 'waits', roles: office, act: 'partners.appoint', at: '/stations' },
  'unclaimed-15': { section: 'waits', roles: clerk, act: 'parcels.return', at: '/parcels', here: true },
  'loop-costs-unsettled': { section: 'waits', roles: clerk, act: 'loops.settle', at: '/loop-costs' },
  'orders-to-receive': { section: 'routine', roles: clerk, act: 'orders.receive', at: '/orders', here: true },
  'rebates-due': { section: 'routine', roles: clerk, act: 'rebates.release', at: '/orders', here: true },
  'unclaimed-7': { section: 'routine', roles: clerk, act: 'parcels.return', at: '/parcels' },
  'unclaimed-3': { section: 'routine', roles: clerk, act: 'parcels.return', at: '/parcels' },
  'products-low': { section: 'routine', roles: clerk, act: 'stock.receive', at: '/products' },
  // It goes on for weeks: at the top it would hide what can be mended today.
  'loop-costs-over': { section: 'routine', roles: clerk, act: 'loops.plan', at: '/loop-costs' },
} as const satisfies Readonly<Record<string, TodayRule>>;

export type TodayItem = keyof typeof todayItems;
/** What is done on its line. */
export type ActedHere = {
  [I in TodayItem]: (typeof todayItems)[I] extends { readonly here: true } ? I : never;
}[TodayItem];

/** Who looks at Today: their roles, and whether they may do a thing anywhere in the county. */
interface Looking {
  readonly roles: readonly Role[];
  readonly may: (capability: Capability) => boolean;
}

/** The rule of a thing. */
export function todayRule(item: TodayItem): TodayRule {
  return todayItems[item];
}

/** Whether a thing is done on its line of Today. */
export function isActedHere(item: TodayItem): item is ActedHere {
  return todayRule(item).here === true;
}

/** Whether a thing stands on somebody's Today: it belongs to a role of theirs, and they may do something about it. */
export function standsFor(item: TodayItem, { roles, may }: Looking): boolean {
  const rule = todayRule(item);
  return may(rule.act) && rule.roles.some((role) => roles.includes(role));
}

/** What somebody of these roles must have counted, signed for or sent before the day ends. */
export function closingsOf(roles: readonly Role[]): readonly Closing[] {
  const rules: readonly TodayRule[] = Object.values(todayItems);
  const own = rules.filter((rule) => rule.roles.some((role) => roles.includes(role)));
  return closings.filter((closing) => own.some(({ close }) => close === closing));
}

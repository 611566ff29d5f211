import { businessDay, startOfDay, startOfDayAfter, type Instant } from './time.ts';

/** The laws that say how long something is kept, by their Chinese and English names, and since when each is in force. */
export const laws = {
  'personal-information': {
    zh: '个人信息保护法',
    en: 'Personal Information Protection Law',
    inForce: '2021-11-01',
  },
  'e-commerce': { zh: '电子商务法', en: 'E-Commerce Law', inForce: '2019-01-01' },
  'accounting-archives': {
    zh: '会计档案管理办法（财政部、国家档案局令第 79 号）',
    en: 'Measures for the Administration of Accounting Archives (Order 79)',
    inForce: '2016-01-01',
  },
} as const;
export type Law = keyof typeof laws;

/** What is kept about people. A test holds every kind of private row to it. */
export const keptThings = [
  'staff-contact',
  'staff-name',
  'bank-account',
  'villager',
  'purchase',
  'recipient',
  'consignee',
  'handover',
  'guest',
  'plot-note',
  'register-entry',
  'talent',
  'late-command',
  'stranger-record',
  'access-log',
  'known-device',
] as const;
export type KeptThing = (typeof keptThings)[number];

/** From which moment a period counts. */
export const keptFrom = [
  'registered',
  'last-role-ended',
  'last-paid',
  'closed',
  'handed-over',
  'received',
  'noted',
  'last-password',
] as const;
export type KeptFrom = (typeof keptFrom)[number];

/**
 * For how long: whole days after the day it counts from; or whole years after the end of that calendar year, which is the accounting
 * year; or until the person asks.
 */
export type KeptFor = { readonly days: number } | { readonly bookYears: number } | 'until-asked';

/** Why what is kept about somebody is emptied: the time is over, or they asked for it (个人信息保护法 §47). */
export const forgetReasons = ['time-over', 'asked'] as const;
export type ForgetReason = (typeof forgetReasons)[number];

/** For how long one thing about people is kept, from when on, and by which article. */
export interface Retention {
  readonly of: KeptThing;
  readonly for: KeptFor;
  readonly from: KeptFrom;
  readonly law: Law;
  readonly article: number;
  /** Whether the person may have it emptied sooner, once it is not needed any more (个人信息保护法 §47). */
  readonly sooner: boolean;
}

/** The first moment at which what counts from `from` is kept no longer; `Infinity` where only the person ends it. */
export function keptUntil({ for: kept }: Pick<Retention, 'for'>, from: Instant): Instant {
  if (kept === 'until-asked') return Infinity;
  if ('days' in kept) return startOfDayAfter(from, kept.days + 1);
  return startOfYear(yearOf(from) + kept.bookYears + 1);
}

/** The moment before which something must have begun to count, to be kept no longer `now`: the same rule for whoever looks for it. */
export function keptNoLonger({ for: kept }: Pick<Retention, 'for'>, now: Instant): Instant {
  if (kept === 'until-asked') return -Infinity;
  if ('days' in kept) return startOfDayAfter(now, -kept.days);
  return startOfYear(yearOf(now) - kept.bookYears);
}

function yearOf(at: Instant): number {
  return Number(businessDay(at).slice(0, 4));
}

function startOfYear(year: number): Instant {
  return startOfDay(`${year}-01-01`);
}

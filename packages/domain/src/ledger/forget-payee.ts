import * as z from 'zod/mini';
import {
  accept,
  DAY,
  defineCommand,
  id,
  keptUntil,
  refuse,
  type EventRules,
  type Instant,
  type Retention,
  type State,
} from '../kernel/index.ts';
import { linesOf } from './settlement.ts';

/**
 * How long a bank account is kept once it is needed no more: what the bank was told and answered is kept for ten years from the end
 * of its accounting year (会计档案管理办法 §14 and its table: 银行对账单).
 */
export const bankAccountRetention: Retention = {
  of: 'bank-account',
  for: { bookYears: 10 },
  from: 'last-paid',
  law: 'accounting-archives',
  article: 14,
  sooner: false,
};

/** A payout may reach the bank in the year after it was approved. */
export const PAID_WITHIN_DAYS = 366;

export interface PayeeForgotten {
  readonly payee: string;
}

declare module '../kernel/event.ts' {
  interface Events {
    PayeeForgotten: PayeeForgotten;
  }
}

export const forgetPayeeEvents: EventRules<'PayeeForgotten'> = {
  PayeeForgotten: {
    writes: ['payee'],
    evolve(draft, { payee }) {
      const row = draft.get('payee', payee);
      if (row !== undefined) draft.put('payee', { ...row, emptied: true });
    },
  },
};

/**
 * Empties where somebody was paid: a person who is staff no more, or under a vehicle's id the owner of one that is retired. The
 * county's clockwork sends it once the time is over. Refused while anything is owed to them, or by them.
 */
export const forgetPayee = defineCommand({
  type: 'forget-payee',
  capability: 'payees.edit',
  payload: z.object({ payee: id }),
  person: ({ payee }) => ({ kind: 'payee', erased: payee }),
  place: (_, { county }) => county,
  decide(state, { at, payload: { payee } }) {
    const row = state.get('payee', payee);
    if (row === undefined) return refuse('person-unknown', { person: payee });
    if (row.emptied) return refuse('staff-emptied');
    if (isOwed(state, payee)) return refuse('still-owed');
    const left = state.get('member', payee)?.leftAt;
    const vehicle = state.get('vehicle', payee);
    if (left === null || (vehicle !== undefined && vehicle.stage !== 'retired')) return refuse('still-in-post');
    const until = keptUntil(bankAccountRetention, Math.max(row.setAt, left ?? 0, lastPaid(state, payee)));
    if (at < until) return refuse('kept-by-law', { until });
    return accept({ type: 'PayeeForgotten', data: { payee } });
  },
});

function isOwed(state: State, payee: string): boolean {
  return state.all('account').some(({ id: account, balanceFen }) => balanceFen !== 0 && account.endsWith(`:${payee}`));
}

/** When the last payout to somebody may have reached the bank. */
function lastPaid(state: State, payee: string): Instant {
  const paid = state
    .all('settlement')
    .filter((settlement) => settlement.stage === 'approved' && linesOf(settlement, payee).length > 0)
    .map(({ preparedAt, decidedAt }) => (decidedAt ?? preparedAt) + PAID_WITHIN_DAYS * DAY);
  return Math.max(0, ...paid);
}

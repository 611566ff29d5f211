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
import { earns, type Payables } from './payable.ts';
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
 * Empties where somebody was paid: a person who is staff no more, or under a thing's id the owner of one that is in use no
 * more. The county's clockwork sends it once the time is over. Refused while anything is owed to them, or by them.
 * @param payables what modules declare that is paid, and to whom
 */
export function forgetPayeeOver(payables: Payables) {
  return defineCommand({
    type: 'forget-payee',
    capability: 'payees.edit',
    payload: z.object({ payee: id }),
    person: ({ payee }) => ({ kind: 'payee', erased: payee }),
    needs: ({ payee }) => payables.to.map((kind) => [kind, payee]),
    place: (_, { county }) => county,
    decide(state, { at, payload: { payee } }) {
      const row = state.get('payee', payee);
      if (row === undefined) return refuse('person-unknown', { person: payee });
      if (row.emptied) return refuse('staff-emptied');
      if (isOwed(state, payables, payee)) return refuse('still-owed');
      if (payables.all.some((payable) => earns(state, payable, payee))) return refuse('still-in-post');
      const left = state.get('member', payee)?.leftAt ?? 0;
      const until = keptUntil(bankAccountRetention, Math.max(row.setAt, left, lastPaid(state, payee)));
      if (at < until) return refuse('kept-by-law', { until });
      return accept({ type: 'PayeeForgotten', data: { payee } });
    },
  });
}

function isOwed(state: State, payables: Payables, payee: string): boolean {
  return payables.to
    .flatMap((kind) => payables.headsOf(kind))
    .some((head) => (state.get('account', `${head}:${payee}`)?.balanceFen ?? 0) !== 0);
}

/** When the last payout to somebody may have reached the bank. */
function lastPaid(state: State, payee: string): Instant {
  const paid = state
    .all('settlement')
    .filter((settlement) => settlement.stage === 'approved' && linesOf(settlement, payee).length > 0)
    .map(({ preparedAt, decidedAt }) => (decidedAt ?? preparedAt) + PAID_WITHIN_DAYS * DAY);
  return Math.max(0, ...paid);
}

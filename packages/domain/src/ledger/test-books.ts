import assert from 'node:assert/strict';
import { accountOf } from '../accounts.ts';
import { commands, evolve, kinds } from '../whole.ts';
import { invariant, SYSTEM, WorkingSet, type Posting, type Speaker } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import type { Settlement } from './settlement.ts';

const approver = newId();

/** The books of a county in which rebates were paid and reversed, as far as partners' payable rebates go. */
export class Books {
  readonly state = new WorkingSet(kinds, kinds);
  readonly booked: Posting[] = [];
  now = Date.UTC(2026, 10, 21, 2);
  private seq = 0;

  /** Lets a partner's payable rebate stand at an amount, a debt where it is below nought. */
  payable(partner: string, amountFen: number): void {
    const id = accountOf.rebatePayable(partner);
    this.state.load('account', id, { id, balanceFen: -amountFen });
  }

  /** A rebate of theirs is released. */
  release(partner: string, rebateFen: number): void {
    const account = accountOf.rebatePayable(partner);
    this.payable(partner, rebateFen - (this.state.get('account', account)?.balanceFen ?? 0));
  }

  of(partner: string): number {
    return 0 - (this.state.get('account', accountOf.rebatePayable(partner))?.balanceFen ?? 0);
  }

  say(type: string, payload: unknown, by: Speaker = SYSTEM): string {
    const bound = commands.get(type)?.bind({ id: newId(), type, at: this.now, payload }, '220112', by);
    invariant(bound !== undefined && !('malformed' in bound), `${type} is well formed`);
    const decision = bound.decide(this.state);
    if ('refusal' in decision) return decision.refusal.code;
    this.seq += 1;
    for (const event of decision.events)
      this.booked.push(
        ...evolve(this.state, event, { seq: this.seq, at: this.now, by: bound.by, countsFrom: this.now }),
      );
    return 'accepted';
  }

  settlement(id: string): Settlement {
    const row = this.state.get('settlement', id);
    invariant(row !== undefined, 'it was prepared');
    return row;
  }

  balance(account: string): number {
    return this.state.get('account', account)?.balanceFen ?? 0;
  }

  approve(settlement: string): string {
    return this.say('approve-settlement', { settlement }, approver);
  }

  settle(period: string, pays?: string) {
    const settlement = newId();
    assert.equal(
      this.say('prepare-settlement', { settlement, period, ...(pays !== undefined && { pays }) }),
      'accepted',
    );
    assert.equal(this.approve(settlement), 'accepted');
    const row = this.settlement(settlement);
    return {
      paid: row.lines.map(({ partner, amountFen }) => [partner, amountFen]),
      carried: row.carried.map(({ partner, amountFen }) => [partner, amountFen]),
      totalFen: row.totalFen,
    };
  }
}

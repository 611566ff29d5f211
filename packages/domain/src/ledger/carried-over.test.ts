import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commands } from '../commands.ts';
import { evolve } from '../events.ts';
import { kinds } from '../kinds.ts';
import { newId } from '../test-county.ts';
import { DAY, invariant, SYSTEM, WorkingSet, type Posting, type Speaker } from '../kernel/index.ts';
import { accountOf } from '../accounts.ts';

const approver = newId();

/** The books of a county in which rebates were paid and reversed, as far as partners' payable rebates go. */
class Books {
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

  settle(period: string) {
    const settlement = newId();
    assert.equal(this.say('prepare-settlement', { settlement, period }), 'accepted');
    assert.equal(this.say('approve-settlement', { settlement }, approver), 'accepted');
    const row = this.state.get('settlement', settlement);
    invariant(row !== undefined, 'it was prepared');
    return {
      paid: row.lines.map(({ partner, amountFen }) => [partner, amountFen]),
      carried: row.carried.map(({ partner, amountFen }) => [partner, amountFen]),
      totalFen: row.totalFen,
    };
  }
}

describe('a partner who owes a rebate back', () => {
  const [owes, earns] = [newId(), newId()];

  test('is left out of the settlement, with the debt told, and paid what is left of it in the next one', () => {
    const books = new Books();
    books.payable(owes, -300);
    books.payable(earns, 500);
    assert.deepEqual(books.settle('2026-10'), { paid: [[earns, 500]], carried: [[owes, -300]], totalFen: 500 });
    assert.deepEqual([books.of(owes), books.of(earns)], [-300, 0]);

    books.now += 31 * DAY;
    books.release(owes, 1_000);
    books.release(earns, 40);
    const { paid, carried } = books.settle('2026-11');
    assert.deepEqual(
      [new Map(paid.map(([who, fen]) => [who, fen])), carried],
      [
        new Map([
          [owes, 700],
          [earns, 40],
        ]),
        [],
      ],
    );
    assert.deepEqual([books.of(owes), books.of(earns)], [0, 0]);
    assert.equal(
      books.booked.reduce((sum, { amountFen }) => sum + amountFen, 0),
      0,
    );
  });

  test('is carried on, month after month, while they earn less than they owe', () => {
    const books = new Books();
    books.payable(owes, -300);
    books.payable(earns, 100);
    assert.deepEqual(books.settle('2026-10').carried, [[owes, -300]]);
    books.now += 31 * DAY;
    books.release(owes, 120);
    books.release(earns, 100);
    assert.deepEqual(books.settle('2026-11').carried, [[owes, -180]]);
  });

  test('alone makes no settlement: there is nothing to pay', () => {
    const books = new Books();
    books.payable(owes, -300);
    assert.equal(books.say('prepare-settlement', { settlement: newId(), period: '2026-10' }), 'nothing-payable');
  });
});

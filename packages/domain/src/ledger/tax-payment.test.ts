import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { chart } from '../accounts.ts';
import { businessMonth, DAY, monthsBack } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { taxOwedFen } from './tax-payment.ts';
import { Books } from './test-books.ts';

/** Books of a county that pays one partner, and the tax office. */
class TaxBooks extends Books {
  readonly partner = newId();
  private slips = 0;
  private months = 0;

  constructor() {
    super();
    this.state.load('member', this.partner, { id: this.partner, holdings: [], leftAt: null, emptied: [] });
  }

  /** Pays the partner so much, less tax; gives the month. */
  earn(grossFen: number): string {
    this.months += 1;
    this.payable(this.partner, grossFen);
    const settlement = newId();
    const [period = ''] = monthsBack('2026-01', this.months).slice(-1);
    assert.equal(this.say('prepare-settlement', { settlement, period }), 'accepted');
    assert.equal(this.approve(settlement), 'accepted');
    return businessMonth(this.now);
  }

  pay(month: string, more: object = {}): { readonly payment: string; readonly came: string } {
    this.slips += 1;
    const payment = newId();
    const wish = {
      payment,
      month,
      amountFen: Math.max(1, taxOwedFen(this.state, month)),
      reference: `WS-${1_000 + this.slips}`,
    };
    return { payment, came: this.say('pay-withheld-tax', { ...wish, ...more }) };
  }

  reverse(payment: string): string {
    return this.say('reverse-tax-payment', { payment, reason: 'other' });
  }

  nextMonth(): void {
    this.now += 32 * DAY;
  }
}

describe('withheld tax', () => {
  test('is paid over once its month is over, all of it and once, and the account comes to nought', () => {
    const books = new TaxBooks();
    const month = books.earn(200_000);
    assert.equal(books.balance(chart.taxWithheld), -24_000);
    assert.equal(books.pay(month).came, 'tax-month-not-over');
    books.nextMonth();
    assert.equal(books.pay(month, { amountFen: 23_999 }).came, 'tax-amount-differs');
    assert.equal(books.pay(month, { amountFen: 24_001 }).came, 'tax-amount-differs');
    assert.equal(books.pay(month, { reference: 'WS-7001' }).came, 'accepted');
    assert.deepEqual([books.balance(chart.taxWithheld), books.balance(chart.bank)], [0, -24_000]);
    assert.equal(books.pay(month, { amountFen: 24_000 }).came, 'tax-nothing-owed');
  });

  test('is owed again where its payment is reversed; the certificate can be entered anew, and stands once', () => {
    const books = new TaxBooks();
    const month = books.earn(200_000);
    books.nextMonth();
    const { payment } = books.pay(month, { reference: 'ws-7002' });
    assert.equal(books.reverse(payment), 'accepted');
    assert.deepEqual([books.balance(chart.taxWithheld), taxOwedFen(books.state, month)], [-24_000, 24_000]);
    assert.equal(books.reverse(payment), 'tax-payment-reversed');
    assert.equal(books.reverse(newId()), 'tax-payment-unknown');
    assert.equal(books.pay(month, { reference: 'WS-7002' }).came, 'accepted');
    const next = books.earn(200_000);
    books.nextMonth();
    assert.equal(books.pay(next, { reference: 'ws-7002' }).came, 'payment-recorded');
    assert.equal(books.pay(next).came, 'accepted');
    assert.equal(books.balance(chart.taxWithheld), 0);
  });

  test('that is not paid over is the account’s balance, whatever is paid, reversed and withheld meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.record({ earn: fc.integer({ min: 90_000, max: 900_000 }) }),
            fc.record({ pay: fc.nat() }),
            fc.record({ reverse: fc.nat() }),
            fc.record({ wait: fc.integer({ min: 1, max: 40 }) }),
          ),
          { maxLength: 25 },
        ),
        (acts) => {
          const books = new TaxBooks();
          const months: string[] = [];
          for (const act of acts) {
            const paid = books.state.all('taxPayment');
            if ('earn' in act) months.push(books.earn(act.earn));
            if ('wait' in act) books.now += act.wait * DAY;
            if ('pay' in act && months.length > 0) books.pay(months[act.pay % months.length] ?? '');
            if ('reverse' in act && paid.length > 0) books.reverse(paid[act.reverse % paid.length]?.id ?? '');
          }
          const owed = [...new Set(months)].map((month) => taxOwedFen(books.state, month));
          assert.ok(owed.every((fen) => fen >= 0));
          assert.equal(
            0 - books.balance(chart.taxWithheld),
            owed.reduce((sum, fen) => sum + fen, 0),
          );
        },
      ),
      { numRuns: 80 },
    );
  });
});

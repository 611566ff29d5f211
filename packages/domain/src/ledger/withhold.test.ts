import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { accountOf, chart } from '../accounts.ts';
import { businessDay, businessMonth, DAY, monthsBack, payeeTypes, type PayeeType } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { Books } from './test-books.ts';
import { grossOf } from './withhold.ts';
import { withholdingOf } from './withholding.ts';

const yuan = (amount: number) => Math.round(amount * 100);

/** Books in which somebody is in post, who may so be of a type. */
class TaxedBooks extends Books {
  readonly partners = [this.member(), this.member(), this.member()] as const;
  private months = 0;

  member(): string {
    const id = newId();
    this.state.load('member', id, { id, holdings: [], leftAt: null, emptied: [] });
    return id;
  }

  type(payee: string, type: PayeeType, from = businessDay(this.now)): string {
    return this.say('set-payee-type', { payee, type, from });
  }

  prepare(): string {
    this.months += 1;
    const settlement = newId();
    const [period = ''] = monthsBack('2026-01', this.months).slice(-1);
    assert.equal(this.say('prepare-settlement', { settlement, period }), 'accepted');
    return settlement;
  }

  pay() {
    const settlement = this.prepare();
    assert.equal(this.approve(settlement), 'accepted');
    return this.settlement(settlement).lines.map((line) => [grossOf(line), line.withheldFen, line.amountFen]);
  }
}

describe('tax withheld by a settlement', () => {
  test('is taken off what is paid, booked to an account of its own, and the debt to the payee is gone whole', () => {
    const books = new TaxedBooks();
    const [who] = books.partners;
    books.payable(who, yuan(2_000));
    assert.deepEqual(books.pay(), [[yuan(2_000), yuan(240), yuan(1_760)]]);
    assert.deepEqual(
      [books.of(who), books.balance(accountOf.payout(who)), books.balance(chart.taxWithheld)],
      [0, -yuan(1_760), -yuan(240)],
    );
  });

  test('of a second payment in a month is reckoned with the first, and of the next month by itself', () => {
    const books = new TaxedBooks();
    const [who] = books.partners;
    books.payable(who, yuan(700));
    assert.deepEqual(books.pay(), [[yuan(700), 0, yuan(700)]]);
    books.payable(who, yuan(1_300));
    assert.deepEqual(books.pay(), [[yuan(1_300), yuan(240), yuan(1_060)]]);
    books.now += 31 * DAY;
    books.payable(who, yuan(700));
    assert.deepEqual(books.pay(), [[yuan(700), 0, yuan(700)]]);
  });

  test('goes by what was said of the payee for the day of the approval, whatever is said for later', () => {
    const books = new TaxedBooks();
    const [one, other] = books.partners;
    assert.equal(books.type(one, 'self-employed'), 'accepted');
    assert.equal(books.type(other, 'company', businessDay(books.now + DAY)), 'accepted');
    for (const who of [one, other]) books.payable(who, yuan(2_000));
    const settlement = books.prepare();
    const byType = () =>
      new Map(books.settlement(settlement).lines.map(({ type, withheldFen }) => [type, withheldFen]));
    assert.deepEqual(
      byType(),
      new Map<PayeeType, number>([
        ['self-employed', 0],
        ['labour', yuan(240)],
      ]),
    );
    // The day after, the other is a company: what was prepared says the wrong tax.
    books.now += DAY;
    assert.equal(books.approve(settlement), 'withholding-changed');
  });

  test('goes by what was said last of a day, also by a clock that is behind', () => {
    const books = new TaxedBooks();
    const [who] = books.partners;
    books.now += 60_000;
    books.type(who, 'company');
    books.now -= 60_000;
    books.type(who, 'labour');
    books.payable(who, yuan(2_000));
    assert.deepEqual(books.pay(), [[yuan(2_000), yuan(240), yuan(1_760)]]);
  });

  test('is asked for anew where the month has turned and it would be another', () => {
    const books = new TaxedBooks();
    const [who] = books.partners;
    books.payable(who, yuan(900));
    books.pay();
    books.payable(who, yuan(900));
    const settlement = books.prepare();
    books.now += 31 * DAY;
    assert.equal(books.approve(settlement), 'withholding-changed');
  });

  test('of platform labour goes by the year, and an idle month begins the row anew', () => {
    const books = new TaxedBooks();
    const [who] = books.partners;
    books.now = Date.UTC(2026, 2, 21);
    books.type(who, 'platform-labour');
    const paid = (income: number) => {
      books.payable(who, yuan(income));
      return books.pay()[0]?.[1];
    };
    assert.equal(paid(10_000), yuan(90));
    books.now += 31 * DAY;
    assert.equal(paid(2_000), 0);
    books.now += 31 * DAY;
    // 22,000 in three months: 2,600 taxable, 78 yuan, of which 90 were withheld.
    assert.equal(paid(10_000), 0);
    books.now += 62 * DAY;
    assert.equal(paid(10_000), yuan(90));
  });

  test('refuses a type that a payee of that kind cannot be, and a day a year off', () => {
    const books = new TaxedBooks();
    const [who] = books.partners;
    assert.equal(books.type(who, 'farmer'), 'payee-type-not-theirs');
    assert.equal(books.type(newId(), 'labour'), 'person-unknown');
    assert.equal(books.type(who, 'labour', '2028-01-01'), 'payee-type-day-far');
  });

  test('comes to what the rule makes of each month, and all books to nought, whatever people earn, owe back and are', () => {
    const move = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          does: fc.constant('earn' as const),
          who: fc.nat({ max: 2 }),
          fen: fc.integer({ min: 1, max: 4_000_000 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          does: fc.constant('owe back' as const),
          who: fc.nat({ max: 2 }),
          fen: fc.integer({ min: 1, max: 500_000 }),
        }),
      },
      { weight: 3, arbitrary: fc.record({ does: fc.constant('settle' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          does: fc.constant('type' as const),
          who: fc.nat({ max: 2 }),
          type: fc.constantFrom(...payeeTypes),
        }),
      },
    );
    let withheldOnce = 0;
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40, size: 'max' }), (moves) => {
        const books = new TaxedBooks();
        const earned = new Map<string, number>();
        const add = (who: string, fen: number) => {
          earned.set(who, (earned.get(who) ?? 0) + fen);
          books.payable(who, books.of(who) + fen);
        };
        for (const one of moves) {
          const who = books.partners['who' in one ? one.who : 0] ?? '';
          if (one.does === 'earn') add(who, one.fen);
          if (one.does === 'owe back') add(who, -one.fen);
          if (one.does === 'wait') books.now += one.days * DAY;
          if (one.does === 'type') books.type(who, one.type);
          if (one.does === 'settle' && books.partners.some((partner) => books.of(partner) > 0)) books.pay();
        }
        const settled = books.state.all('settlement');
        const lines = settled.flatMap((settlement) =>
          settlement.lines.map((line) => ({ ...line, month: businessMonth(settlement.decidedAt ?? 0) })),
        );
        const sum = (of: readonly number[]) => of.reduce((all, fen) => all + fen, 0);
        const withheld = sum(lines.map(({ withheldFen = 0 }) => withheldFen));
        assert.equal(-books.balance(chart.taxWithheld) + 0, withheld);
        assert.equal(sum(settled.map(({ totalFen }) => totalFen)), sum(lines.map(({ amountFen }) => amountFen)));
        for (const who of books.partners) {
          const own = lines.filter(({ partner }) => partner === who);
          assert.equal(sum(own.map(grossOf)) + books.of(who), earned.get(who) ?? 0, 'earned = gross paid + still owed');
          assert.equal(-books.balance(accountOf.payout(who)) + 0, sum(own.map(({ amountFen }) => amountFen)));
          for (const month of new Set(own.map((line) => line.month))) {
            const labour = own.filter((line) => line.month === month && line.type === 'labour');
            assert.equal(
              sum(labour.map(({ withheldFen = 0 }) => withheldFen)),
              withholdingOf('labour', sum(labour.map(grossOf)), 0, `${month}-28`),
            );
          }
        }
        assert.equal(sum(books.booked.map(({ amountFen }) => amountFen)), 0);
        if (withheld > 0) withheldOnce += 1;
      }),
      { numRuns: 150, seed: 20_261_201 },
    );
    assert.ok(withheldOnce > 50, `${withheldOnce} lives with tax`);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { businessDay, DAY } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { ProduceCounty } from './test-produce.ts';

/** A county in which the household brought some tickets of ten kilograms in November. */
class InvoicedCounty extends ProduceCounty {
  readonly brought3: readonly string[];

  constructor() {
    super();
    this.begin();
    this.brought3 = [this.lotOf(10_000), this.lotOf(10_000), this.lotOf(10_000)];
  }

  invoice(tickets: readonly string[] = this.brought3, more: object = {}) {
    const invoice = newId();
    const wish = { invoice, household: this.household, month: '2026-11', tickets, ...more };
    return { invoice, came: this.say('issue-purchase-invoice', wish, { by: this.clerk }) };
  }

  issued(tickets?: readonly string[]): string {
    const { invoice, came } = this.invoice(tickets);
    assert.equal(came.to, 'accepted');
    return invoice;
  }

  voided(invoice: string): string {
    return this.say('void-purchase-invoice', { invoice, reason: 'wrong-ticket' }, { by: this.clerk }).to;
  }

  /** The invoice on which a ticket stands. */
  invoiceOf(ticket: string): string | null {
    const row = this.row('purchaseInvoice', this.row('intakeTicket', ticket)?.invoice ?? '');
    return row?.stage === 'issued' ? row.id : null;
  }
}

describe('a purchase invoice', () => {
  test('has the tickets of one producer in one month, their figures, and the next number of the year', () => {
    const county = new InvoicedCounty();
    const [first = '', second = '', third = ''] = county.brought3;
    const one = county.issued([first, second]);
    const other = county.issued([third]);
    const row = county.row('purchaseInvoice', one);
    assert.deepEqual(
      [row?.number, row?.amountFen, row?.beyondYield, row?.lines.map(({ ticket, netGrams }) => [ticket, netGrams])],
      [
        1,
        80_000,
        false,
        [
          [first, 10_000],
          [second, 10_000],
        ],
      ],
    );
    assert.equal(county.row('purchaseInvoice', other)?.number, 2);
    assert.equal(county.invoice([first]).came.to, 'ticket-invoiced');
    assert.equal(county.invoice([newId()]).came.to, 'ticket-unknown');
    assert.equal(county.invoice(county.brought3, { month: '2026-12' }).came.to, 'invoice-ticket-other-month');
    assert.equal(county.invoice([]).came.to, 'invoice-tickets-missing');
  });

  test('goes by what the seller was on the day of each ticket, whatever they are since', () => {
    const types = (county: InvoicedCounty, type: 'farmer' | 'self-employed', from: string) =>
      county.must('set-payee-type', { payee: county.household, type, from }, { by: county.clerk });
    const trader = new InvoicedCounty();
    types(trader, 'self-employed', '2026-11-01');
    trader.now += 40 * DAY;
    types(trader, 'farmer', businessDay(trader.now));
    assert.equal(trader.invoice().came.to, 'invoice-not-producer');
    const farmer = new InvoicedCounty();
    farmer.now += 40 * DAY;
    types(farmer, 'self-employed', businessDay(farmer.now));
    assert.equal(farmer.invoice().came.to, 'accepted');
  });

  test('is void rather than deleted: its number is not used again, its tickets can be', () => {
    const county = new InvoicedCounty();
    const invoice = county.issued();
    assert.equal(county.voided(invoice), 'accepted');
    assert.equal(county.voided(invoice), 'invoice-void');
    assert.equal(county.voided(newId()), 'invoice-unknown');
    const again = county.issued();
    assert.deepEqual(
      [county.row('purchaseInvoice', invoice)?.stage, county.row('purchaseInvoice', again)?.number],
      ['void', 2],
    );
  });

  test('becomes void with the reversal of one of its tickets, and the others can be invoiced anew', () => {
    const county = new InvoicedCounty();
    const [first = '', second = '', third = ''] = county.brought3;
    const invoice = county.issued();
    assert.equal(county.reverse(second, { back: 'owed' }).to, 'accepted');
    const row = county.row('purchaseInvoice', invoice);
    assert.deepEqual([row?.stage, row?.reason], ['void', 'ticket-reversed']);
    assert.equal(county.invoice([first, second]).came.to, 'ticket-reversed');
    assert.equal(county.invoiceOf(county.brought3[0] ?? ''), null);
    county.issued([first, third]);
  });

  test('is for producers alone: never for a dealer, a trader, or who grows nothing of it', () => {
    const dealer = new InvoicedCounty();
    const said = { founded: null, returnee: false, from: 0, own: null };
    dealer.must(
      'amend-entry',
      { entry: dealer.household, trades: ['raising', 'dealer'], ...said },
      { by: dealer.clerk },
    );
    assert.equal(dealer.invoice().came.to, 'invoice-dealer');
    const trader = new InvoicedCounty();
    trader.must(
      'set-payee-type',
      { payee: trader.household, type: 'self-employed', from: '2026-11-01' },
      { by: trader.clerk },
    );
    assert.equal(trader.invoice().came.to, 'invoice-not-producer');
    const nothing = new InvoicedCounty();
    const { household, members } = nothing.householdTerms();
    const terms = { household, members, grows: [], stage: 'active', from: 0 };
    nothing.must('amend-household', terms, { by: nothing.partner });
    assert.equal(nothing.invoice().came.to, 'invoice-nothing-grown');
  });

  test('takes a second person where the household brought more than it can have', () => {
    const county = new InvoicedCounty();
    // Two mu give 600 kg a year; nobody may act alone.
    const much = county.lotOf(580_000);
    county.must('let-one-act', { until: null });
    const { invoice, came } = county.invoice([much]);
    assert.equal(came.to, 'accepted');
    assert.equal(county.row('purchaseInvoice', invoice), undefined);
    assert.ok(came.events.some(({ type }) => type === 'ActProposed'));
  });

  test('numbers have no gap, and no ticket stands on two, whatever is issued, reversed and void', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ does: fc.constantFrom('issue', 'void', 'reverse'), which: fc.nat() }), { maxLength: 20 }),
        (acts) => {
          const county = new InvoicedCounty();
          const all = () => county.all('purchaseInvoice');
          for (const { does, which } of acts) {
            const ticket = county.brought3[which % 3] ?? '';
            if (does === 'issue') county.invoice(which % 2 === 0 ? [ticket] : county.brought3);
            if (does === 'reverse') county.reverse(ticket, { back: 'owed' });
            const one = all()[which % Math.max(1, all().length)];
            if (does === 'void' && one !== undefined) county.voided(one.id);
          }
          assert.deepEqual(
            all()
              .map(({ number }) => number)
              .toSorted((one, other) => one - other),
            all().map((_, index) => index + 1),
          );
          const standing = all().filter(({ stage }) => stage === 'issued');
          const tickets = standing.flatMap(({ lines }) => lines.map(({ ticket }) => ticket));
          assert.equal(new Set(tickets).size, tickets.length);
          for (const row of county.tickets) {
            const on = standing.find(({ lines }) => lines.some(({ ticket }) => ticket === row.id));
            assert.equal(county.invoiceOf(row.id), on?.id ?? null);
            assert.ok(row.stage === 'taken' || on === undefined);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

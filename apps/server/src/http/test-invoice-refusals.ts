import assert from 'node:assert/strict';
import { businessDay, businessMonth, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ProduceRound, type Answer } from './test-produce.ts';
import type { TestServer } from './test-server.ts';

/** Purchase invoices of a test server, through HTTP. */
export class InvoiceRound {
  private readonly here: TestServer;
  readonly produce: ProduceRound;

  constructor(here: TestServer) {
    this.here = here;
    this.produce = new ProduceRound(here);
  }

  /** A household that grows something, and a ticket of it; gives what issuing an invoice for it says. */
  async wish() {
    const { partner } = this.here;
    const commodity = await this.produce.commodity();
    const grows = [{ commodity, sizeHundredths: 10_000 }];
    const { household, seller } = await this.produce.household({ grows });
    const ticket = this.produce.ticketOf({ household, seller, commodity });
    await this.produce.must(partner, 'take-in', ticket);
    const month = businessMonth(Date.now());
    return { invoice: newId(), household, month, tickets: [ticket.ticket], seller, commodity };
  }

  issue({ seller: _s, commodity: _c, ...wish }: Awaited<ReturnType<InvoiceRound['wish']>>, more: object = {}) {
    return this.here.clerk.send('issue-purchase-invoice', { ...wish, ...more });
  }

  /** An invoice that stands. */
  async issued() {
    const wish = await this.wish();
    const { status, body } = await this.issue(wish);
    assert.equal(status, 200, JSON.stringify(body));
    return wish;
  }

  voids(invoice: string): Promise<Answer> {
    return this.here.clerk.send('void-purchase-invoice', { invoice, reason: 'other' });
  }
}

/** How each refusal about purchase invoices comes about, through HTTP. */
export function invoiceScenarios(here: () => TestServer) {
  const round = () => new InvoiceRound(here());
  const wishing = async (more: object) => round().issue(await round().wish(), more);
  return {
    'invoice-tickets-missing': () => wishing({ tickets: [] }),
    'invoice-tickets-too-many': () => wishing({ tickets: Array.from({ length: 101 }, () => newId()) }),
    'invoice-not-producer': async () => {
      const wish = await round().wish();
      const type = { payee: wish.household, type: 'self-employed', from: businessDay(Date.now()) };
      await round().produce.must(here().clerk, 'set-payee-type', type);
      return round().issue(wish);
    },
    'invoice-dealer': async () => {
      const wish = await round().wish();
      const { body: entry } = await here().clerk.read(`/register/${wish.household}`);
      await round().produce.must(here().clerk, 'amend-entry', {
        entry: wish.household,
        from: entry.amended,
        trades: ['raising', 'dealer'],
        returnee: false,
        founded: null,
        own: null,
      });
      return round().issue(wish);
    },
    'invoice-nothing-grown': async () => {
      const { household, seller } = await round().produce.household();
      const commodity = await round().produce.commodity();
      const ticket = round().produce.ticketOf({ household, seller, commodity });
      await round().produce.must(here().partner, 'take-in', ticket);
      return wishing({ household, tickets: [ticket.ticket] });
    },
    'invoice-ticket-of-another': async () => wishing({ tickets: (await round().wish()).tickets }),
    'invoice-ticket-other-month': () => wishing({ month: '2026-01' }),
    'ticket-invoiced': async () => round().issue(await round().issued(), { invoice: newId() }),
    'invoice-unknown': () => round().voids(newId()),
    'invoice-void': async () => {
      const { invoice } = await round().issued();
      assert.equal((await round().voids(invoice)).status, 200);
      return round().voids(invoice);
    },
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InvoiceRound } from '../../http/test-invoice-refusals.ts';
import { withServer } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();
const round = () => new InvoiceRound(here());
const read = async (path: string) => (await here().clerk.read(path)).body;

describe('a purchase invoice', () => {
  test('stands on the statement and on its ticket, line by line, until its ticket is reversed', async () => {
    const wish = await round().issued();
    const [ticket = ''] = wish.tickets;
    const page = await read(`/purchase-invoices/${wish.invoice}`);
    assert.deepEqual(
      [
        page.stage,
        page.amountFen,
        page.lines.map(({ ticket: of, netGrams }: { ticket: string; netGrams: number }) => [of, netGrams]),
      ],
      ['issued', 8_000, [[ticket, 2_000]]],
    );
    const of = { id: wish.invoice, month: wish.month, number: page.number };
    assert.deepEqual((await read(`/tickets/${ticket}`)).invoice, of);
    assert.deepEqual((await read(`/household-statements/${wish.household}`)).lines[0].ticket.invoice, of);
    assert.equal((await round().produce.reverse(ticket)).status, 200);
    const after = await read(`/purchase-invoices/${wish.invoice}`);
    assert.deepEqual([after.stage, after.reason, after.number], ['void', 'ticket-reversed', page.number]);
    assert.equal((await read(`/tickets/${ticket}`)).invoice, null);
    assert.equal((await read(`/household-statements/${wish.household}`)).lines[0].ticket.invoice, null);
    const sums = await read(`/purchase-invoices-sums?household=${wish.household}`);
    assert.deepEqual([sums.count, sums.sums], [1, { amountFen: 0, voided: 1 }]);
    assert.ok((await verify(here().server.pool, here().county.code)).ok);
  });

  test('is issued once for a ticket, pressed twice and by two people at once', async () => {
    const wish = await round().wish();
    const said = newId();
    const twice = [said, said, newId()].map((id) =>
      here().clerk.send(
        'issue-purchase-invoice',
        {
          invoice: id === said ? wish.invoice : newId(),
          household: wish.household,
          month: wish.month,
          tickets: wish.tickets,
        },
        { id },
      ),
    );
    const answers = (await Promise.all(twice)).map(({ status, code }) => (status === 200 ? 'accepted' : code));
    const { rows } = await read(`/purchase-invoices?household=${wish.household}`);
    assert.equal(rows.length, 1);
    assert.ok(answers.includes('accepted') && answers.includes('ticket-invoiced'), answers.join(' '));
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessMonth, chart } from '@yangui/domain';
import { ProduceRound } from '../../http/test-produce.ts';
import { withServer } from '../../http/test-server.ts';
import { TaxRound, WITHHELD_FEN } from '../../http/test-taxes.ts';
import { TwoAtWork } from '../../http/test-two-people.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();

test('what a month withheld is told payee by payee, paid over by two people and once, and the account comes to nought', async () => {
  const { clerk, partner, server, county } = here();
  const round = new TaxRound(here());
  const month = await round.withheld();
  const told = async () => (await clerk.read(`/withheld-taxes?month=${month}`)).body;
  const account = async () => (await clerk.read(`/ledger/${chart.taxWithheld}`)).body;
  const before = await told();
  assert.deepEqual(
    before.rows.map(({ person, type, grossFen, withheldFen, netFen }: Record<string, { id: string }>) => [
      person?.id,
      type,
      grossFen,
      withheldFen,
      netFen,
    ]),
    [[partner.person, 'labour', 200_000, WITHHELD_FEN, 200_000 - WITHHELD_FEN]],
  );
  assert.deepEqual(
    [before.over, before.withheldFen, before.paidFen, before.owedFen, before.accountFen],
    [true, WITHHELD_FEN, 0, WITHHELD_FEN, WITHHELD_FEN],
  );
  assert.match(before.dueDay, /-15$/);
  assert.equal((await account()).balanceFen, -WITHHELD_FEN);

  const two = await TwoAtWork.begin(here());
  const wish = round.paymentOf(month, before.owedFen);
  const proposal = await two.propose(clerk, 'pay-withheld-tax', wish);
  const again = await two.propose(clerk, 'pay-withheld-tax', round.paymentOf(month, before.owedFen));
  assert.equal((await told()).owedFen, WITHHELD_FEN, 'one alone books nothing');
  assert.equal((await two.confirm(proposal)).status, 200);
  assert.equal((await two.confirm(again)).code, 'tax-nothing-owed', 'proposed twice, it is paid once');
  const after = await told();
  assert.deepEqual([after.owedFen, after.paidFen, after.accountFen], [0, WITHHELD_FEN, 0]);
  const { balanceFen, rows } = await account();
  assert.equal(balanceFen, 0);
  assert.deepEqual(rows[0].about, { kind: 'taxPayment', id: wish.payment });

  const undo = await two.propose(clerk, 'reverse-tax-payment', { payment: wish.payment, reason: 'sent-back' });
  assert.equal((await two.confirm(undo)).status, 200);
  const owedAgain = await told();
  assert.deepEqual([owedAgain.owedFen, owedAgain.accountFen], [WITHHELD_FEN, WITHHELD_FEN]);
  assert.deepEqual(
    owedAgain.payments.map(({ stage, reason }: { stage: string; reason: string }) => [stage, reason]),
    [['reversed', 'sent-back']],
  );
  // The same certificate, entered rightly.
  const right = await two.propose(clerk, 'pay-withheld-tax', { ...wish, payment: round.paymentOf(month, 1).payment });
  assert.equal((await two.confirm(right)).status, 200);
  assert.equal((await account()).balanceFen, 0);
  await two.letOneAct(Date.UTC(2100, 0));
  assert.equal((await verify(server.pool, county.code)).ok, true);
});

test('the quarter has sellers by their tickets, however they were paid, and workers by their settlements', async () => {
  const { clerk, partner, station } = here();
  const produce = new ProduceRound(here());
  await produce.must(clerk, 'open-float', { station: station.id, amountFen: 50_000 });
  const [commodity, { household, seller }] = [await produce.commodity(), await produce.household()];
  const of = { household, seller, commodity };
  const [cash, owed, wrong] = [produce.ticketOf(of, { payment: 'cash' }), produce.ticketOf(of), produce.ticketOf(of)];
  for (const ticket of [cash, owed, wrong]) await produce.must(partner, 'take-in', ticket);
  assert.equal((await produce.reverse(wrong.ticket)).status, 200);
  const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
  const read = async (quarter: string) => (await clerk.read(`/platform-report?quarter=${quarter}`)).body;
  const now = await read(quarterOf(businessMonth(Date.now())));
  const mine = now.rows.find(({ person }: { person: { id: string } }) => person.id === household);
  assert.deepEqual(
    [mine.as, mine.type, mine.deals, mine.grossFen, mine.takenBackFen, mine.netFen, mine.withheldFen],
    ['household', 'farmer', 3, 24_000, 8_000, 16_000, 0],
  );
  assert.equal(mine.called.length, 1);
  const month = await new TaxRound(here()).withheld();
  const then = await read(quarterOf(month));
  const worker = then.rows.find(({ person }: { person: { id: string } }) => person.id === partner.person);
  assert.equal(worker.type, 'labour');
  assert.ok(worker.withheldFen >= WITHHELD_FEN && worker.grossFen >= 200_000);
  assert.equal(
    then.rows.reduce((sum: number, { netFen }: { netFen: number }) => sum + netFen, 0),
    then.netFen,
  );
  assert.equal((await clerk.read('/platform-report?quarter=2026-Q5')).status, 400);
  assert.equal((await partner.read(`/platform-report?quarter=2026-Q4`)).status, 403);
});

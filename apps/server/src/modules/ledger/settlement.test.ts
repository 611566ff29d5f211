import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { accountOf, businessMonth, monthAfter, chart, DAY, SYSTEM } from '@yangui/domain';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { assertBooksStand, newId, type TestStation } from '../../journal/test-county.ts';

const here = withServer();

let approver: SomeoneSignedIn;

/** The month before the last: always past its settlement day. */
const PERIOD = businessMonth(Date.now() - 62 * DAY);

async function balance(account: string): Promise<number> {
  const { rows } = await here().server.pool.query<{ balanceFen: number }>(
    'select balance_fen as "balanceFen" from account where county = $1 and id = $2',
    [here().county.code, account],
  );
  return rows[0]?.balanceFen ?? 0;
}

/** An order of `quantity` at 10 yuan, of which 5 % is rebate, on its whole way to a payable rebate. */
async function earn(at: 'station' | 'otherStation', quantity: number): Promise<string> {
  const { clerk, county } = here();
  const station: TestStation = here()[at];
  const partner = at === 'station' ? here().partner : here().otherPartner;
  const id = newId();
  const long = Date.now() - 20 * DAY;
  const lines = [{ product: county.product, quantity, priceFen: 1_000 }];
  assert.equal(
    (
      await partner.send(
        'place-order',
        { station: station.id, villager: station.villager, lines, tender: 'qr' },
        { id, at: long },
      )
    ).status,
    200,
  );
  assert.equal((await clerk.send('receive-order', { order: id }, { at: long + DAY })).status, 200);
  assert.equal((await partner.send('collect-order', { order: id }, { at: long + 2 * DAY })).status, 200);
  assert.equal((await clerk.send('release-rebate', { order: id })).status, 200);
  return id;
}

async function say(who: SomeoneSignedIn, type: string, payload: unknown, personal?: unknown): Promise<string> {
  const { status, code, body } = await who.send(type, payload, { personal });
  assert.ok(status === 200 || code !== undefined, JSON.stringify(body));
  return status === 200 ? 'accepted' : String(code);
}

const books = () => assertBooksStand(here().server.pool, here().county);
const bank = (accountNumber: string, accountName = '站长1') => ({
  accountName,
  bank: '中国农业银行双阳支行',
  accountNumber,
});
const detail = async (settlement: string) => (await here().clerk.read(`/settlements/${settlement}`)).body;
const earnings = async (partner: SomeoneSignedIn) => (await partner.read('/earnings')).body;

describe('a settlement', () => {
  before(async () => {
    approver = await here().appoint('finance-approver');
  });
  const settlement = newId();

  test('waits for the settlement day, and for something to pay', async () => {
    const { clerk } = here();
    assert.equal(
      await say(clerk, 'prepare-settlement', { settlement, period: businessMonth(Date.now()) }),
      'settlement-too-early',
    );
    const { latest } = (await clerk.read('/settlement-preview')).body;
    for (const [period, said] of [
      [latest, 'nothing-payable'],
      [monthAfter(latest), 'settlement-too-early'],
    ])
      assert.equal(await say(clerk, 'prepare-settlement', { settlement, period }), said, period);
    assert.equal(await say(clerk, 'prepare-settlement', { settlement, period: PERIOD }), 'nothing-payable');
    assert.equal(await say(clerk, 'prepare-settlement', { settlement, period: '2026-13' }), 'malformed-command');
  });

  test('holds what every partner is owed, to the fen as they see it themselves, each line opening to its orders', async () => {
    const { clerk, partner, otherPartner } = here();
    const orders = [await earn('station', 7), await earn('station', 4)];
    await earn('otherStation', 3);
    const { body: preview } = await clerk.read('/settlement-preview');
    assert.equal(preview.totalFen, 550 + 150);
    assert.equal(await say(partner, 'prepare-settlement', { settlement, period: PERIOD }), 'not-allowed');
    assert.equal(await say(clerk, 'prepare-settlement', { settlement, period: PERIOD }), 'accepted');
    const found = await detail(settlement);
    assert.deepEqual([found.stage, found.totalFen, found.people], ['prepared', 700, 2]);
    for (const who of [partner, otherPartner]) {
      const mine = found.lines.find((line: { partner: { id: string } }) => line.partner.id === who.person);
      assert.equal(mine.amountFen, (await earnings(who)).payableFen);
      const { body } = await clerk.read(`/settlements/${settlement}/lines/${mine.serial}`);
      assert.equal(
        body.rows.reduce((sum: number, row: { amountFen: number }) => sum + row.amountFen, 0),
        mine.amountFen,
      );
      if (who === partner)
        assert.deepEqual(
          body.rows.map((row: { about: { id: string } }) => row.about.id),
          orders,
        );
    }
  });

  test('is decided by another than who prepared it', async () => {
    const { clerk, server, county } = here();
    const grant = county.bind(
      'grant-role',
      { person: clerk.person, role: 'finance-approver', place: county.code },
      { by: SYSTEM },
    );
    assert.equal((await server.writer.submit(grant)).status, 'accepted');
    assert.equal(await say(clerk, 'approve-settlement', { settlement }), 'own-work');
    assert.equal(await say(clerk, 'reject-settlement', { settlement, reason: 'other' }), 'own-work');
  });

  test('sent back books nothing, and another can be prepared; a second one waits for the first', async () => {
    const { clerk } = here();
    assert.equal(await say(clerk, 'prepare-settlement', { settlement: newId(), period: PERIOD }), 'settlement-open');
    assert.equal(await say(approver, 'reject-settlement', { settlement, reason: 'wrong-amount' }), 'accepted');
    assert.equal(await say(approver, 'approve-settlement', { settlement }), 'settlement-not-ready');
    assert.equal((await earnings(here().partner)).payableFen, 550);
    await books();
  });

  const paid = newId();
  /** The approver looks at the accounts that are new since the approval. */
  const letGo = async () => {
    const held = (await detail(paid)).lines.filter((line: { held: boolean }) => line.held);
    const serials = held.map(({ serial }: { serial: number }) => serial);
    assert.equal(await say(approver, 'confirm-payouts', { settlement: paid, serials }), 'accepted');
  };

  test('approved moves what is payable into payment, and is not prepared twice', async () => {
    const { clerk, partner } = here();
    assert.equal(await say(clerk, 'prepare-settlement', { settlement: paid, period: PERIOD }), 'accepted');
    assert.equal(await say(approver, 'approve-settlement', { settlement: paid }), 'accepted');
    const mine = await earnings(partner);
    assert.deepEqual([mine.payableFen, mine.inPaymentFen, mine.paidFen], [0, 550, 0]);
    const { toInstruct, fen } = (await approver.read('/money-summary')).body;
    const { totalFen, people } = await detail(paid);
    assert.deepEqual([toInstruct, fen.toInstruct, fen.toApprove, fen.bounced], [people, totalFen, 0, 0]);
    assert.deepEqual(mine.rows[0].about, { kind: 'settlement', id: paid });
    assert.equal(await say(clerk, 'prepare-settlement', { settlement: newId(), period: PERIOD }), 'period-settled');
    await books();
  });

  test('is paid through a file in which everybody with bank details stands once', async () => {
    const { clerk, partner, otherPartner } = here();
    assert.equal(await say(approver, 'issue-payout-file', { settlement: paid }), 'payee-missing');
    assert.equal(await say(clerk, 'set-payee', { person: newId() }, bank('6228480402564890018')), 'person-unknown');
    assert.equal(await say(clerk, 'set-payee', { person: partner.person }, bank('12')), 'payee-invalid');
    assert.equal(
      await say(clerk, 'set-payee', { person: partner.person }, bank('62284804 02564890018', '=cmd()')),
      'payee-invalid',
    );
    assert.equal(
      await say(clerk, 'set-payee', { person: partner.person }, bank('6228 4804 0256 4890 018')),
      'accepted',
    );
    assert.equal(await say(clerk, 'issue-payout-file', { settlement: newId() }), 'settlement-unknown');
    const waits = (await detail(paid)).lines.find(({ held }: { held: boolean }) => held);
    assert.equal(waits.partner.id, partner.person, 'what was set after the approval waits for the approver');
    assert.equal(await say(approver, 'issue-payout-file', { settlement: paid }), 'payee-changed');
    assert.equal(await say(clerk, 'confirm-payouts', { settlement: paid, serials: [waits.serial] }), 'own-work');
    assert.equal(await say(approver, 'confirm-payouts', { settlement: paid, serials: [waits.serial] }), 'accepted');
    assert.equal(await say(approver, 'issue-payout-file', { settlement: paid }), 'accepted');
    assert.equal(
      await say(approver, 'issue-payout-file', { settlement: paid }),
      'payee-missing',
      'the other still has no bank details',
    );
    assert.equal(
      await say(clerk, 'set-payee', { person: otherPartner.person }, bank('6217000012340000001', '站长2')),
      'accepted',
    );
    await letGo();
    assert.equal(await say(approver, 'issue-payout-file', { settlement: paid }), 'accepted');
    assert.equal(await say(approver, 'issue-payout-file', { settlement: paid }), 'nothing-to-pay');
    assert.equal(
      await say(clerk, 'set-payee', { person: partner.person }, bank('6228480402564890019')),
      'payout-under-way',
    );

    const serial = (await detail(paid)).lines.find(
      (line: { partner: { id: string } }) => line.partner.id === partner.person,
    ).serial;
    const { body } = await approver.read(`/settlements/${paid}/files/1`);
    assert.equal(
      body.text,
      `序号,户名,账号,开户行,金额,备注\r\n${serial},站长1,6228480402564890018,中国农业银行双阳支行,5.50,${PERIOD} 返利\r\n`,
    );
    assert.equal((await approver.read(`/settlements/${paid}/files/3`)).status, 404);
    assert.equal((await here().officer.read(`/settlements/${paid}/files/1`)).code, 'not-allowed');
  });

  test('bounced comes back, is corrected and tried again, and is paid; the partner sees each', async () => {
    const { clerk, partner, otherPartner } = here();
    const lines = (await detail(paid)).lines;
    const of = (who: SomeoneSignedIn) =>
      lines.find((line: { partner: { id: string } }) => line.partner.id === who.person).serial;
    assert.equal(
      await say(clerk, 'record-payout', { settlement: paid, serial: of(otherPartner), result: 'paid' }),
      'accepted',
    );
    assert.equal(
      await say(clerk, 'record-payout', { settlement: paid, serial: of(otherPartner), result: 'paid' }),
      'payout-not-ready',
    );
    assert.equal(await say(clerk, 'record-payout', { settlement: paid, serial: 99, result: 'paid' }), 'payout-unknown');
    const mine = { settlement: paid, serial: of(partner) };
    assert.equal(
      await say(clerk, 'record-payout', { ...mine, result: 'bounced', reason: 'account-wrong' }),
      'accepted',
    );
    const seen = await earnings(partner);
    assert.deepEqual(
      [seen.inPaymentFen, seen.bouncedFen, seen.payouts[0].stage, seen.payouts[0].reason],
      [0, 550, 'bounced', 'account-wrong'],
    );
    await books();

    assert.equal(await say(clerk, 'retry-payout', mine), 'payee-unchanged');
    assert.equal(await say(clerk, 'set-payee', { person: partner.person }, bank('6228480402564890099')), 'accepted');
    assert.equal(await say(clerk, 'retry-payout', mine), 'accepted');
    await letGo();
    assert.equal(await say(approver, 'issue-payout-file', { settlement: paid }), 'accepted');
    const { body } = await approver.read(`/settlements/${paid}/files/3`);
    assert.ok(body.text.includes('6228480402564890099'));
    assert.equal(await say(approver, 'record-payout', { ...mine, result: 'paid' }), 'accepted');
    const last = await earnings(partner);
    assert.deepEqual([last.payableFen, last.inPaymentFen, last.bouncedFen, last.paidFen], [0, 0, 0, 550]);
    assert.equal(await balance(chart.bank), -700);
    assert.equal(await balance(accountOf.payout(partner.person)), 0);
    await books();
  });

  test('that follows pays only what became payable since', async () => {
    const { clerk } = here();
    const order = await earn('station', 2);
    const next = newId();
    assert.equal(
      await say(clerk, 'prepare-settlement', { settlement: next, period: businessMonth(Date.now() - 93 * DAY) }),
      'accepted',
    );
    const { body } = await clerk.read(`/settlements/${next}/lines/1`);
    assert.deepEqual([body.amountFen, body.rows.map((row: { about: { id: string } }) => row.about.id)], [100, [order]]);
    assert.equal(await say(approver, 'reject-settlement', { settlement: next, reason: 'not-yet' }), 'accepted');
    await books();
  });
});

describe('bank details', () => {
  test('stand in their private table only: not in the journal, masked on the screen, and not for everybody', async () => {
    const { server, county, clerk, officer } = here();
    const { rows } = await server.pool.query<{ text: string }>(
      `select string_agg(body::text, '') as text from journal_entry where county = $1`,
      [county.code],
    );
    assert.ok(!rows[0]?.text.includes('6228480402564890'));
    const { body } = await clerk.read('/payees');
    assert.ok(body.rows.some((row: { accountNumber: string | null }) => row.accountNumber === '**** 0099'));
    assert.ok(!JSON.stringify(body).includes('6228480402564890'));
    assert.equal((await officer.read('/payees')).code, 'not-allowed');
    const { body: seen } = await officer.read('/settlements');
    const { body: one } = await officer.read(`/settlements/${seen.rows[0].id}`);
    assert.ok(one.lines.every((line: { payee: string | null }) => line.payee === null));
  });
});

describe('a month', () => {
  test('is closed in order, once it is over, with a trial balance that comes to zero and stays', async () => {
    const { clerk, server, county, partner } = here();
    assert.equal(await say(partner, 'close-period', { period: PERIOD }), 'not-allowed');
    assert.equal(await say(approver, 'close-period', { period: businessMonth(Date.now()) }), 'period-not-over');
    assert.equal(await say(approver, 'close-period', { period: PERIOD }), 'accepted');
    assert.equal(await say(approver, 'close-period', { period: PERIOD }), 'period-closed');
    assert.equal(await say(approver, 'close-period', { period: '2025-01' }), 'period-out-of-order');
    const { body } = await clerk.read('/periods');
    const { trialBalance, closedSeq } = body.rows[0];
    assert.equal(
      trialBalance.reduce((sum: number, line: { balanceFen: number }) => sum + line.balanceFen, 0),
      0,
    );

    // An order that a counter took offline, long before the close, comes in after it.
    const long = Date.now() - 40 * DAY;
    const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
    const { status, body: late } = await partner.send(
      'place-order',
      { station: here().station.id, villager: here().station.villager, lines },
      { at: long },
    );
    assert.equal(status, 200);
    assert.ok(late.seq > closedSeq, 'it is booked in the open month');
    const { rows } = await server.pool.query<{ head: string; balanceFen: number }>(
      `select split_part(account, ':', 1) as head, sum(amount_fen)::bigint as "balanceFen" from posting where county = $1 and seq <= $2 group by 1 order by 1`,
      [county.code, closedSeq],
    );
    const after = (await clerk.read('/periods')).body;
    assert.deepEqual(after.rows[0].trialBalance, trialBalance);
    assert.deepEqual(rows, trialBalance, 'what was booked up to the close still gives the balances that were kept');
    await books();
  });
});

describe('effective orders', () => {
  test('are counted by station and month of collection', async () => {
    const month = businessMonth(Date.now() - 18 * DAY);
    const { body } = await here().clerk.read(`/effective-orders?month=${month}`);
    const mine = body.rows.find((row: { station: string }) => row.station === here().station.id);
    assert.deepEqual([mine.orders, mine.effectiveFen], [3, 13_000]);
    assert.deepEqual(
      (await here().otherPartner.read('/effective-orders')).body.rows.map((row: { orders: number }) => row.orders),
      [1],
    );
  });
});

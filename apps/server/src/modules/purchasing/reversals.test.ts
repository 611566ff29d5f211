import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { accountOf, chart, DAY } from '@yangui/domain';
import { BookingRound } from '../../http/test-reversals.ts';
import { TwoAtWork } from '../../http/test-two-people.ts';
import { withServer } from '../../http/test-server.ts';
import { verify } from '../../journal/verify.ts';
import { newId } from '../../journal/test-county.ts';

const here = withServer();
let two: TwoAtWork;

const round = () => new BookingRound(here());
const reason = 'wrong-amount';

/** The balances of a station's cash, its cash under way, what was short, the centre's cash, the institution's debt and the bank. */
async function balances(): Promise<readonly number[]> {
  const { id } = here().station;
  const accounts = [
    accountOf.cash(id),
    accountOf.cashInTransit(id),
    accountOf.cashShortOver(id),
    chart.centreCash,
    chart.institution,
    chart.bank,
  ];
  const { rows } = await here().server.pool.query<{ id: string; balanceFen: number }>(
    'select id, balance_fen as "balanceFen" from account where county = $1',
    [here().county.code],
  );
  return accounts.map((account) => rows.find((row) => row.id === account)?.balanceFen ?? 0);
}

const stands = async () => assert.equal((await verify(here().server.pool, here().county.code)).ok, true);
const booking = async (id: string) =>
  (await here().clerk.read('/bookings?limit=200')).body.rows.find((row: { id: string }) => row.id === id);

/** Proposes a reversal and has it confirmed; nothing is booked before. */
async function reverse(type: string, payload: object): Promise<void> {
  const before = await balances();
  const proposal = await two.propose(here().clerk, type, payload);
  assert.deepEqual(await balances(), before, 'one alone books nothing');
  assert.equal((await two.confirm(proposal)).status, 200);
}

describe('what was booked wrongly is reversed, and both stay', () => {
  before(async () => {
    two = await TwoAtWork.begin(here());
  });

  test('a float: the drawer and the centre stand as before it, and the partner sees both', async () => {
    const before = await balances();
    const handing = await round().float(700);
    await reverse('reverse-float', { handing, reason });
    assert.deepEqual(await balances(), before);
    const { stage, fault, amountFen, of } = await booking(handing);
    assert.deepEqual([stage, fault, amountFen], ['reversed', reason, 700]);
    assert.equal(typeof of, 'string');
    const { rows } = (await here().partner.read(`/cash/${here().station.id}/movements`)).body;
    assert.deepEqual(
      rows.slice(0, 2).map((row: { reason: string; amountFen: number }) => [row.reason, row.amountFen]),
      [
        ['FloatReversed', -700],
        ['FloatOpened', 700],
      ],
    );
    await stands();
  });

  test('a float that a count came after: what was counted short is found by the next count', async () => {
    const { partner, station } = here();
    const before = await balances();
    const handing = await round().float(90_000);
    // Nine yuan were handed over, and nine hundred booked.
    const countedFen = (before[0] ?? 0) + 900;
    await round().must(partner, 'count-cash', { station: station.id, countedFen, reason: 'entry-error' });
    await reverse('reverse-float', { handing, reason });
    await round().float(900);
    await round().must(partner, 'count-cash', { station: station.id, countedFen, reason: 'entry-error' });
    const [cash, , short, centre] = await balances();
    assert.deepEqual([cash, short, centre], [countedFen, before[2], (before[3] ?? 0) - 900]);
    await stands();
  });

  test('a remittance under way is in the drawer again, and one that was confirmed with a difference too', async () => {
    const { clerk, partner } = here();
    const sent = await round().remittance(300);
    const counted = await round().remittance(400);
    const before = await balances();
    await round().must(clerk, 'confirm-remittance', { remittance: counted, countedFen: 150, reason: 'entry-error' });
    await reverse('reverse-remittance', { remittance: sent, reason });
    await reverse('reverse-remittance', { remittance: counted, reason });
    const [cash = 0, transit = 0, ...rest] = before;
    assert.deepEqual(await balances(), [cash + 700, transit - 700, ...rest]);
    assert.equal(
      (await clerk.send('confirm-remittance', { remittance: sent, countedFen: 300, reason: null })).code,
      'booking-reversed',
    );
    const { rows } = (await partner.read('/remittances?stage=reversed')).body;
    assert.deepEqual(rows.map(({ id }: { id: string }) => id).toSorted(), [counted, sent].toSorted());
    const mine = rows.find(({ id }: { id: string }) => id === counted);
    assert.deepEqual([mine.sentFen, mine.countedFen, mine.reason, mine.fault], [400, 150, 'entry-error', reason]);
    const { sums } = (await clerk.read(`/remittances-sums?stage=reversed`)).body;
    assert.equal(sums.sentFen, 0, 'a list of remittances counts none that was reversed');
    await stands();
  });

  test('a payment of the institution: it owes the money again, and the slip can be entered rightly', async () => {
    const { clerk, partner, station, county } = here();
    const lines = [{ product: county.product, quantity: 2, priceFen: 1_000 }];
    await round().must(partner, 'place-order', {
      station: station.id,
      villager: station.villager,
      tender: 'qr',
      lines,
    });
    const before = await balances();
    const wrong = await round().must(clerk, 'record-institution-payment', { amountFen: 900, reference: 'cx-20261201' });
    await reverse('reverse-institution-payment', { reference: 'CX-20261201', payment: wrong, reason });
    assert.deepEqual(await balances(), before);
    const right = await round().must(clerk, 'record-institution-payment', { amountFen: 90, reference: 'CX-20261201' });
    const states = [await booking(wrong), await booking(right)].map(({ stage, amountFen, reference }) => [
      stage,
      amountFen,
      reference,
    ]);
    assert.deepEqual(states, [
      ['reversed', 900, 'CX-20261201'],
      ['booked', 90, 'CX-20261201'],
    ]);
    assert.equal(
      (await clerk.send('reverse-institution-payment', { reference: 'CX-20261201', payment: wrong, reason })).code,
      'booking-reversed',
    );
    await reverse('reverse-institution-payment', { reference: 'CX-20261201', payment: right, reason });
    assert.deepEqual(await balances(), before);
    await stands();
  });

  test('goods received come off the stock, by one person; a receipt from before is in no list', async () => {
    const product = await round().product(3);
    const receipt = await round().receipt(product, 4);
    assert.equal((await round().reverseReceipt(receipt)).status, 200);
    const { rows } = (await here().clerk.read('/products?limit=200')).body;
    assert.equal(rows.find(({ id }: { id: string }) => id === product).stockUnits, 3);
    assert.equal((await booking(receipt)).stage, 'reversed');
    await stands();
  });

  test('a payout that was recorded as paid waits for the bank again, in the same file', async () => {
    await two.letOneAct(Date.UTC(2100, 0));
    const { clerk, partner, station, county } = here();
    const at = Date.now() - 20 * DAY;
    const order = newId();
    const lines = [{ product: county.product, quantity: 3, priceFen: 1_000 }];
    const basket = { station: station.id, villager: station.villager, tender: 'qr', lines };
    assert.equal((await partner.send('place-order', basket, { id: order, at })).status, 200);
    assert.equal((await clerk.send('receive-order', { order }, { at })).status, 200);
    assert.equal((await partner.send('collect-order', { order }, { at })).status, 200);
    await round().must(clerk, 'release-rebate', { order });
    const bank = { accountName: '站长', bank: '中国农业银行', accountNumber: '6228480402564890018' };
    assert.equal((await clerk.send('set-payee', { person: partner.person }, { personal: bank })).status, 200);
    const settlement = newId();
    await round().must(clerk, 'prepare-settlement', { settlement, period: '2026-01' });
    for (const step of ['approve-settlement', 'issue-payout-file'])
      await round().must(two.approver, step, { settlement });
    const line = { settlement, serial: 1 };
    const before = await balances();
    await round().must(clerk, 'record-payout', { ...line, result: 'paid' });
    await two.letOneAct(null);
    assert.equal((await clerk.send('reverse-payout', { ...line, serial: 2, reason })).code, 'payout-unknown');
    const late = await two.propose(clerk, 'reverse-payout', { ...line, reason });
    await reverse('reverse-payout', { ...line, reason: 'not-happened' });
    assert.deepEqual(await balances(), before);
    const shown = (await clerk.read(`/settlements/${settlement}`)).body.lines[0];
    assert.deepEqual([shown.stage, shown.file], ['instructed', 1]);
    assert.deepEqual(
      shown.undone.map((one: { reason: string }) => one.reason),
      ['not-happened'],
    );
    assert.equal((await clerk.send('reverse-payout', { ...line, reason })).code, 'payout-not-ready');
    await round().must(clerk, 'record-payout', { ...line, result: 'paid' });
    assert.equal((await two.confirm(late)).code, 'proposal-outdated', 'what was paid since is another payment');
    await reverse('reverse-payout', { ...line, reason: 'not-happened' });
    await round().must(clerk, 'record-payout', { ...line, result: 'bounced', reason: 'account-closed' });
    await stands();
  });

  test('who proposes twice reverses once, and a proposal says what was seen', async () => {
    const handing = await round().float(50);
    const before = await balances();
    const [first, again] = [
      await two.propose(here().clerk, 'reverse-float', { handing, reason }),
      await two.propose(here().clerk, 'reverse-float', { handing, reason }),
    ];
    const answers = await Promise.all([two.confirm(first), two.confirm(again)]);
    assert.deepEqual(
      new Set(answers.map(({ status, code }) => (status === 200 ? 'accepted' : code))),
      new Set(['accepted', 'booking-reversed']),
    );
    assert.equal((await balances())[0], (before[0] ?? 0) - 50);
    const remittance = await round().remittance(80);
    const seen = await two.propose(here().clerk, 'reverse-remittance', { remittance, reason });
    await round().must(here().clerk, 'confirm-remittance', { remittance, countedFen: 80, reason: null });
    assert.equal((await two.confirm(seen)).code, 'proposal-outdated', 'it was counted meanwhile');
    await stands();
  });

  test('a receipt that is reversed while its goods are ordered: one of the two is refused', async () => {
    const { partner, station } = here();
    const product = await round().product(0);
    const receipt = await round().receipt(product, 4);
    const lines = [{ product, quantity: 4, priceFen: 1_000 }];
    const basket = { station: station.id, villager: station.villager, tender: 'qr', lines };
    const answers = await Promise.all([round().reverseReceipt(receipt), partner.send('place-order', basket)]);
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [200, 409],
    );
    await stands();
  });
});

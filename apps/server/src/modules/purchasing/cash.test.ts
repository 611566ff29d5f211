import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountOf, businessDay, CENTRE, chart, DAY } from '@yangui/domain';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId } from '../../journal/test-county.ts';

const here = withServer();

const PRICE_FEN = 1_000;

async function balance(account: string): Promise<number> {
  const { rows } = await here().server.pool.query<{ balanceFen: number }>(
    'select balance_fen as "balanceFen" from account where county = $1 and id = $2',
    [here().county.code, account],
  );
  return rows[0]?.balanceFen ?? 0;
}

const cash = () => balance(accountOf.cash(here().station.id));

/** Places an order of `quantity` at 10 yuan each, and says what became of it. */
async function order(quantity: number, tender?: string, at = Date.now()): Promise<{ id: string; code: string }> {
  const { station, county, partner } = here();
  const id = newId();
  const lines = [{ product: county.product, quantity, priceFen: PRICE_FEN }];
  const { status, code } = await partner.send(
    'place-order',
    { station: station.id, villager: station.villager, lines, ...(tender && { tender }) },
    { id, at },
  );
  return { id, code: status === 200 ? 'accepted' : String(code) };
}

async function say(who: 'clerk' | 'partner', type: string, payload: unknown, id = newId()): Promise<string> {
  const { status, code } = await here()[who].send(type, payload, { id });
  return status === 200 ? 'accepted' : String(code);
}

const books = () => assertBooksStand(here().server.pool, here().county);

describe('an order is paid', () => {
  test('in cash where nothing else is said: the drawer holds it', async () => {
    const before = await cash();
    assert.equal((await order(2)).code, 'accepted');
    assert.equal((await cash()) - before, 2 * PRICE_FEN);
  });

  test('by QR: the institution owes it, and the drawer does not change; cancelled, it goes back the same way', async () => {
    const [before, owed] = [await cash(), await balance(chart.institution)];
    const { id } = await order(3, 'qr');
    assert.equal((await balance(chart.institution)) - owed, 3 * PRICE_FEN);
    assert.equal(await say('clerk', 'cancel-order', { order: id, reason: 'other' }), 'accepted');
    assert.equal(await balance(chart.institution), owed);
    assert.equal(await cash(), before);
  });

  test('by QR: what the institution pays out goes to the bank, by the clerk, and never more than it owes', async () => {
    await order(2, 'qr');
    const [owed, bank] = [await balance(chart.institution), await balance(chart.bank)];
    const { clerk, partner } = here();
    assert.deepEqual(
      [
        (await clerk.read('/money-summary')).body.institutionFen,
        (await partner.read('/money-summary')).body.institutionFen,
      ],
      [owed, null],
    );
    assert.equal(
      await say('clerk', 'record-institution-payment', { amountFen: owed + 1, reference: 'WX-20261122-01' }),
      'institution-overpaid',
    );
    assert.equal(
      await say('partner', 'record-institution-payment', { amountFen: 500, reference: 'WX-20261122-01' }),
      'not-allowed',
    );
    assert.equal(
      await say('clerk', 'record-institution-payment', { amountFen: 500, reference: 'WX-20261122-01' }),
      'accepted',
    );
    assert.equal(
      await say('clerk', 'record-institution-payment', { amountFen: 500, reference: 'WX-20261122-01' }),
      'payment-recorded',
    );
    assert.deepEqual([await balance(chart.institution), await balance(chart.bank)], [owed - 500, bank + 500]);
    await books();
  });

  test('on a tab up to its limit; paid off in cash, the drawer holds it', async () => {
    const tab = accountOf.tab(here().station.villager);
    assert.equal((await order(30, 'tab')).code, 'accepted');
    assert.equal((await order(21, 'tab')).code, 'tab-over-limit');
    assert.equal((await order(20, 'tab')).code, 'accepted');
    const { body } = await here().partner.read('/tabs');
    assert.deepEqual(
      body.rows.map((row: { owesFen: number }) => row.owesFen),
      [50_000],
    );
    assert.equal(body.limitFen, 50_000);
    const before = await cash();
    assert.equal(
      await say('partner', 'pay-tab', { villager: here().station.villager, tender: 'cash', amountFen: 50_001 }),
      'tab-overpaid',
    );
    assert.equal(
      await say('partner', 'pay-tab', { villager: here().station.villager, tender: 'cash', amountFen: 20_000 }),
      'accepted',
    );
    assert.equal(await balance(tab), 30_000);
    assert.equal((await cash()) - before, 20_000);
    await books();
  });

  test('on a tab paid off meanwhile: what comes back lowers the tab first, the rest is cash', async () => {
    const tab = accountOf.tab(here().station.villager);
    await say('partner', 'pay-tab', { villager: here().station.villager, tender: 'qr', amountFen: await balance(tab) });
    const { id } = await order(10, 'tab');
    await say('partner', 'pay-tab', { villager: here().station.villager, tender: 'cash', amountFen: 6_000 });
    const before = await cash();
    assert.equal(await say('clerk', 'cancel-order', { order: id, reason: 'other' }), 'accepted');
    assert.equal(await balance(tab), 0);
    assert.equal((await cash()) - before, -6_000);
    await books();
  });
});

describe('part of an order comes back', () => {
  test('by line: stock, money and rebate in proportion, until nothing is left', async () => {
    const { clerk, partner, county } = here();
    const { id } = await order(3);
    await clerk.send('receive-order', { order: id });
    await partner.send('collect-order', { order: id });
    const before = await cash();
    const pending = accountOf.rebatePending(here().partner.person);
    const rebate = await balance(pending);
    const back = (quantity: number) =>
      say('partner', 'return-order', { order: id, reason: 'damaged', lines: [{ product: county.product, quantity }] });
    assert.equal(await back(1), 'accepted');
    assert.equal((await cash()) - before, -PRICE_FEN);
    assert.equal((await balance(pending)) - rebate, 50);
    const { body } = await partner.read(`/orders/${id}`);
    assert.equal(body.stage, 'collected');
    assert.equal(body.lines[0].returned, 1);
    assert.deepEqual([body.refundedFen, body.rebateBackFen, body.effectiveFen], [1_000, 50, 2_000]);
    assert.equal(body.history.at(-1).stage, 'part-returned');
    assert.equal(await back(3), 'return-too-much');
    assert.equal(await back(2), 'accepted');
    assert.equal((await partner.read(`/orders/${id}`)).body.stage, 'returned');
    assert.equal(await back(1), 'order-not-ready');
    assert.equal((await cash()) - before, -3 * PRICE_FEN);
    assert.equal((await balance(pending)) - rebate, 150);
    await books();
  });

  test('and without lines all that is left comes back', async () => {
    const { clerk, partner, county } = here();
    const { id } = await order(4);
    await clerk.send('receive-order', { order: id });
    await partner.send('collect-order', { order: id });
    const before = await cash();
    await say('partner', 'return-order', {
      order: id,
      reason: 'damaged',
      lines: [{ product: county.product, quantity: 1 }],
    });
    assert.equal(await say('partner', 'return-order', { order: id, reason: 'quality' }), 'accepted');
    assert.equal((await cash()) - before, -4 * PRICE_FEN);
    await books();
  });
});

describe('goods that come back', () => {
  const stock = async () => {
    const { county, server } = here();
    const { rows } = await server.pool.query<{ units: number }>(
      'select stock_units as units from product where county = $1 and id = $2',
      [county.code, county.product],
    );
    return rows[0]?.units ?? 0;
  };
  const collected = async (quantity: number) => {
    const { id } = await order(quantity, 'qr');
    await here().clerk.send('receive-order', { order: id });
    await here().partner.send('collect-order', { order: id });
    return id;
  };
  const back = (id: string, quantity: number, why: object) =>
    say('partner', 'return-order', { order: id, ...why, lines: [{ product: here().county.product, quantity }] });

  test('are sold again unless they are spoilt, or whoever took them back says that they cannot be', async () => {
    const id = await collected(6);
    const before = await stock();
    assert.equal(await back(id, 1, { reason: 'changed-mind' }), 'accepted');
    assert.equal(await stock(), before + 1);
    for (const why of [{ reason: 'damaged' }, { reason: 'quality', unfit: false }, { reason: 'late', unfit: true }])
      assert.equal(await back(id, 1, why), 'accepted');
    assert.equal(await stock(), before + 1);
    const { body } = await here().partner.read(`/orders/${id}`);
    assert.deepEqual([body.lines[0].returned, body.lines[0].unfit], [4, 3]);
    assert.equal(await say('partner', 'return-order', { order: id, reason: 'damaged' }), 'accepted');
    assert.equal(await stock(), before + 1);
    await books();
  });

  test('and so with an order that is called off', async () => {
    const before = await stock();
    const broken = await order(2, 'qr');
    assert.equal(await say('clerk', 'cancel-order', { order: broken.id, reason: 'damaged' }), 'accepted');
    assert.equal(await stock(), before - 2);
    const unwanted = await order(3, 'qr');
    assert.equal(await say('clerk', 'cancel-order', { order: unwanted.id, reason: 'changed-mind' }), 'accepted');
    assert.equal(await stock(), before - 2);
    const lost = await order(1, 'qr');
    assert.equal(
      await say('clerk', 'cancel-order', { order: lost.id, reason: 'undelivered', unfit: true }),
      'accepted',
    );
    assert.equal(await stock(), before - 3);
    await books();
  });
});

describe('a station’s drawer', () => {
  test('over its limit takes no more cash but still takes QR; remitted, it takes cash again', async () => {
    const { clerk, station } = here();
    assert.equal((await clerk.send('change-settings', { cashFloatLimitFen: (await cash()) + 5_000 })).status, 200);
    assert.equal((await order(5)).code, 'accepted');
    assert.equal((await order(1)).code, 'cash-over-limit');
    assert.equal((await order(1, 'qr')).code, 'accepted');
    assert.equal(await say('clerk', 'open-float', { station: station.id, amountFen: 1 }), 'cash-over-limit');
    const holds = await cash();
    assert.equal(await say('partner', 'remit-cash', { station: station.id, amountFen: holds + 1 }), 'drawer-short');
    const remittance = newId();
    assert.equal(await say('partner', 'remit-cash', { station: station.id, amountFen: holds }, remittance), 'accepted');
    assert.equal(await cash(), 0);
    assert.equal(await balance(accountOf.cashInTransit(station.id)), holds);
    assert.equal((await order(1)).code, 'accepted');

    const centre = await balance(chart.centreCash);
    assert.equal(
      await say('partner', 'confirm-remittance', { remittance, countedFen: holds, reason: null }),
      'not-allowed',
    );
    assert.equal(
      await say('clerk', 'confirm-remittance', { remittance, countedFen: holds - 700, reason: null }),
      'difference-unexplained',
    );
    assert.equal(
      await say('clerk', 'confirm-remittance', { remittance, countedFen: holds - 700, reason: 'lost' }),
      'accepted',
    );
    assert.equal(
      await say('clerk', 'confirm-remittance', { remittance, countedFen: holds, reason: null }),
      'remittance-confirmed',
    );
    assert.equal(await balance(accountOf.cashInTransit(station.id)), 0);
    assert.equal((await balance(chart.centreCash)) - centre, holds - 700);
    assert.equal(await balance(accountOf.cashShortOver(station.id)), 700);
    const { body } = await clerk.read('/remittances');
    assert.deepEqual(
      [body.rows[0].sentFen, body.rows[0].countedFen, body.rows[0].stage],
      [holds, holds - 700, 'confirmed'],
    );
    await books();
  });

  test('counted: what is short or over is booked with its reason', async () => {
    const { station, partner, clerk } = here();
    await clerk.send('change-settings', { cashFloatLimitFen: 1_000_000 });
    assert.equal(await say('clerk', 'open-float', { station: station.id, amountFen: 20_000 }), 'accepted');
    const holds = await cash();
    const differs = await balance(accountOf.cashShortOver(station.id));
    assert.equal(
      await say('partner', 'count-cash', { station: station.id, countedFen: holds + 300, reason: null }),
      'difference-unexplained',
    );
    assert.equal(
      await say('partner', 'count-cash', { station: station.id, countedFen: holds + 300, reason: 'change-error' }),
      'accepted',
    );
    assert.equal(await cash(), holds + 300);
    assert.equal((await balance(accountOf.cashShortOver(station.id))) - differs, -300);
    assert.equal(
      await say('partner', 'count-cash', { station: station.id, countedFen: holds + 300, reason: null }),
      'accepted',
    );
    const { body } = await partner.read('/cash');
    assert.equal(body.rows.length, 1, 'a partner sees the own drawer only');
    assert.deepEqual(
      [body.rows[0].cashFen, body.rows[0].floatFen, body.rows[0].differenceFen],
      [holds + 300, 20_000, 0],
    );
    await books();
  });

  test('refuses to pay out more than it has', async () => {
    const { station, clerk, partner } = here();
    const { id } = await order(5);
    await clerk.send('receive-order', { order: id });
    await partner.send('collect-order', { order: id });
    await say('partner', 'remit-cash', { station: station.id, amountFen: (await cash()) - 4_999 });
    assert.equal(await say('partner', 'return-order', { order: id, reason: 'quality' }), 'drawer-short');
    assert.equal(await say('clerk', 'open-float', { station: station.id, amountFen: 1 }), 'accepted');
    assert.equal(await say('partner', 'return-order', { order: id, reason: 'quality' }), 'accepted');
    await books();
  });
});

describe('settings', () => {
  test('have defaults, keep what is not given, and hold to the law', async () => {
    const { clerk, administrator, partner } = here();
    assert.equal((await administrator.send('change-settings', { settlementDay: 15 })).status, 200);
    assert.equal((await clerk.send('change-settings', { rebateRates: { grain: 350 } })).status, 200);
    const { body } = await partner.read('/settings');
    assert.deepEqual([body.settlementDay, body.tabLimitFen, body.returnWindowDays], [15, 50_000, 7]);
    assert.equal(body.rates.find((rate: { category: string }) => rate.category === 'grain').basisPoints, 350);
    assert.equal((await clerk.send('change-settings', { returnWindowDays: 6 })).code, 'setting-out-of-range');
    assert.equal((await clerk.send('change-settings', { settlementDay: 29 })).code, 'setting-out-of-range');
    assert.equal((await partner.send('change-settings', { settlementDay: 1 })).code, 'not-allowed');
  });

  test('rate a product by its category, unless it has a rate of its own', async () => {
    const { clerk, partner, station } = here();
    const [own, rated] = [newId(), newId()];
    const product = { unit: '袋', barcode: null, priceFen: 10_000, stockUnits: 9, category: 'clothing' };
    await clerk.send('add-product', { product: own, name: '自定', ...product, rebateBasisPoints: 100 });
    await clerk.send('add-product', { product: rated, name: '按类', ...product });
    await clerk.send('change-settings', { rebateRates: { clothing: 750 } });
    const { body } = await partner.read('/products?query=按类');
    assert.deepEqual(
      [body.rows[0].rebateBasisPoints, body.rows[0].ownRate, body.rows[0].category],
      [750, false, 'clothing'],
    );
    const id = newId();
    const lines = [own, rated].map((one) => ({ product: one, quantity: 1, priceFen: 10_000 }));
    await partner.send('place-order', { station: station.id, villager: station.villager, lines, tender: 'qr' }, { id });
    assert.deepEqual(
      (await partner.read(`/orders/${id}`)).body.lines.map((line: { rebateFen: number }) => line.rebateFen),
      [100, 750],
    );
    await books();
  });
});

describe('what moves in a drawer', () => {
  interface Movement {
    readonly amountFen: number;
    readonly balanceAfterFen: number;
    readonly reason: string;
    readonly byName: string | null;
    readonly about: { readonly kind: string; readonly id: string };
  }
  const moved = async (who: 'clerk' | 'partner', drawer: string, asked = ''): Promise<Movement[]> =>
    (await here()[who].read(`/cash/${drawer}/movements?limit=1000${asked}`)).body.rows;

  test('stands in order with the balance after each, as the ledger has it, and opens to what it is about', async () => {
    const { station } = here();
    const { id } = await order(2);
    assert.equal(await say('clerk', 'open-float', { station: station.id, amountFen: 700 }), 'accepted');
    const remittance = newId();
    assert.equal(await say('partner', 'remit-cash', { station: station.id, amountFen: 300 }, remittance), 'accepted');
    const rows = await moved('partner', station.id, '&sort=seq');
    assert.deepEqual(
      rows.slice(-3).map(({ reason, amountFen, about }) => [reason, amountFen, about.kind, about.id]),
      [
        ['OrderPlaced', 2 * PRICE_FEN, 'order', id],
        ['FloatOpened', 700, 'drawer', station.id],
        ['CashRemitted', -300, 'remittance', remittance],
      ],
    );
    let balanceFen = 0;
    for (const row of rows) {
      balanceFen += row.amountFen;
      assert.equal(row.balanceAfterFen, balanceFen);
    }
    assert.equal(balanceFen, await cash());
    const inLedger = await here().clerk.read(`/ledger/${accountOf.cash(station.id)}?limit=1000&sort=seq`);
    assert.deepEqual(
      rows.map(({ amountFen, balanceAfterFen, reason, about }) => ({ amountFen, balanceAfterFen, reason, about })),
      inLedger.body.rows.map(({ amountFen, balanceAfterFen, reason, about }: Movement) => ({
        amountFen,
        balanceAfterFen,
        reason,
        about,
      })),
    );
    assert.deepEqual(await moved('partner', station.id), rows.toReversed());
    assert.ok(rows.every(({ byName }) => byName !== null));
  });

  test('comes to what went in and out on the days that are asked for; the balance stays that of the whole', async () => {
    const { station } = here();
    const before = businessDay(Date.now() - 3 * DAY);
    const { id } = await order(1, undefined, Date.now() - 3 * DAY);
    const rows = await moved('clerk', station.id, `&from=${before}&to=${before}`);
    assert.deepEqual(
      rows.map(({ about }) => about.id),
      [id],
    );
    assert.equal(rows[0]?.balanceAfterFen, await cash());
    const sums = (await here().clerk.read(`/cash/${station.id}/movements-sums?from=${before}&to=${before}`)).body;
    assert.deepEqual([sums.count, sums.sums], [1, { inFen: PRICE_FEN, outFen: 0 }]);
    const all = (await here().clerk.read(`/cash/${station.id}/movements-sums`)).body.sums;
    assert.equal(all.inFen - all.outFen, await cash());
  });

  test('at the centre is for who reads the county’s cash; of another station’s drawer a partner is told nothing', async () => {
    const rows = await moved('clerk', CENTRE);
    assert.equal(rows[0]?.balanceAfterFen, await balance(chart.centreCash));
    const { partner, otherStation } = here();
    for (const drawer of [CENTRE, otherStation.id])
      for (const tail of ['movements', 'movements-sums'])
        assert.equal((await partner.read(`/cash/${drawer}/${tail}`)).code, 'not-found');
    assert.equal((await partner.read('/cash/nobody/movements')).code, 'malformed-request');
  });
});

describe('a day is closed', () => {
  const today = () => businessDay(Date.now());
  const yesterday = () => businessDay(Date.now() - DAY);
  const closing = async (more: object = {}) => {
    const heldFen = await cash();
    return { day: today(), expectedFen: heldFen, countedFen: heldFen, pieces: null, reason: null, ...more };
  };
  const close = async (more: object = {}, id = newId()) =>
    say('partner', 'close-drawer', { station: here().station.id, ...(await closing(more)) }, id);
  const closeOf = async (id: string) =>
    (await here().clerk.read('/day-closes')).body.rows.find((row: { id: string }) => row.id === id);
  const toClose = async (drawer: string) =>
    (await here().clerk.read('/days-to-close')).body.rows.find((row: { drawer: string }) => row.drawer === drawer);

  test('waits once a day is over on which cash moved, and is closed with all the days before it', async () => {
    const { station } = here();
    await order(1, undefined, Date.now() - 2 * DAY);
    assert.ok((await toClose(station.id)).openSince < yesterday());
    assert.equal(await close({ day: yesterday() }), 'accepted');
    const { closedDay, openSince } = await toClose(station.id);
    assert.deepEqual([closedDay, openSince], [yesterday(), null]);
    assert.equal((await here().partner.read('/cash')).body.rows[0].closedDay, yesterday());
    for (const day of [yesterday(), businessDay(Date.now() - 2 * DAY)])
      assert.equal(await close({ day }), 'day-closed');
    await books();
  });

  test('keeps what comes late for it in sight: in the drawer, at the close, and in the next one', async () => {
    const { station } = here();
    const { id } = await order(2, undefined, Date.now() - DAY);
    const [late] = (await here().clerk.read(`/cash/${station.id}/movements?limit=1`)).body.rows;
    assert.deepEqual([late.about.id, late.lateFor], [id, yesterday()]);
    const {
      body: { rows },
    } = await here().clerk.read(`/day-closes?drawer=${station.id}`);
    assert.deepEqual([rows[0].day, rows[0].lateCount, rows[0].lateFen], [yesterday(), 1, 2 * PRICE_FEN]);
    // It asks for no other close of that day.
    assert.equal((await toClose(station.id)).openSince, null);
  });

  test('with a difference: booked with its reason, counted by notes and coins that come to it', async () => {
    const { station } = here();
    const [heldFen, shortFen] = [await cash(), await balance(accountOf.cashShortOver(station.id))];
    const countedFen = heldFen - 150;
    const pieces = [
      { worthFen: 100, count: 7 },
      { worthFen: 50, count: 1 },
    ];
    assert.equal(await close({ countedFen }), 'difference-unexplained');
    assert.equal(await close({ countedFen, reason: 'lost', pieces }), 'pieces-differ');
    assert.equal(await close({ countedFen: 750, pieces, reason: 'lost', expectedFen: 900 }), 'accepted');
    assert.equal((await cash()) - heldFen, -150);
    assert.equal((await balance(accountOf.cashShortOver(station.id))) - shortFen, 150);
    const [row] = (await here().clerk.read(`/day-closes?drawer=${station.id}&differs=1`)).body.rows;
    assert.deepEqual(
      [row.expectedFen, row.countedFen, row.differenceFen, row.reason, row.pieces, row.bookedFen],
      [900, 750, -150, 'lost', pieces, heldFen],
    );
    const { sums } = (await here().clerk.read(`/day-closes-sums?drawer=${station.id}`)).body;
    assert.deepEqual([sums.shortFen, sums.overFen], [150, 0]);
    await books();
  });

  test('of a device that had not heard of a float books no shortage: the float stays to be counted', async () => {
    const { otherStation, otherPartner, clerk } = here();
    const account = accountOf.cash(otherStation.id);
    const heldFen = await balance(account);
    await clerk.send('open-float', { station: otherStation.id, amountFen: 500 });
    const id = newId();
    const said = { day: today(), expectedFen: heldFen, countedFen: heldFen, pieces: null, reason: null };
    assert.equal((await otherPartner.send('close-drawer', { station: otherStation.id, ...said }, { id })).status, 200);
    assert.equal(await balance(account), heldFen + 500);
    const { expectedFen, bookedFen, differenceFen } = await closeOf(id);
    assert.deepEqual([expectedFen, bookedFen, differenceFen], [heldFen, heldFen + 500, 0]);
    await books();
  });

  test('late: what moved between the day’s end and its close waits for a close of its own', async () => {
    const { appoint, clerk, county } = here();
    const station = newId();
    const must = async (who: typeof clerk, type: string, payload: object, at?: number) => {
      const { status, code } = await who.send(type, { station, ...payload }, at === undefined ? {} : { at });
      assert.equal(status, 200, `${type}: ${code}`);
    };
    const daysAgo = (days: number) => Date.now() - days * DAY;
    const site = { village: `${county.code}102283`, name: '迟结站' };
    await must(clerk, 'open-station', site, daysAgo(4));
    const partner = await appoint('driver');
    await must(clerk, 'appoint-partner', { person: partner.person }, daysAgo(4));
    await must(clerk, 'open-float', { amountFen: 900 }, daysAgo(1));
    const close = { expectedFen: 900, countedFen: 880, pieces: null, reason: 'lost' };
    await must(partner, 'close-drawer', { day: businessDay(daysAgo(2)), ...close });
    assert.equal((await toClose(station)).openSince, yesterday());
    await must(partner, 'close-drawer', {
      day: yesterday(),
      expectedFen: 880,
      countedFen: 880,
      pieces: null,
      reason: null,
    });
    assert.equal((await toClose(station)).openSince, null);
    await books();
  });

  test('by nobody where nobody is: an empty drawer of a station without a partner does not wait', async () => {
    const { appoint, clerk, county } = here();
    const [station, person] = [newId(), (await appoint('driver')).person];
    const daysAgo = (days: number) => ({ at: Date.now() - days * DAY });
    const took = { station, person, countedFen: 300, reason: 'unable' };
    for (const [type, payload, when] of [
      ['open-station', { station, village: `${county.code}102284`, name: '空站' }, daysAgo(4)],
      ['appoint-partner', { station, person }, daysAgo(4)],
      ['open-float', { station, amountFen: 300 }, daysAgo(2)],
    ] as const)
      assert.equal((await clerk.send(type, payload, when)).status, 200, type);
    assert.ok((await toClose(station)).openSince < yesterday());
    assert.equal((await clerk.send('take-back-station', took)).status, 200);
    assert.equal((await toClose(station)).openSince, null);
    await books();
  });

  test('at the centre by who counts there, to an account of its own', async () => {
    const heldFen = await balance(chart.centreCash);
    const said = { day: today(), expectedFen: heldFen, countedFen: Math.max(0, heldFen) + 30, pieces: null };
    assert.equal(await say('partner', 'close-centre', { ...said, reason: 'unknown' }), 'not-allowed');
    assert.equal(await say('clerk', 'close-centre', { ...said, reason: 'unknown' }), 'accepted');
    assert.equal(await balance(chart.centreCash), Math.max(0, heldFen) + 30);
    assert.equal(-(await balance(chart.centreShortOver)), Math.max(0, heldFen) + 30 - heldFen);
    assert.equal((await toClose(CENTRE)).closedDay, today());
    const { partner } = here();
    assert.ok((await partner.read('/day-closes')).body.rows.every((row: { drawer: string }) => row.drawer !== CENTRE));
    assert.equal((await partner.read('/days-to-close')).body.rows.length, 1);
    await books();
  });
});

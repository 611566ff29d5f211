import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { COUNTY, newId, NEXT_VILLAGE, START, TestCounty, VILLAGE } from './test-county.ts';
import { businessDay, DAY, shareOf } from './kernel/index.ts';
import { accountOf, chart } from './accounts.ts';
import { orderStages, orderSteps, stepAllowed } from './purchasing/index.ts';

const county = () => new TestCounty().begin();

describe('roles', () => {
  test('are granted once at a place, in the county, and partners are appointed instead', () => {
    const here = county();
    const [administrator, person] = [newId(), newId()];
    here.must('grant-role', { person: administrator, role: 'administrator', place: COUNTY });
    const grant = (payload: object) =>
      here.say('grant-role', { person, role: 'driver', place: COUNTY, ...payload }, { by: administrator }).to;
    assert.deepEqual(
      [
        grant({}),
        grant({}),
        grant({ place: VILLAGE }),
        grant({ place: '520603' }),
        grant({ role: 'station-partner' }),
        grant({ role: 'king' }),
      ],
      ['accepted', 'role-already-held', 'accepted', 'outside-county', 'partner-by-appointment', 'malformed-command'],
    );
  });

  test('are taken back, but an administrator does not lock themselves out', () => {
    const here = county();
    const [administrator, person] = [newId(), newId()];
    for (const [who, role] of [
      [administrator, 'administrator'],
      [person, 'driver'],
    ] as const)
      here.must('grant-role', { person: who, role, place: COUNTY });
    const revoke = (payload: object) =>
      here.say('revoke-role', { person, role: 'driver', place: COUNTY, ...payload }, { by: administrator }).to;
    assert.deepEqual(
      [
        revoke({}),
        revoke({}),
        revoke({ person: administrator, role: 'administrator' }),
        revoke({ role: 'station-partner' }),
      ],
      ['accepted', 'role-not-held', 'own-administration', 'partner-by-appointment'],
    );
    assert.deepEqual(here.row('member', person)?.holdings, []);
    assert.notEqual(here.row('member', person)?.leftAt, null);
  });
});

describe('a station', () => {
  test('opens in a village of the county, once', () => {
    const here = county();
    const open = (payload: object) =>
      here.say(
        'open-station',
        { station: newId(), village: NEXT_VILLAGE, name: '王西服务站', ...payload },
        { by: here.clerk },
      ).to;
    assert.deepEqual(
      [
        open({ village: '520603100201' }),
        open({ station: here.station }),
        open({}),
        open({ name: '🐔', village: '220112102209' }),
      ],
      ['not-your-place', 'already-exists', 'accepted', 'name-unreadable'],
    );
  });

  test('has one partner, who has one station, until the appointment ends', () => {
    const here = county();
    const [station, person] = [newId(), newId()];
    here.must('open-station', { station, village: NEXT_VILLAGE, name: '王西服务站' }, { by: here.clerk });
    const appoint = (payload: object) =>
      here.say('appoint-partner', { station, person, ...payload }, { by: here.clerk }).to;
    const end = (of: string) => here.say('end-appointment', { station: of }, { by: here.clerk }).to;
    assert.deepEqual(
      [appoint({ person: here.partner }), appoint({}), appoint({ person: newId() }), appoint({ station: newId() })],
      ['partner-elsewhere', 'accepted', 'station-has-partner', 'station-unknown'],
    );
    assert.deepEqual(
      [end(newId()), end(here.station), end(here.station)],
      ['station-unknown', 'accepted', 'station-without-partner'],
    );
    assert.equal(here.order().to, 'account-closed');
    assert.equal(
      here.say('appoint-partner', { station: here.station, person: newId() }, { by: here.clerk }).to,
      'accepted',
    );
  });
});

describe('goods and people', () => {
  test('a product comes into the catalogue once, by the clerk, with a barcode or without', () => {
    const here = county();
    const add = (payload: object, by = here.clerk) =>
      here.say(
        'add-product',
        {
          product: newId(),
          name: '大米',
          unit: '袋',
          barcode: null,
          priceFen: 1,
          rebateBasisPoints: 0,
          stockUnits: 0,
          ...payload,
        },
        { by },
      ).to;
    assert.deepEqual(
      [
        add({}),
        add({ product: here.product }),
        add({ barcode: '6900000000011' }),
        add({ barcode: '6 9' }),
        add({}, here.partner),
        add({ stockUnits: -1 }),
        add({ rebateBasisPoints: 10_001 }),
      ],
      [
        'accepted',
        'already-exists',
        'accepted',
        'barcode-invalid',
        'not-allowed',
        'quantity-out-of-range',
        'malformed-command',
      ],
    );
  });

  test('goods received add to the stock of a product there is', () => {
    const here = county();
    const receive = (payload: object) =>
      here.say('receive-stock', { product: here.product, quantity: 7, ...payload }, { by: here.clerk }).to;
    assert.deepEqual(
      [receive({}), receive({ product: newId() }), receive({ quantity: 0 }), receive({ quantity: 1e18 })],
      ['accepted', 'product-unknown', 'quantity-out-of-range', 'quantity-out-of-range'],
    );
    assert.equal(here.row('product', here.product)?.stockUnits, 107);
  });

  test('a villager is registered once, at the partner’s own station, and may be erased once', () => {
    const here = county();
    const [villager, unknown] = [newId(), newId()];
    const register = (payload: object) =>
      here.say('register-villager', { villager, station: here.station, ...payload }, { by: here.partner }).to;
    assert.deepEqual(
      [register({}), register({}), register({ villager: unknown, station: newId() })],
      ['accepted', 'already-exists', 'station-unknown'],
    );
    const erase = (who: string) => here.say('erase-villager', { villager: who }, { by: here.clerk }).to;
    assert.deepEqual(
      [erase(unknown), erase(villager), erase(villager)],
      ['villager-unknown', 'accepted', 'villager-erased'],
    );
    assert.equal(here.order([{}], { villager }).to, 'villager-erased');
  });
});

describe('an order', () => {
  test('is placed for a villager of the station at the price that was said, while there is stock', () => {
    const here = county();
    const [other, neighbour, away] = [newId(), newId(), newId()];
    here.must('open-station', { station: other, village: NEXT_VILLAGE, name: '王西服务站' }, { by: here.clerk });
    here.must('appoint-partner', { station: other, person: neighbour }, { by: here.clerk });
    here.must('register-villager', { villager: away, station: other }, { by: neighbour });
    const cases: readonly [string, string][] = [
      ['accepted', here.order().to],
      ['villager-elsewhere', here.order([{}], { villager: away }).to],
      ['villager-unknown', here.order([{}], { villager: newId() }).to],
      ['station-unknown', here.order([{}], { station: newId() }).to],
      ['not-your-place', here.order([{}], { station: other, villager: away }).to],
      ['not-allowed', here.order([{}], { by: here.clerk }).to],
      ['product-unknown', here.order([{ product: newId() }]).to],
      ['price-changed', here.order([{ priceFen: 999 }]).to],
      ['stock-short', here.order([{ quantity: 100 }]).to],
      ['basket-empty', here.order([]).to],
      ['basket-too-large', here.order(Array.from({ length: 101 }, () => ({}))).to],
      ['quantity-out-of-range', here.order([{ quantity: 0 }]).to],
      ['quantity-out-of-range', here.order([{ quantity: 10_000 }]).to],
    ];
    assert.deepEqual(
      cases.map(([, came]) => came),
      cases.map(([expected]) => expected),
    );
  });

  test('of more than a hundred million yuan is somebody’s finger that slipped, however far', () => {
    const here = county();
    const product = here.addProduct({ priceFen: 10_000_000_000, stockUnits: 10_000_000 });
    assert.equal(here.order([{ product, quantity: 2, priceFen: 10_000_000_000 }]).to, 'amount-too-large');
    assert.equal(
      here.order(Array.from({ length: 100 }, () => ({ product, quantity: 9_999, priceFen: 10_000_000_000 }))).to,
      'amount-too-large',
    );
    assert.equal(here.row('product', product)?.stockUnits, 10_000_000);
  });

  test('counts two lines of the same goods in one basket together', () => {
    const here = county();
    const product = here.addProduct({ stockUnits: 5 });
    assert.equal(
      here.order([
        { product, quantity: 3 },
        { product, quantity: 3 },
      ]).to,
      'stock-short',
    );
    assert.equal(
      here.order([
        { product, quantity: 3 },
        { product, quantity: 2 },
      ]).to,
      'accepted',
    );
    assert.equal(here.row('product', product)?.stockUnits, 0);
  });

  test('keeps its price and its rebate when the product’s change afterwards', () => {
    const here = county();
    const id = newId();
    here.order([{ quantity: 2 }], { id });
    here.must(
      'change-product-terms',
      { product: here.product, priceFen: 5_000, rebateBasisPoints: 0 },
      { by: here.clerk },
    );
    here.must('receive-order', { order: id }, { by: here.clerk });
    here.must('collect-order', { order: id }, { by: here.partner });
    assert.equal(here.balance(accountOf.rebatePending(here.partner)), -100);
    assert.equal(here.row('order', id)?.amountFen, 2_000);
    assert.equal(
      here.say('change-product-terms', { product: newId(), priceFen: 1, rebateBasisPoints: 0 }, { by: here.clerk }).to,
      'product-unknown',
    );
  });

  test('goes step by step: each step from its own stages and from no other', () => {
    const commandOf = {
      confirm: 'confirm-order',
      receive: 'receive-order',
      collect: 'collect-order',
      complete: 'release-rebate',
      return: 'return-order',
      cancel: 'cancel-order',
    } as const;
    const bringTo = (here: TestCounty, stage: (typeof orderStages)[number]): string => {
      const order = newId();
      here.order([{}], { id: order });
      const payload = { order, reason: 'other' };
      const ways = {
        placed: [],
        confirmed: ['confirm-order'],
        undelivered: [],
        received: ['receive-order'],
        collected: ['receive-order', 'collect-order'],
        completed: ['receive-order', 'collect-order', 'release-rebate'],
        returned: ['receive-order', 'collect-order', 'return-order'],
        cancelled: ['cancel-order'],
      };
      if (stage === 'undelivered') here.goodsGoBack(order);
      for (const type of ways[stage])
        here.must(type, payload, { at: type === 'release-rebate' ? here.now + 9 * DAY : here.now });
      return order;
    };
    for (const stage of orderStages) {
      for (const step of ['confirm', 'receive', 'collect', 'complete', 'return', 'cancel'] as const) {
        const here = county();
        const order = bringTo(here, stage);
        const { to } = here.say(
          commandOf[step],
          { order, reason: 'other' },
          { at: step === 'complete' ? here.now + 9 * DAY : here.now },
        );
        assert.equal(to, stepAllowed(step, stage) ? 'accepted' : 'order-not-ready', `${step} from ${stage}`);
      }
    }
    assert.deepEqual(orderSteps.cancel, ['placed', 'confirmed', 'undelivered', 'received']);
  });

  test('is confirmed with the supplier before it comes, keeps the supplier’s number, and stays open until it is collected', () => {
    const here = county();
    const id = newId();
    here.order([{}], { id });
    assert.equal(here.say('confirm-order', { order: id }, { by: here.partner }).to, 'not-allowed');
    const { postings } = here.must('confirm-order', { order: id, supplierRef: ' GH-2026/118 ' }, { by: here.clerk });
    assert.deepEqual(postings, []);
    assert.equal(here.row('order', id)?.supplierRef, 'GH-2026/118');
    assert.deepEqual(
      here.row('order', id)?.steps.map(({ stage }) => stage),
      ['placed', 'confirmed'],
    );
    assert.equal(here.row('station', here.station)?.openOrders, 1);
    assert.equal(here.say('confirm-order', { order: id }, { by: here.clerk }).to, 'order-not-ready');
    here.must('receive-order', { order: id }, { by: here.clerk });
    here.must('collect-order', { order: id }, { by: here.partner });
    assert.equal(here.row('station', here.station)?.openOrders, 0);
  });

  test('takes from the supplier a number, and nothing that could be a person', () => {
    const here = county();
    const to = (supplierRef: string) => {
      const id = newId();
      here.order([{}], { id });
      return here.say('confirm-order', { order: id, supplierRef }, { by: here.clerk }).to;
    };
    for (const fine of ['', '  ', 'PO 2026-11/7', '202611220001']) assert.equal(to(fine), 'accepted', fine);
    for (const wrong of ['王秀英', '13912345678', 'tel 13912345678', '220112198001011234', 'x'.repeat(41)])
      assert.equal(to(wrong), 'supplier-reference-invalid', wrong);
  });

  test('that is not there cannot be received, collected, released, returned or cancelled', () => {
    const here = county();
    for (const type of [
      'confirm-order',
      'receive-order',
      'collect-order',
      'release-rebate',
      'return-order',
      'cancel-order',
    ]) {
      assert.equal(here.say(type, { order: newId(), reason: 'other' }).to, 'order-unknown', type);
    }
  });

  test('comes back within seven days after the day it was collected, to the last moment in Shanghai, and not after', () => {
    const back = (at: number) => {
      const here = county();
      return here.say('return-order', { order: here.collected(), reason: 'quality' }, { by: here.partner, at }).to;
    };
    const end = Date.UTC(2026, 10, 28, 16);
    assert.equal(businessDay(START), '2026-11-21');
    assert.deepEqual([back(START), back(end - 1), back(end)], ['accepted', 'accepted', 'return-window-over']);
  });
});

describe('a rebate', () => {
  const stages = (here: TestCounty) =>
    [accountOf.rebateAccrued, accountOf.rebatePending, accountOf.rebatePayable].map((of) =>
      Math.abs(here.balance(of(here.partner))),
    );

  test('goes from accrued to pending to payable, and the county bears it once', () => {
    const here = county();
    const id = newId();
    here.order([{ quantity: 3 }], { id });
    assert.deepEqual(stages(here), [150, 0, 0]);
    here.must('receive-order', { order: id }, { by: here.clerk });
    here.must('collect-order', { order: id }, { by: here.partner });
    assert.deepEqual(stages(here), [0, 150, 0]);
    assert.equal(here.say('release-rebate', { order: id }, { by: here.clerk }).to, 'return-window-open');
    here.wait(8);
    here.must('release-rebate', { order: id }, { by: here.clerk });
    assert.deepEqual(stages(here), [0, 0, 150]);
    assert.equal(here.balance(chart.rebateExpense), 150);
    assert.equal(here.balance(accountOf.cash(here.station)), 3_000);
    assert.equal(here.sumOfBalances, 0);
  });

  test('is reversed with the goods, the money and the stock when an order is returned or cancelled', () => {
    for (const step of ['return', 'cancel'] as const) {
      const here = county();
      const id = newId();
      if (step === 'cancel') here.order([{ quantity: 3 }], { id });
      const order = step === 'cancel' ? id : here.collected([{ quantity: 3 }]);
      here.must(`${step}-order`, { order, reason: 'changed-mind' }, { by: here.partner });
      assert.deepEqual(stages(here), [0, 0, 0]);
      for (const account of [chart.rebateExpense, chart.sales, accountOf.cash(here.station)])
        assert.equal(Math.abs(here.balance(account)), 0, account);
      assert.equal(here.row('product', here.product)?.stockUnits, 100);
    }
  });

  test('of an order is what its lines’ come to, each rounded by itself', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            priceFen: fc.integer({ min: 0, max: 10_000 }),
            quantity: fc.integer({ min: 1, max: 9 }),
            points: fc.integer({ min: 0, max: 10_000 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        (lines) => {
          const here = county();
          const asked = lines.map(({ priceFen, quantity, points }) => ({
            product: here.addProduct({ priceFen, rebateBasisPoints: points }),
            quantity,
            priceFen,
          }));
          assert.equal(here.order(asked).to, 'accepted');
          const expected = lines.reduce(
            (sum, { priceFen, quantity, points }) => sum + shareOf(priceFen * quantity, points),
            0,
          );
          assert.equal(Math.abs(here.balance(accountOf.rebateAccrued(here.partner))), expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('whatever people do, in whatever order', () => {
  const move = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('order' as const),
        quantity: fc.integer({ min: 1, max: 9 }),
        twice: fc.boolean(),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constantFrom('receive-order', 'collect-order', 'release-rebate', 'return-order', 'cancel-order'),
        which: fc.nat({ max: 9 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('receive-stock' as const), quantity: fc.integer({ min: 1, max: 5 }) }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('price' as const), priceFen: fc.integer({ min: 0, max: 9_999 }) }),
    },
  );

  test('postings sum to zero, balances too, stock is never negative, and nothing goes missing', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const here = new TestCounty().begin({ stockUnits: 20 });
        const orders: string[] = [];
        let received = 20;
        for (const step of moves) {
          const price = here.row('product', here.product)?.priceFen ?? 0;
          if (step.type === 'wait') here.wait(step.days);
          else if (step.type === 'price')
            here.must('change-product-terms', {
              product: here.product,
              priceFen: step.priceFen,
              rebateBasisPoints: 333,
            });
          else if (step.type === 'receive-stock') {
            here.must('receive-stock', { product: here.product, quantity: step.quantity });
            received += step.quantity;
          } else if ('quantity' in step) {
            const id = newId();
            const line = { quantity: step.quantity, priceFen: price };
            if (here.order(step.twice ? [line, line] : [line], { id }).to === 'accepted') orders.push(id);
          } else if ('which' in step) {
            const came = here.say(step.type, { order: orders[step.which] ?? newId(), reason: 'other' });
            assert.equal(
              came.postings.reduce((sum, { amountFen }) => sum + amountFen, 0),
              0,
            );
          }
          assert.equal(here.sumOfBalances, 0);
          assert.ok(here.leastStock >= 0);
        }
        const rows = orders.map((id) => here.row('order', id)).filter((row) => row !== undefined);
        const out = rows.filter(({ stage }) => stage !== 'returned' && stage !== 'cancelled');
        const units = out.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
        assert.equal((here.row('product', here.product)?.stockUnits ?? 0) + units, received);
        const owed = [accountOf.rebateAccrued, accountOf.rebatePending, accountOf.rebatePayable].reduce(
          (sum, of) => sum + here.balance(of(here.partner)),
          0,
        );
        assert.equal(owed + out.reduce((sum, { rebateFen }) => sum + rebateFen, 0), 0);
      }),
      { numRuns: 150 },
    );
  });
});

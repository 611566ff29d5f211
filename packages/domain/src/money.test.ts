import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { COUNTY, newId, TestCounty } from './test-county.ts';
import { accountOf, businessMonth, chart, DAY, defaultSettings } from './index.ts';

describe('money', () => {
  const index = fc.nat({ max: 9 });
  const amount = fc.integer({ min: 1, max: 30_000 });
  const move = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        does: fc.constant('order' as const),
        tender: fc.constantFrom('cash', 'qr', 'tab'),
        quantity: fc.integer({ min: 1, max: 12 }),
        twice: fc.boolean(),
      }),
    },
    { weight: 5, arbitrary: fc.record({ does: fc.constant('hand over' as const), which: index }) },
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant('return' as const),
        which: index,
        units: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel' as const), which: index }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('release' as const), which: index }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('pay tab', 'float', 'remit', 'count'), amount }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }) },
  );

  test('goes round in whatever order, and no drawer, tab or account comes out wrong', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 80, size: 'max' }), (moves) => {
        const here = new TestCounty().begin({ stockUnits: 1_000 });
        here.must('change-settings', { cashFloatLimitFen: 100_000 }, { by: here.clerk });
        const { station, villager, product, clerk, partner } = here;
        const orders: string[] = [];
        const at = (which: number) => orders[which % Math.max(1, orders.length)] ?? newId();
        for (const one of moves) {
          switch (one.does) {
            case 'order': {
              const line = { product, quantity: one.quantity, priceFen: 1_000 };
              const id = newId();
              const { to } = here.say(
                'place-order',
                { station, villager, tender: one.tender, lines: one.twice ? [line, line] : [line] },
                { by: partner, id },
              );
              if (to === 'accepted') orders.push(id);
              break;
            }
            case 'hand over':
              here.say('receive-order', { order: at(one.which) }, { by: clerk });
              here.say('collect-order', { order: at(one.which) }, { by: partner });
              break;
            case 'return': {
              const lines = one.units === undefined ? {} : { lines: [{ product, quantity: one.units }] };
              here.say('return-order', { order: at(one.which), reason: 'damaged', ...lines }, { by: partner });
              break;
            }
            case 'cancel':
              here.say('cancel-order', { order: at(one.which), reason: 'other' }, { by: clerk });
              break;
            case 'release':
              here.say('release-rebate', { order: at(one.which) }, { by: clerk });
              break;
            case 'pay tab':
              here.say('pay-tab', { villager, tender: 'cash', amountFen: one.amount }, { by: partner });
              break;
            case 'float':
              here.say('open-float', { station, amountFen: one.amount }, { by: clerk });
              break;
            case 'remit':
              here.say('remit-cash', { station, amountFen: one.amount }, { by: partner });
              break;
            case 'count':
              here.say('count-cash', { station, countedFen: one.amount, reason: 'unknown' }, { by: partner });
              break;
            case 'wait':
              here.wait(one.days);
              break;
          }
          assert.equal(here.sumOfBalances, 0);
          const [cash, tab] = [here.balance(accountOf.cash(station)), here.balance(accountOf.tab(villager))];
          assert.ok(cash >= 0 && cash <= 100_000, `the drawer holds ${cash}`);
          assert.ok(tab >= 0 && tab <= defaultSettings.tabLimitFen, `the tab stands at ${tab}`);
        }
        const rows = orders.map((id) => here.row('order', id)).filter((row) => row !== undefined);
        const kept = rows
          .filter(({ stage }) => stage !== 'cancelled')
          .map((row) => ({ sold: row.amountFen - row.refundedFen, rebate: row.rebateFen - row.rebateBackFen }));
        assert.equal(here.balance(chart.sales) + kept.reduce((sum, { sold }) => sum + sold, 0), 0);
        assert.equal(
          here.balance(chart.rebateExpense),
          kept.reduce((sum, { rebate }) => sum + rebate, 0),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('settled by two people pays what a partner is owed; preparing books nothing', () => {
    const here = new TestCounty().begin();
    const approver = newId();
    here.must('grant-role', { person: approver, role: 'finance-approver', place: COUNTY });
    const orders = [here.collected([{ quantity: 3 }]), here.collected([{ quantity: 4 }])];
    here.wait(9);
    for (const order of orders) here.must('release-rebate', { order }, { by: here.clerk });
    const owed = -here.balance(accountOf.rebatePayable(here.partner));
    assert.equal(owed, 350);
    const settlement = newId();
    const { events } = here.must(
      'prepare-settlement',
      { settlement, period: businessMonth(here.now - 62 * DAY) },
      { by: here.clerk },
    );
    assert.deepEqual(
      events.map(({ data }) => data).map((data) => ('lines' in data ? data.lines : [])),
      [[{ serial: 1, partner: here.partner, amountFen: owed, type: 'labour', withheldFen: 0 }]],
    );
    assert.equal(here.balance(accountOf.rebatePayable(here.partner)), -owed);
    here.must('approve-settlement', { settlement }, { by: approver });
    assert.equal(here.balance(accountOf.rebatePayable(here.partner)), 0);
    assert.equal(here.balance(accountOf.payout(here.partner)), -owed);
  });
});

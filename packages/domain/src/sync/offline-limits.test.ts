import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { commands } from '../commands.ts';
import { evolve } from '../events.ts';
import { DAY, WorkingSet } from '../kernel/index.ts';
import { defaultSettings, settingsOf } from '../ledger/index.ts';
import { offlineRefusal, type OfflineStanding } from './offline-limits.ts';

const limits = { offlineCashLimitFen: 100_000, offlineTabLimitFen: 20_000, offlinePriceDays: 7, offlineDays: 14 };
const fresh: OfflineStanding = { sinceContactMs: 0, cashTakenFen: 0, tabTakenFen: 0, pricesAgeMs: 0 };
const order = (tender: string, amountFen: number) => ({
  type: 'place-order',
  payload: { station: 's', villager: 'v', tender, lines: [{ product: 'p', quantity: 2, priceFen: amountFen / 2 }] },
});
const codeOf = (standing: Partial<OfflineStanding>, command: { type: string; payload: unknown }) =>
  offlineRefusal(limits, { ...fresh, ...standing, command })?.code;

describe('a counter without contact', () => {
  test('takes cash up to the county’s limit, and not a fen beyond', () => {
    assert.equal(codeOf({ cashTakenFen: 90_000 }, order('cash', 10_000)), undefined);
    assert.equal(codeOf({ cashTakenFen: 90_000 }, order('cash', 10_002)), 'offline-cash-full');
    assert.equal(
      codeOf(
        { cashTakenFen: 99_000 },
        { type: 'pay-tab', payload: { villager: 'v', tender: 'cash', amountFen: 1_001 } },
      ),
      'offline-cash-full',
    );
    assert.equal(codeOf({ cashTakenFen: 999_999 }, order('qr', 50_000)), undefined);
  });

  test('takes an order that says nothing of how it is paid for cash, as the counter does', () => {
    assert.equal(
      codeOf({ cashTakenFen: 100_000 }, { type: 'place-order', payload: { lines: [{ quantity: 1, priceFen: 1 }] } }),
      'offline-cash-full',
    );
  });

  test('writes up tabs to the limit of all of them together', () => {
    assert.equal(codeOf({ tabTakenFen: 15_000 }, order('tab', 5_000)), undefined);
    assert.equal(codeOf({ tabTakenFen: 15_002 }, order('tab', 5_000)), 'offline-tab-full');
    assert.equal(codeOf({ tabTakenFen: 15_002 }, order('cash', 5_000)), undefined);
  });

  test('sells at prices of so many days, and no older', () => {
    assert.equal(codeOf({ pricesAgeMs: 7 * DAY }, order('cash', 2)), undefined);
    assert.equal(codeOf({ pricesAgeMs: 7 * DAY + 1 }, order('cash', 2)), 'offline-prices-old');
    assert.equal(
      codeOf({ pricesAgeMs: 30 * DAY }, { type: 'pay-tab', payload: { villager: 'v', tender: 'cash', amountFen: 1 } }),
      undefined,
    );
  });

  test('sells, buys and takes payments for so many days, then no more', () => {
    for (const command of [
      order('qr', 2),
      { type: 'record-outside-purchase', payload: {} },
      { type: 'pay-tab', payload: { tender: 'qr', amountFen: 1 } },
    ]) {
      assert.equal(codeOf({ sinceContactMs: 14 * DAY }, command), undefined, command.type);
      assert.equal(codeOf({ sinceContactMs: 14 * DAY + 1 }, command), 'offline-too-long', command.type);
    }
  });

  test('hands out, counts, remits and takes back however long it is alone', () => {
    const others = [...commands.keys()].filter(
      (type) => !['place-order', 'record-outside-purchase', 'pay-tab'].includes(type),
    );
    assert.ok(others.length > 50);
    fc.assert(
      fc.property(fc.constantFrom(...others), fc.nat(), fc.anything(), (type, ms, payload) => {
        assert.equal(
          offlineRefusal(limits, {
            sinceContactMs: ms * DAY,
            cashTakenFen: ms,
            tabTakenFen: ms,
            pricesAgeMs: ms * DAY,
            command: { type, payload },
          }),
          undefined,
        );
      }),
    );
  });

  test('works its fourteen days under the limits of a county that has set none', () => {
    const days = Array.from({ length: 14 }, (_, day) => day);
    for (const day of days)
      assert.equal(
        offlineRefusal(defaultSettings, {
          sinceContactMs: day * DAY,
          pricesAgeMs: day * DAY,
          cashTakenFen: day * 60_000,
          tabTakenFen: day * 5_000,
          command: order('cash', 20_000),
        }),
        undefined,
      );
  });

  test('finds its limits in a journal from before there were any', () => {
    const state = new WorkingSet(['settings'], ['settings']);
    const {
      id: _,
      offlineCashLimitFen: __,
      offlineTabLimitFen: ___,
      offlinePriceDays: ____,
      offlineDays: _____,
      ...before
    } = defaultSettings;
    evolve(
      state,
      { type: 'SettingsChanged', data: JSON.parse(JSON.stringify({ ...before, tabLimitFen: 70_000 })) },
      { seq: 1, by: 'p', at: 0 },
    );
    assert.deepEqual(settingsOf(state), { ...defaultSettings, tabLimitFen: 70_000 });
  });
});

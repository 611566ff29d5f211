import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { CommandType, PayloadOf } from '../commands.ts';
import { commands, evolve } from '../whole.ts';
import { COUNTY, newId } from '../test-county.ts';
import { DAY, WorkingSet, type TakenOn } from '../kernel/index.ts';
import { defaultSettings, settingsOf } from '../ledger/index.ts';
import type { Tender } from '../purchasing/index.ts';
import { offlineRefusal, type OfflineStanding } from './offline-limits.ts';

const limits = { offlineCashLimitFen: 100_000, offlineTabLimitFen: 20_000, offlinePriceDays: 7, offlineDays: 14 };
const fresh: OfflineStanding = { sinceContactMs: 0, cashTakenFen: 0, tabTakenFen: 0, pricesAgeMs: 0 };
const order = (tender: Tender, amountFen: number) => takenBy('place-order', { ...basket(amountFen), tender });
const basket = (amountFen: number) => ({
  station: newId(),
  villager: newId(),
  lines: [{ product: newId(), quantity: 2, priceFen: amountFen / 2 }],
});
const payment = (tender: 'cash' | 'qr', amountFen: number) =>
  takenBy('pay-tab', { villager: newId(), tender, amountFen });
const purchase = () =>
  takenBy('record-outside-purchase', {
    station: newId(),
    villager: newId(),
    platform: 'taobao',
    platformOrder: '1234567890',
    link: null,
    tracking: null,
    category: null,
    lines: [{ line: newId(), name: '电饭煲', quantity: 1, priceFen: 10_000 }],
  });
function takenBy<T extends CommandType>(type: T, payload: PayloadOf<T>) {
  const bound = commands.get(type)?.bind({ id: newId(), type, at: 0, payload }, COUNTY, newId());
  assert.ok(bound !== undefined && !('malformed' in bound), type);
  return bound.takesOn();
}
const codeOf = (standing: Partial<OfflineStanding>, takenOn: TakenOn | undefined) =>
  offlineRefusal(limits, { ...fresh, ...standing }, takenOn)?.code;

describe('a counter without contact', () => {
  test('takes cash up to the county’s limit, and not a fen beyond', () => {
    assert.equal(codeOf({ cashTakenFen: 90_000 }, order('cash', 10_000)), undefined);
    assert.equal(codeOf({ cashTakenFen: 90_000 }, order('cash', 10_002)), 'offline-cash-full');
    assert.equal(codeOf({ cashTakenFen: 99_000 }, payment('cash', 1_001)), 'offline-cash-full');
    assert.equal(codeOf({ cashTakenFen: 999_999 }, order('qr', 50_000)), undefined);
  });

  test('takes an order that says nothing of how it is paid for cash, as the counter does', () => {
    assert.equal(codeOf({ cashTakenFen: 100_000 }, takenBy('place-order', basket(2))), 'offline-cash-full');
  });

  test('writes up tabs to the limit of all of them together', () => {
    assert.equal(codeOf({ tabTakenFen: 15_000 }, order('tab', 5_000)), undefined);
    assert.equal(codeOf({ tabTakenFen: 15_002 }, order('tab', 5_000)), 'offline-tab-full');
    assert.equal(codeOf({ tabTakenFen: 15_002 }, order('cash', 5_000)), undefined);
  });

  test('sells at prices of so many days, and no older', () => {
    assert.equal(codeOf({ pricesAgeMs: 7 * DAY }, order('cash', 2)), undefined);
    assert.equal(codeOf({ pricesAgeMs: 7 * DAY + 1 }, order('cash', 2)), 'offline-prices-old');
    assert.equal(codeOf({ pricesAgeMs: 30 * DAY }, payment('cash', 1)), undefined);
  });

  test('sells, buys and takes payments for so many days, then no more', () => {
    for (const taken of [order('qr', 2), purchase(), payment('qr', 1)]) {
      assert.equal(codeOf({ sinceContactMs: 14 * DAY }, taken), undefined);
      assert.equal(codeOf({ sinceContactMs: 14 * DAY + 1 }, taken), 'offline-too-long');
    }
  });

  test('hands out, counts, remits and takes back however long it is alone', () => {
    const givesBack = takenBy('return-order', { order: newId(), reason: 'damaged' });
    fc.assert(
      fc.property(fc.nat(), (much) => {
        const standing = { cashTakenFen: much, tabTakenFen: much, pricesAgeMs: much * DAY };
        assert.equal(codeOf({ ...standing, sinceContactMs: much * DAY }, givesBack), undefined);
      }),
    );
  });

  test('works its fourteen days under the limits of a county that has set none', () => {
    const days = Array.from({ length: 14 }, (_, day) => day);
    for (const day of days)
      assert.equal(
        offlineRefusal(
          defaultSettings,
          {
            sinceContactMs: day * DAY,
            pricesAgeMs: day * DAY,
            cashTakenFen: day * 60_000,
            tabTakenFen: day * 5_000,
          },
          order('cash', 20_000),
        ),
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
      { seq: 1, by: 'p', at: 0, countsFrom: 0 },
    );
    assert.deepEqual(settingsOf(state), { ...defaultSettings, tabLimitFen: 70_000 });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, MINUTE } from '../kernel/index.ts';
import { troublesOf, type DeviceHeard } from './device-health.ts';

const now = Date.UTC(2026, 10, 22);
const well: DeviceHeard = {
  seenAt: now - MINUTE,
  version: '1.2.0',
  waiting: 0,
  oldestWaitingAt: null,
  lastReceivedAt: now - MINUTE,
  clockAheadMs: 0,
  storageUsedBytes: 80,
  storageQuotaBytes: 100,
};
const of = (device: Partial<DeviceHeard>, newest = true) =>
  troublesOf({ ...well, ...device }, { now, newest, silentAfterDays: 7, version: '1.2.0' });

describe('a device of a station', () => {
  test('that was heard lately, sent all it had, has room and is up to date has nothing wrong', () => {
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ storageUsedBytes: null, storageQuotaBytes: null, version: null }), []);
  });

  test('is silent after half of the days that a counter may work alone', () => {
    assert.deepEqual(of({ seenAt: now - 7 * DAY }), []);
    assert.deepEqual(of({ seenAt: now - 7 * DAY - 1 }), ['silent']);
  });

  test('that another took the place of is silent only with something waiting on it', () => {
    assert.deepEqual(of({ seenAt: now - 20 * DAY, version: '1.0.0' }, false), []);
    assert.deepEqual(of({ seenAt: now - 20 * DAY, waiting: 1, oldestWaitingAt: now - 20 * DAY }, false), ['silent']);
  });

  test('has a backlog where it was in touch and kept what is more than a day old', () => {
    assert.deepEqual(of({ waiting: 3, oldestWaitingAt: well.seenAt - DAY }), []);
    assert.deepEqual(of({ waiting: 3, oldestWaitingAt: well.seenAt - DAY - 1 }), ['backlog']);
  });

  test('shows an old copy where it was in touch and was given none for as long', () => {
    assert.deepEqual(of({ lastReceivedAt: well.seenAt - 7 * DAY }), []);
    assert.deepEqual(of({ lastReceivedAt: well.seenAt - 7 * DAY - 1 }), ['old-copy']);
    assert.deepEqual(of({ lastReceivedAt: null }), []);
    assert.deepEqual(of({ lastReceivedAt: well.seenAt - 9 * DAY }, false), []);
    // A clock that is ten days ahead says that it was given one in time.
    assert.deepEqual(of({ lastReceivedAt: well.seenAt, clockAheadMs: 10 * DAY }), ['old-copy', 'clock']);
  });

  test('has its clock off beyond five minutes, ahead or behind', () => {
    assert.deepEqual(
      [of({ clockAheadMs: 5 * MINUTE }), of({ clockAheadMs: -5 * MINUTE }), of({ clockAheadMs: null })],
      [[], [], []],
    );
    assert.deepEqual(
      [of({ clockAheadMs: 5 * MINUTE + 1 }), of({ clockAheadMs: -5 * MINUTE - 1 })],
      [['clock'], ['clock']],
    );
  });

  test('is nearly full beyond nine tenths, and old where its app is not the server’s', () => {
    assert.deepEqual(of({ storageUsedBytes: 90 }), []);
    assert.deepEqual(of({ storageUsedBytes: 91, version: '1.1.0' }), ['storage', 'version']);
  });
});

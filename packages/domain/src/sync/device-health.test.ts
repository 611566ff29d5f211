import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, MINUTE } from '../kernel/index.ts';
import { troublesOf, type DeviceHeard } from './device-health.ts';

const now = Date.UTC(2026, 10, 22);
const well: DeviceHeard = { seenAt: now - MINUTE, version: '1.2.0', waiting: 0, oldestWaitingAt: null, storageUsedBytes: 80, storageQuotaBytes: 100 };
const of = (device: Partial<DeviceHeard>, newest = true) => troublesOf({ ...well, ...device }, { now, newest, silentAfterDays: 7, version: '1.2.0' });

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

  test('is nearly full beyond nine tenths, and old where its app is not the server’s', () => {
    assert.deepEqual(of({ storageUsedBytes: 90 }), []);
    assert.deepEqual(of({ storageUsedBytes: 91, version: '1.1.0' }), ['storage', 'version']);
  });
});

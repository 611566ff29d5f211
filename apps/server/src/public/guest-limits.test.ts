import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MINUTE } from '@yangui/domain';
import { GuestLimits, householdOf } from './guest-limits.ts';

describe('guests are counted', () => {
  test('each by themselves, within an hour', () => {
    let now = 0;
    const limits = new GuestLimits(() => now);
    assert.deepEqual(
      [1, 2, 3].map(() => limits.takes('a', 2)),
      [true, true, false],
    );
    assert.equal(limits.takes('b', 2), true);
    now = 60 * MINUTE;
    assert.equal(limits.takes('a', 2), true);
    assert.equal(limits.count('a'), 1);
  });

  test('by household: an IPv6 network is one, however many addresses it has', () => {
    assert.equal(householdOf('2001:db8:1:2:3:4:5:6'), householdOf('2001:db8:1:2::7'));
    assert.equal(householdOf('2001:0db8:0001:0002::'), '2001:db8:1:2');
    assert.notEqual(householdOf('2001:db8:1:2::7'), householdOf('2001:db8:1:3::7'));
    assert.equal(householdOf('::1'), '0:0:0:0');
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1']) assert.equal(householdOf(address), address);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostPressingFirst, type Waiting } from './waiting.ts';

const wait = (what: string, rank: Waiting['rank'], count = 1): Waiting => ({
  rank,
  icon: 'clock',
  what,
  hint: '',
  href: `/${what}`,
  count,
});

test('what is wrong stands before what waits, and routine last, whatever module says it; what there is none of is not said', () => {
  const said = [
    wait('orders to collect', 'routine'),
    wait('orders to confirm', 'waits'),
    wait('loads unsigned', 'wrong', 0),
    wait('vans that stand', 'wrong'),
    wait('late records', 'waits'),
    wait('payouts bounced', 'wrong'),
  ];
  assert.deepEqual(
    mostPressingFirst(said).map(({ what }) => what),
    ['vans that stand', 'payouts bounced', 'orders to confirm', 'late records', 'orders to collect'],
  );
});

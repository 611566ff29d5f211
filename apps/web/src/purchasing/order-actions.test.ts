import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hindrance } from './order-actions.ts';

const anything = () => true;
const UNTIL = 1_000_000;

test('an order that is not here yet can be cancelled and marked as arrived, and nothing else', () => {
  const placed = { stage: 'placed', returnUntil: null, parcel: null, outside: null } as const;
  assert.equal(hindrance('confirm', placed, anything, 0), undefined);
  assert.equal(hindrance('receive', placed, anything, 0), undefined);
  assert.equal(hindrance('cancel', placed, anything, 0), undefined);
  assert.deepEqual(hindrance('collect', placed, anything, 0), { is: 'stage', stage: 'placed' });
  assert.deepEqual(hindrance('return', placed, anything, 0), { is: 'stage', stage: 'placed' });
});

test('goods come back until the window ends, and the rebate is released from then on', () => {
  const collected = { stage: 'collected', returnUntil: UNTIL, parcel: null, outside: null } as const;
  assert.equal(hindrance('return', collected, anything, UNTIL - 1), undefined);
  assert.deepEqual(hindrance('release', collected, anything, UNTIL - 1), { is: 'windowOpen', until: UNTIL });
  assert.deepEqual(hindrance('return', collected, anything, UNTIL), { is: 'windowOver', until: UNTIL });
  assert.equal(hindrance('release', collected, anything, UNTIL), undefined);
});

test('a missing right is told before anything else', () => {
  const collected = { stage: 'collected', returnUntil: UNTIL, parcel: null, outside: null } as const;
  assert.deepEqual(
    hindrance('receive', collected, () => false, 0),
    { is: 'rights' },
  );
});

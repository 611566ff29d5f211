import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { effectiveFen, takeOff, type OrderLine } from './order.ts';

const product = (index: number) => `product-${index}`;

const orderLine: fc.Arbitrary<OrderLine> = fc.record({
  product: fc.integer({ min: 0, max: 3 }).map(product),
  name: fc.constant('货'),
  category: fc.constantFrom('grain', 'virtual'),
  quantity: fc.integer({ min: 1, max: 40 }),
  priceFen: fc.integer({ min: 0, max: 1_000_000 }),
  rebateFen: fc.integer({ min: 0, max: 100_000 }),
  returned: fc.constant(0),
});

const line = (more: Partial<OrderLine> = {}): OrderLine => ({
  product: 'p',
  name: '货',
  category: 'grain',
  quantity: 3,
  priceFen: 1_000,
  rebateFen: 100,
  returned: 0,
  ...more,
});

describe('part returns', () => {
  test('of three at 10 yuan with 1 yuan rebate, one after the other, give back 33, 34 and 33 fen of rebate', () => {
    let lines: readonly OrderLine[] = [line()];
    const backs: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const taken = takeOff(lines, [{ product: 'p', quantity: 1 }]);
      assert.equal(taken.amountFen, 1_000);
      backs.push(taken.rebateFen);
      lines = taken.lines;
    }
    assert.deepEqual(backs, [33, 34, 33]);
  });

  test('give back, in any number of steps, to the fen what one whole return gives back', () => {
    fc.assert(
      fc.property(
        fc.array(orderLine, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 9 })), { maxLength: 40 }),
        (lines, steps) => {
          let left: readonly OrderLine[] = lines;
          let amountFen = 0;
          let rebateFen = 0;
          const take = (asked: string, quantity: number) => {
            const open = left
              .filter((one) => one.product === asked)
              .reduce((sum, one) => sum + one.quantity - one.returned, 0);
            const taken = takeOff(left, [{ product: asked, quantity: Math.min(quantity, open) }]);
            assert.ok(taken.amountFen >= 0 && taken.rebateFen >= 0);
            amountFen += taken.amountFen;
            rebateFen += taken.rebateFen;
            left = taken.lines;
          };
          for (const [index, quantity] of steps) take(product(index), quantity);
          for (let index = 0; index <= 3; index += 1) take(product(index), 1_000);
          assert.equal(
            amountFen,
            lines.reduce((sum, one) => sum + one.priceFen * one.quantity, 0),
          );
          assert.equal(
            rebateFen,
            lines.reduce((sum, one) => sum + one.rebateFen, 0),
          );
          assert.ok(left.every((one) => one.returned === one.quantity));
        },
      ),
    );
  });

  test('of a product on two lines come off the first line first', () => {
    const { lines, amountFen } = takeOff(
      [line({ quantity: 2 }), line({ quantity: 5, priceFen: 900 })],
      [{ product: 'p', quantity: 3 }],
    );
    assert.deepEqual(
      lines.map(({ returned }) => returned),
      [2, 1],
    );
    assert.equal(amountFen, 2 * 1_000 + 900);
  });
});

describe('an effective order', () => {
  test('is received, not refunded and not virtual', () => {
    assert.equal(effectiveFen({ stage: 'placed', lines: [line()] }), 0);
    assert.equal(effectiveFen({ stage: 'received', lines: [line()] }), 0);
    assert.equal(effectiveFen({ stage: 'collected', lines: [line()] }), 3_000);
    assert.equal(effectiveFen({ stage: 'completed', lines: [line()] }), 3_000);
    assert.equal(effectiveFen({ stage: 'returned', lines: [line({ returned: 3 })] }), 0);
    assert.equal(effectiveFen({ stage: 'cancelled', lines: [line()] }), 0);
    assert.equal(effectiveFen({ stage: 'completed', lines: [line({ category: 'virtual' })] }), 0);
  });

  test('counts for what was kept of it', () => {
    assert.equal(
      effectiveFen({ stage: 'collected', lines: [line({ returned: 1 }), line({ category: 'virtual' })] }),
      2_000,
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { Books } from './test-books.ts';

describe('a partner who owes a rebate back', () => {
  const [owes, earns] = [newId(), newId()];

  test('is left out of the settlement, with the debt told, and paid what is left of it in the next one', () => {
    const books = new Books();
    books.payable(owes, -300);
    books.payable(earns, 500);
    assert.deepEqual(books.settle('2026-10'), { paid: [[earns, 500]], carried: [[owes, -300]], totalFen: 500 });
    assert.deepEqual([books.of(owes), books.of(earns)], [-300, 0]);

    books.now += 31 * DAY;
    books.release(owes, 1_000);
    books.release(earns, 40);
    const { paid, carried } = books.settle('2026-11');
    assert.deepEqual(
      [new Map(paid.map(([who, fen]) => [who, fen])), carried],
      [
        new Map([
          [owes, 700],
          [earns, 40],
        ]),
        [],
      ],
    );
    assert.deepEqual([books.of(owes), books.of(earns)], [0, 0]);
    assert.equal(
      books.booked.reduce((sum, { amountFen }) => sum + amountFen, 0),
      0,
    );
  });

  test('is carried on, month after month, while they earn less than they owe', () => {
    const books = new Books();
    books.payable(owes, -300);
    books.payable(earns, 100);
    assert.deepEqual(books.settle('2026-10').carried, [[owes, -300]]);
    books.now += 31 * DAY;
    books.release(owes, 120);
    books.release(earns, 100);
    assert.deepEqual(books.settle('2026-11').carried, [[owes, -180]]);
  });

  test('alone makes no settlement: there is nothing to pay', () => {
    const books = new Books();
    books.payable(owes, -300);
    assert.equal(books.say('prepare-settlement', { settlement: newId(), period: '2026-10' }), 'nothing-payable');
  });
});

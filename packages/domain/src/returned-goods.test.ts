import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId, ParcelCounty } from './parcels/test-parcels.ts';

const units = fc.integer({ min: 1, max: 9 });
const basket = fc.array(
  fc.record({
    quantity: units,
    priceFen: fc.integer({ min: 1, max: 50_000 }),
    rebateBasisPoints: fc.integer({ min: 0, max: 2_000 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const giving = fc.record({
  lines: fc.option(fc.array(fc.record({ of: fc.nat(3), quantity: units }), { minLength: 1, maxLength: 4 })),
  unfit: fc.boolean(),
  reason: fc.constantFrom('changed-mind', 'damaged', 'quality', 'other'),
});

test('goods that come back, in parts or whole, however paid, leave books, stock and order as one sum to the fen', () => {
  fc.assert(
    fc.property(
      basket,
      fc.constantFrom('cash', 'qr', 'tab'),
      fc.array(giving, { maxLength: 12 }),
      fc.integer({ min: 0, max: 500_000 }),
      (goods, tender, returns, paidFen) => {
        const county = new ParcelCounty();
        const [station] = county.stations;
        const [partner] = county.partners;
        county.must('change-settings', { cashFloatLimitFen: 10_000_000, tabLimitFen: 10_000_000 });
        const products = goods.map(({ priceFen, rebateBasisPoints }) => {
          const product = newId();
          county.must('add-product', {
            product,
            name: '货',
            unit: '袋',
            barcode: null,
            priceFen,
            rebateBasisPoints,
            stockUnits: 10,
          });
          return product;
        });
        const order = newId();
        const lines = goods.map(({ quantity, priceFen }, index) => ({ product: products[index], quantity, priceFen }));
        county.must('place-order', { station, villager: county.villager, tender, lines }, { id: order });
        county.must('receive-order', { order });
        county.must('collect-order', { order, proof: 'known' });
        const tab = `tab:${county.villager}`;
        const offTabFen = Math.min(paidFen, county.balance(tab));
        if (offTabFen > 0) county.must('pay-tab', { villager: county.villager, tender: 'cash', amountFen: offTabFen });
        for (const { lines: named, ...how } of returns)
          county.say('return-order', {
            order,
            ...how,
            ...(named !== null && {
              lines: named.map(({ of, quantity }) => ({ product: products[of % products.length], quantity })),
            }),
          });
        const row = county.state.get('order', order);
        assert.ok(row);
        const keptFen = row.lines.reduce((sum, one) => sum + one.priceFen * (one.quantity - one.returned), 0);
        assert.equal(row.amountFen - row.refundedFen, keptFen);
        assert.equal(row.effectiveFen, keptFen);
        assert.equal(
          county.booked.reduce((sum, { amountFen }) => sum + amountFen, 0),
          0,
        );
        assert.equal(0 - county.balance('sales'), keptFen);
        const paid = ['institution', `cash:${station}`, tab].map((account) => county.balance(account));
        assert.equal(
          paid.reduce((sum, fen) => sum + fen, 0),
          keptFen,
        );
        assert.ok(
          paid.every((fen) => fen >= 0),
          'nobody is paid back what they never paid',
        );
        const rebateFen = row.rebateFen - row.rebateBackFen;
        assert.deepEqual(
          [
            county.balance('rebate-expense'),
            0 - county.balance(`rebate-pending:${partner}`),
            county.balance(`rebate-accrued:${partner}`),
          ],
          [rebateFen, rebateFen, 0],
        );
        if (keptFen === 0) assert.deepEqual([row.stage, rebateFen], ['returned', 0]);
        for (const [index, line] of row.lines.entries()) {
          assert.ok(line.returned <= line.quantity && (line.unfit ?? 0) <= line.returned);
          const sold = line.quantity - line.returned + (line.unfit ?? 0);
          assert.equal(county.state.get('product', products[index] ?? '')?.stockUnits, 10 - sold);
        }
      },
    ),
    { numRuns: 200 },
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId, TestCounty } from './test-county.ts';
import { accountOf, chart } from './index.ts';

const index = fc.nat({ max: 9 });
const amount = fc.integer({ min: 1, max: 30_000 });
const move = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('float', 'remit', 'count', 'order'), amount }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('confirm' as const), which: index, lessFen: fc.nat({ max: 9 }) }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('reverse float', 'reverse remittance'), which: index }) },
);

test('floats and remittances are given, counted and reversed in whatever order, and every account is what stands of them', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60, size: 'max' }), (moves) => {
      const here = new TestCounty().begin({ stockUnits: 1_000 });
      const { station, villager, product, clerk, partner } = here;
      const [floats, remittances]: string[][] = [[], []];
      const at = (ids: readonly string[] | undefined, which: number) => ids?.[which % ids.length] ?? newId();
      const says = (type: string, payload: object, by: string, into?: string[]) => {
        const id = newId();
        if (here.say(type, payload, { by, id }).to === 'accepted') into?.push(id);
      };
      for (const one of moves) {
        switch (one.does) {
          case 'float':
            says('open-float', { station, amountFen: one.amount }, clerk, floats);
            break;
          case 'remit':
            says('remit-cash', { station, amountFen: one.amount }, partner, remittances);
            break;
          case 'count':
            says('count-cash', { station, countedFen: one.amount, reason: 'unknown' }, partner);
            break;
          case 'order':
            says('place-order', { station, villager, lines: [{ product, quantity: 3, priceFen: 1_000 }] }, partner);
            break;
          case 'confirm': {
            const remittance = at(remittances, one.which);
            const countedFen = Math.max(0, (here.row('remittance', remittance)?.sentFen ?? 0) - one.lessFen);
            says('confirm-remittance', { remittance, countedFen, reason: 'unknown' }, clerk);
            break;
          }
          case 'reverse float':
            says('reverse-float', { handing: at(floats, one.which), reason: 'other' }, clerk);
            break;
          case 'reverse remittance':
            says('reverse-remittance', { remittance: at(remittances, one.which), reason: 'other' }, clerk);
            break;
        }
        assert.equal(here.sumOfBalances, 0);
      }
      const given = (floats ?? []).map((id) => here.row('floatHanding', id)).filter((row) => row?.stage === 'booked');
      const sent = (remittances ?? []).map((id) => here.row('remittance', id));
      const sum = (amounts: readonly (number | null | undefined)[]) =>
        amounts.reduce<number>((all, one) => all + (one ?? 0), 0);
      const floatFen = sum(given.map((row) => row?.amountFen));
      const centreFen = sum(sent.map((row) => (row?.stage === 'confirmed' ? row.countedFen : 0))) - floatFen;
      assert.equal(here.balance(chart.centreCash), centreFen);
      assert.equal(
        here.balance(accountOf.cashInTransit(station)),
        sum(sent.map((row) => (row?.stage === 'sent' ? row.sentFen : 0))),
      );
      assert.equal(here.row('drawer', station)?.floatFen ?? 0, floatFen);
    }),
    { numRuns: 150 },
  );
});

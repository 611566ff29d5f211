import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId, TestCounty } from './test-county.ts';
import { CLOCKS_APART, DAY, MINUTE } from './kernel/index.ts';

describe('A step', () => {
  const placed = () => {
    const county = new TestCounty().begin();
    const order = newId();
    county.must(
      'place-order',
      {
        station: county.station,
        villager: county.villager,
        lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }],
      },
      { by: county.partner, id: order },
    );
    return { county, order };
  };

  test('is not dated before the one it follows: an order is not collected before it was received, nor received before it was placed', () => {
    const { county, order } = placed();
    const receive = (at: number) => county.say('receive-order', { order }, { by: county.clerk, at }).to;
    assert.equal(receive(county.now - 30 * DAY), 'before-its-step');
    assert.equal(receive(county.now - CLOCKS_APART - 1), 'before-its-step');
    county.must('receive-order', { order }, { by: county.clerk, at: county.now + DAY });
    const collect = (at: number) => county.say('collect-order', { order }, { by: county.partner, at }).to;
    assert.equal(collect(county.now), 'before-its-step');
    assert.equal(collect(county.now + DAY), 'accepted');
    const back = (at: number) =>
      county.say('return-order', { order, reason: 'quality' }, { by: county.partner, at }).to;
    assert.equal(back(county.now), 'before-its-step');
    assert.equal(back(county.now + DAY), 'accepted');
  });

  test('may be dated a little before it, since two honest clocks differ', () => {
    const { county, order } = placed();
    county.must('receive-order', { order }, { by: county.clerk, at: county.now - 9 * MINUTE });
    county.must('collect-order', { order }, { by: county.partner, at: county.now - 15 * MINUTE });
  });

  test('holds of cash as of goods: a remittance is not confirmed before it was sent, a count not made before the last', () => {
    const { county } = placed();
    const { station, partner, clerk, now } = county;
    county.must('count-cash', { station, countedFen: 1_000, reason: null }, { by: partner });
    assert.equal(
      county.say('count-cash', { station, countedFen: 1_000, reason: null }, { by: partner, at: now - DAY }).to,
      'before-its-step',
    );
    const remittance = newId();
    county.must('remit-cash', { station, amountFen: 1_000 }, { by: partner, id: remittance });
    assert.equal(
      county.say('confirm-remittance', { remittance, countedFen: 1_000, reason: null }, { by: clerk, at: now - DAY })
        .to,
      'before-its-step',
    );
  });

  test('begins the return window no earlier than the journal can vouch for it', () => {
    const { county, order } = placed();
    const { now } = county;
    county.must('receive-order', { order }, { by: county.clerk });
    county.now = now + 30 * DAY;
    county.must('collect-order', { order }, { by: county.partner, at: now, countsFrom: county.now - 3 * DAY });
    assert.equal(county.say('release-rebate', { order }).to, 'return-window-open');
    assert.equal(county.say('return-order', { order, reason: 'quality' }, { by: county.partner }).to, 'accepted');
  });
});

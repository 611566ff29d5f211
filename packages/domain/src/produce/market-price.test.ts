import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { businessDay, DAY } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { ProduceCounty } from './test-produce.ts';

/** A county that buys mushrooms at the market's price, of two days ago at most, and at 40 and 30 yuan a kilogram at least. */
class MarketCounty extends ProduceCounty {
  override termsOf(more: object = {}) {
    return super.termsOf({ rule: 'market-floor', marketDays: 2, ...more });
  }

  get today(): string {
    return businessDay(this.now);
  }

  records(pricesFenPerKg: readonly number[], more: object = {}): string {
    const said = { commodity: this.commodity, day: this.today, pricesFenPerKg, source: '双阳批发市场', ...more };
    return this.say('record-market-price', said, { by: this.clerk }).to;
  }

  brings(priceFenPerKg: number, more: object = {}) {
    const ticket = newId();
    const { to } = this.takeIn({ ticket, priceFenPerKg, payment: 'owed', marketDay: null, ...more });
    return { to, row: this.row('intakeTicket', ticket) };
  }
}
const county = () => {
  const made = new MarketCounty();
  made.begin();
  return made;
};

describe('a price by the market', () => {
  test('is the larger of market and floor, grade by grade, and the ticket says both', () => {
    const here = county();
    assert.equal(here.brings(4_000).to, 'market-price-missing');
    assert.equal(here.records([4_200, 2_900]), 'accepted');
    const above = here.brings(4_200);
    assert.deepEqual(
      [above.row?.amountFen, above.row?.market],
      [84_000, { day: here.today, source: '双阳批发市场', priceFenPerKg: 4_200, floorFenPerKg: 4_000 }],
    );
    const below = here.brings(3_000, { grade: 1 });
    assert.deepEqual([below.row?.amountFen, below.row?.market?.priceFenPerKg], [60_000, 2_900]);
    assert.equal(here.brings(2_900, { grade: 1 }).to, 'intake-price-changed');
  });

  test('of the last day that a counter heard of holds for as many days as the rule says, and no longer', () => {
    const here = county();
    const first = here.today;
    assert.equal(here.records([4_200, 3_100]), 'accepted');
    here.now += DAY;
    assert.equal(here.records([4_300, 3_100]), 'accepted');
    // A counter without network goes by what it heard last, and says of which day that is.
    assert.equal(here.brings(4_200, { marketDay: first }).row?.market?.day, first);
    assert.equal(here.brings(4_300).row?.market?.day, here.today);
    here.now += 2 * DAY;
    assert.equal(here.brings(4_200, { marketDay: first }).to, 'market-price-old');
    assert.equal(here.brings(4_300).to, 'accepted');
    here.now += DAY;
    assert.equal(here.brings(4_300).to, 'market-price-old');
  });

  test('that was said wrongly is said again, and both stay: tickets go by the later word', () => {
    const here = county();
    assert.equal(here.records([4_200, 3_100]), 'accepted');
    here.now += 1_000;
    assert.equal(here.records([4_100, 3_100]), 'accepted');
    assert.equal(here.row('commodity', here.commodity)?.market.length, 2);
    assert.equal(here.brings(4_200).to, 'intake-price-changed');
    assert.equal(here.brings(4_100).to, 'accepted');
  });

  test('is refused for a day to come, one long ago, too few grades, and from nowhere', () => {
    const here = county();
    assert.equal(here.records([4_200, 3_100], { day: businessDay(here.now + DAY) }), 'market-day-out-of-range');
    assert.equal(here.records([4_200, 3_100], { day: businessDay(here.now - 31 * DAY) }), 'market-day-out-of-range');
    assert.equal(here.records([4_200]), 'prices-incomplete');
    assert.equal(here.records([4_200, 3_100], { source: ' ' }), 'market-source-missing');
  });

  test('takes two people where it goes far from the last, as do terms that begin to follow the market', () => {
    const here = county();
    assert.equal(here.records([4_200, 3_100]), 'accepted');
    here.must('let-one-act', { until: null });
    assert.equal(here.records([42_000, 3_100]), 'accepted');
    assert.equal(here.row('commodity', here.commodity)?.market.length, 1);
    const terms = here.termsOf({ marketDays: 10, from: here.today });
    here.must('set-commodity-terms', terms, { by: here.clerk });
    assert.equal(here.row('commodity', here.commodity)?.terms.at(-1)?.marketDays, 2);
  });

  test('is no part of other rules, and none of its own without its days', () => {
    const here = county();
    const set = (more: object) =>
      here.say('set-commodity-terms', here.termsOf({ from: here.today, ...more }), { by: here.clerk }).to;
    assert.equal(set({ marketDays: undefined }), 'market-days-invalid');
    assert.equal(set({ rule: 'by-grade' }), 'market-days-invalid');
    assert.equal(set({ marketDays: 31 }), 'market-days-invalid');
  });
});

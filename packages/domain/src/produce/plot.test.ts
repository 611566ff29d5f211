import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DAY } from '../kernel/index.ts';
import { newId, START } from '../test-county.ts';
import { grownNow, plausibleGrams, sizesOf } from './index.ts';
import { ProduceCounty } from './test-produce.ts';

const begun = () => new ProduceCounty().begin();

function add(county: ProduceCounty, more: object = {}) {
  const plot = newId();
  const { commodity, household } = county;
  const said = { plot, household, commodity, sizeHundredths: 300, since: null, position: null, ...more };
  return { plot, to: county.say('add-plot', said, { by: county.partner }).to };
}
function amend(county: ProduceCounty, plot: string, more: object = {}) {
  const said = { plot, from: 0, sizeHundredths: 300, since: null, until: null, position: null, ...more };
  return county.say('amend-plot', said, { by: county.partner }).to;
}
/** What the household can plausibly bring in a year, in mu. */
function plausibleMu(county: ProduceCounty, year: number): number {
  const household = county.row('household', county.household);
  assert.ok(household);
  return plausibleGrams(household, { id: county.commodity, yieldGrams: 100 }, year) / 100;
}
const grown = (county: ProduceCounty) =>
  grownNow(county.row('household', county.household) ?? { grows: [], plots: [] }).map(
    ({ sizeHundredths: size }) => size,
  );

describe('a plot', () => {
  test('counts for the plausible yield in place of what was said of the whole household', () => {
    const county = begun();
    assert.equal(plausibleMu(county, 2026), 2);
    assert.equal(add(county).to, 'accepted');
    assert.equal(add(county, { sizeHundredths: 150 }).to, 'accepted');
    assert.equal(plausibleMu(county, 2026), 4.5);
    assert.deepEqual(grown(county), [450]);
    county.must(
      'add-commodity',
      { ...county.commodityTerms({ commodity: newId(), name: '蜂蜜' }) },
      { by: county.clerk },
    );
    assert.equal(plausibleMu(county, 2026), 4.5, 'another commodity changes nothing');
  });

  test('flags a ticket that says more than plots can give, and takes it in', () => {
    const county = begun();
    add(county, { sizeHundredths: 1 });
    const { to } = county.takeIn();
    assert.equal(to, 'accepted');
    assert.deepEqual(county.tickets[0]?.implausible, { broughtGrams: 20_000, plausibleGrams: 3_000 });
  });

  test('that grows from a day on has its earlier size until then; a year counts its largest', () => {
    const county = begun();
    const { plot } = add(county, { since: '2024-03-01' });
    assert.equal(amend(county, plot, { sizeHundredths: 500, since: '2026-06-01' }), 'accepted');
    assert.deepEqual(grown(county), [500]);
    assert.deepEqual(
      [2023, 2024, 2025, 2026].map((year) => plausibleMu(county, year)),
      [0, 3, 3, 5],
    );
    assert.equal(amend(county, plot, { from: 1, sizeHundredths: 100, since: '2026-07-01' }), 'accepted');
    assert.equal(plausibleMu(county, 2026), 5, 'sold in July, it may have given its yield before');
    assert.equal(plausibleMu(county, 2027), 1);
    assert.equal(county.row('plot', plot)?.said.length, 3, 'all that was said stands in its history');
  });

  test('that was given up counts in the year of that day, and no more in the next', () => {
    const county = begun();
    const { plot } = add(county);
    assert.equal(amend(county, plot, { until: '2026-08-15' }), 'accepted');
    assert.deepEqual([plausibleMu(county, 2026), plausibleMu(county, 2027)], [3, 0]);
    assert.deepEqual(grown(county), []);
  });

  test('is corrected by whoever saw it as it is, and by days that have come and follow each other', () => {
    const county = begun();
    county.now = START + DAY;
    const { plot } = add(county);
    assert.equal(amend(county, plot, { from: 1 }), 'plot-amended');
    assert.equal(amend(county, newId()), 'plot-unknown');
    assert.equal(amend(county, plot, { since: '2026-11-23' }), 'plot-day-ahead');
    assert.equal(amend(county, plot, { until: '2026-11-23' }), 'plot-day-ahead');
    assert.equal(amend(county, plot, { since: '2026-11-22', until: '2026-11-21' }), 'plot-days-swapped');
    assert.equal(amend(county, plot, { since: '2026-11-22', until: '2026-11-22' }), 'accepted');
    assert.equal(add(county, { sizeHundredths: 0 }).to, 'size-out-of-range');
    assert.equal(add(county, { commodity: newId() }).to, 'commodity-unknown');
    assert.equal(add(county, { household: newId() }).to, 'household-unknown');
  });

  test('has at any day the size that was said last of the latest day up to it', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((number) => `2026-01-0${number}`);
    const one = fc.record({ since: fc.option(day), sizeHundredths: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), day, (typed, on) => {
        const said = typed.map((entry) => ({ ...entry, until: null, at: START, by: '' }));
        // Day by day: whoever speaks of a day speaks of all from then on.
        const then = typed.findLast(({ since }) => since === null || since <= on);
        const sizes = sizesOf(said);
        assert.equal(
          sizes.findLast(({ since }) => since === null || since <= on)?.sizeHundredths,
          then?.sizeHundredths,
        );
      }),
    );
  });
});

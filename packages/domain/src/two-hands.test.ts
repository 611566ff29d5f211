import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod/mini';
import { commands } from './whole.ts';
import { merged } from './kernel/index.ts';
import { FleetCounty } from './loops/test-fleet.ts';
import { ProduceCounty } from './produce/test-produce.ts';
import { newId, TestCounty } from './test-county.ts';

/** What a payload's fields are called. */
function fieldsOf(schema: z.ZodMiniType): readonly string[] {
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.def.shape) : [];
}

describe('two hands on one row', () => {
  const settings = (county: TestCounty) => county.row('settings', 'settings');
  const was = { tabLimitFen: 50_000, settlementDay: 20 };

  test('change different figures: both are kept', () => {
    const county = new TestCounty().begin();
    county.must('change-settings', { tabLimitFen: 60_000, settlementDay: 20, was }, { by: county.clerk });
    county.must('change-settings', { tabLimitFen: 50_000, settlementDay: 25, was });
    assert.deepEqual([settings(county)?.tabLimitFen, settings(county)?.settlementDay], [60_000, 25]);
  });

  test('change the same figure: the second is asked, told both values, whose the first is and since when; and nothing is changed', () => {
    const county = new TestCounty().begin();
    county.must('change-settings', { tabLimitFen: 60_000, was }, { by: county.clerk });
    const first = county.now;
    county.now += 60_000;
    const wish = { tabLimitFen: 70_000, settlementDay: 25, was };
    const { to, details } = county.say('change-settings', wish);
    assert.equal(to, 'changed-meanwhile');
    assert.deepEqual([details['where'], details['now'], details['own']], ['payload.tabLimitFen', '600.00', '700.00']);
    assert.deepEqual(JSON.parse(String(details['crossed'])), [
      { what: 'tabLimitFen', now: '60000', by: county.clerk, at: first },
    ]);
    assert.deepEqual([settings(county)?.tabLimitFen, settings(county)?.settlementDay], [60_000, 20]);
    // Once they have seen it, the figure is theirs to choose.
    county.must('change-settings', { ...wish, was: { ...was, tabLimitFen: 60_000 } });
    assert.equal(settings(county)?.tabLimitFen, 70_000);
  });

  test('say the same: nobody is asked', () => {
    const county = new TestCounty().begin();
    county.must('change-settings', { tabLimitFen: 60_000, was });
    county.must('change-settings', { tabLimitFen: 60_000, was });
  });

  test('change figures of one group: each by itself', () => {
    const county = new TestCounty().begin();
    const rates = { grain: 300, food: 500 };
    county.must('change-settings', { rebateRates: { grain: 310, food: 500 }, was: { rebateRates: rates } });
    const now = settings(county)?.rebateRates.food;
    const second = { rebateRates: { grain: 300, food: 520 }, was: { rebateRates: { grain: 300, food: now } } };
    county.must('change-settings', second);
    assert.deepEqual([settings(county)?.rebateRates.grain, settings(county)?.rebateRates.food], [310, 520]);
    const third = { rebateRates: { grain: 320 }, was: { rebateRates: { grain: 300 } } };
    assert.equal(county.say('change-settings', third).to, 'changed-meanwhile');
  });

  test('say it of a vehicle: its money and its room are no one figure', () => {
    const county = new FleetCounty();
    const [vehicle] = county.vans;
    const before = county.van({ vehicle });
    county.must('change-vehicle', { ...before, capacityGrams: 900_000, was: before }, { by: county.clerk });
    county.must('change-vehicle', { ...before, costFenPerKm: 120, was: before }, { by: county.clerk });
    const row = county.row('vehicle', vehicle ?? '');
    assert.deepEqual([row?.capacityGrams, row?.costFenPerKm], [900_000, 120]);
    const over = { ...before, capacityGrams: 700_000, was: before };
    assert.equal(county.say('change-vehicle', over, { by: county.clerk }).to, 'changed-meanwhile');
    assert.equal(row && 'was' in row, false);
  });

  test('what a figure was is no part of the row, nor of what is written down, also where there was no such row', () => {
    const county = new ProduceCounty().begin();
    const where = { longitudeMicrodegrees: 125_000_000, latitudeMicrodegrees: 44_000_000, schematic: false };
    const { commodity, from, ...terms } = county.termsOf({ from: '2026-11-25' });
    for (const came of [
      county.must('set-position', { of: county.station, ...where, was: where }, { by: county.clerk }),
      county.must('set-commodity-terms', { commodity, from, ...terms, was: terms }, { by: county.clerk }),
    ])
      for (const { data } of came.events) assert.equal('was' in data, false);
    assert.deepEqual(county.row('position', county.station), { id: county.station, ...where });
    for (const one of county.row('commodity', commodity)?.terms ?? []) assert.equal('was' in one, false);
  });

  test('change a household: who one of them added belongs to it, and what the other said it grows is grown', () => {
    const county = new ProduceCounty().begin();
    const other = newId();
    county.must('register-villager', { villager: other, station: county.station }, { by: county.partner });
    const { station: _, household, ...now } = county.householdTerms();
    const seen = { ...now, stage: 'active' };
    const amend = (more: object) =>
      county.must('amend-household', { household, from: 0, ...seen, ...more, was: seen }, { by: county.partner });
    const both = [...now.members, { villager: other, nameUse: false, pictureUse: false }];
    amend({ members: both });
    amend({ grows: [{ commodity: county.commodity, sizeHundredths: 300 }] });
    const row = county.row('household', household);
    assert.deepEqual([row?.members.length, row?.grows[0]?.sizeHundredths], [2, 300]);
  });

  test('what was proposed is not confirmed over what somebody else changed meanwhile', () => {
    const county = new TestCounty().begin();
    county.must('let-one-act', { until: null });
    const other = newId();
    county.must('grant-role', { person: other, role: 'finance-approver', place: '220112' });
    const proposal = newId();
    const terms = { product: county.product, priceFen: 1_500, rebateBasisPoints: 500 };
    const seen = { priceFen: 1_000, rebateBasisPoints: 500 };
    county.must('change-product-terms', { ...terms, was: seen }, { by: county.clerk, id: proposal });
    county.must('change-product-terms', { ...terms, priceFen: 1_050, was: seen }, { by: county.clerk });
    assert.equal(county.say('confirm-proposal', { proposal }, { by: other }).to, 'proposal-outdated');
    assert.equal(county.row('product', county.product)?.priceFen, 1_050);
  });

  test('a command that amends a row is told what its maker saw, or how often it was amended by then', () => {
    const amending = [...commands.values()].filter(({ amendsRow }) => amendsRow);
    assert.ok(amending.length >= 13);
    for (const { type, saysWhatWas, schema } of amending)
      assert.ok(saysWhatWas || fieldsOf(schema).includes('from'), `${type} is not told`);
    // And one that is told looks at it.
    for (const { type, saysWhatWas, amendsRow } of commands.values()) assert.ok(!saysWhatWas || amendsRow, type);
  });

  test('lists are one figure; what is new to the row is said by nobody else', () => {
    assert.deepEqual(merged({ list: [1, 2], was: { list: [1] } }, { list: [1, 3] }).crossed, [
      { what: 'list', now: [1, 3], own: [1, 2] },
    ]);
    assert.deepEqual(merged({ b: { y: 1, x: 2 } }, { b: { x: 2, y: 1 } }).amendments, []);
  });
});

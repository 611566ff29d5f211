import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DAY } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { ProduceCounty, type Made } from './test-produce.ts';

const begun = () => new ProduceCounty().begin();
const hold = (county: ProduceCounty, lot: string, stand = 'held') =>
  county.say('hold-lot', { lot, stand, reason: 'doubt' }, { by: county.clerk }).to;
const release = (county: ProduceCounty, lot: string) =>
  county.say('release-lot', { lot }, { by: county.secondClerk }).to;

describe('a hold', () => {
  test('goes on to all that was made of the lot, though nothing of the lot itself is left, and ends with it', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    const [one = '', two = ''] = county.make('split', [[lot, 1_000]], [400, 600]).lots;
    const [box = ''] = county.make('pack', [[one, 400]], [400]).lots;
    const pack = (of: string) => county.make('pack', [[of, 10]], [10]).to;
    assert.equal(county.lot(lot).stage, 'used');
    assert.equal(hold(county, lot), 'accepted');
    assert.deepEqual([pack(two), pack(box)], ['lot-source-held', 'lot-source-held']);
    assert.deepEqual(county.lot(box).heldThrough, [lot]);
    assert.equal(release(county, lot), 'accepted');
    assert.deepEqual([pack(two), county.lot(box).heldThrough], ['accepted', []]);
  });

  test('that came while a release was under way from days before is not lifted by it', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    assert.equal(hold(county, lot), 'accepted');
    county.now += DAY;
    const releasedAt = county.now;
    county.now += DAY;
    assert.equal(release(county, lot), 'accepted');
    county.now += DAY;
    assert.equal(hold(county, lot), 'accepted');
    const late = county.say('release-lot', { lot }, { by: county.secondClerk, at: releasedAt });
    assert.equal(late.to, 'before-its-step');
    assert.equal(county.lot(lot).stand, 'held');
    assert.equal(release(county, lot), 'accepted');
  });

  test('of one source stays where that of another is released', () => {
    const county = begun();
    const [one, two] = [county.lotOf(100), county.lotOf(100)];
    const [mix = ''] = county.make('mix', [[one, 100], [two, 100]], [200]).lots; // prettier-ignore
    for (const lot of [one, two]) assert.equal(hold(county, lot), 'accepted');
    assert.equal(release(county, one), 'accepted');
    assert.deepEqual(county.lot(mix).heldThrough, [two]);
    assert.equal(county.make('split', [[mix, 200]], [100, 100]).to, 'lot-source-held');
  });

  test('keeps what was made from being undone: mixed goods come not apart again by a word', () => {
    const county = begun();
    const [good, bad] = [county.lotOf(100), county.lotOf(100)];
    const { making, lots } = county.make('mix', [[good, 50], [bad, 50]], [100]); // prettier-ignore
    assert.equal(hold(county, bad, 'rejected'), 'accepted');
    assert.equal(county.undo(making).to, 'making-used-further');
    const destroy = { making: newId(), lot: lots[0], removal: 'destroy', reason: 'failed' };
    assert.equal(county.say('remove-lot', destroy, { by: county.partner }).to, 'accepted');
  });

  test('reaches what is found by hand, whatever was made, undone, held and released in whatever order', () => {
    const act = fc.oneof(
      fc.record({ does: fc.constant('make' as const), from: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), outputs: fc.integer({ min: 1, max: 3 }) }), // prettier-ignore
      fc.record({ does: fc.constantFrom('hold' as const, 'release' as const, 'undo' as const), which: fc.nat(30) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const county = begun();
        const lots = [county.lotOf(1_000), county.lotOf(1_000), county.lotOf(1_000)];
        const made: { readonly by: Made; readonly from: readonly string[] }[] = [];
        for (const one of acts) {
          if (one.does === 'make') {
            const from = [...new Set(one.from.map((at) => lots[at % lots.length] ?? ''))];
            const grams = from.length * 10;
            const to = Array.from({ length: one.outputs }, () => Math.floor(grams / one.outputs));
            const by = county.make('grade', from.map((lot) => [lot, 10]), to); // prettier-ignore
            if (by.to !== 'accepted') continue;
            lots.push(...by.lots);
            made.push({ by, from });
          } else if (one.does === 'undo') county.undo(made[one.which % Math.max(1, made.length)]?.by.making ?? newId());
          else if (one.does === 'hold') hold(county, lots[one.which % lots.length] ?? '');
          else release(county, lots[one.which % lots.length] ?? '');
        }
        const standing = made.filter(({ by }) => county.row('lotMaking', by.making)?.undoneAt === null);
        const heldOf = (lot: string): ReadonlySet<string> => {
          const sources = standing.find(({ by }) => by.lots.includes(lot))?.from ?? [];
          const own = sources.filter((one) => county.lot(one).stand !== 'free');
          return new Set([...own, ...sources.flatMap((one) => [...heldOf(one)])]);
        };
        for (const lot of lots) assert.deepEqual(county.lot(lot).heldThrough, [...heldOf(lot)].toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

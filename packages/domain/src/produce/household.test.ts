import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '../kernel/index.ts';
import { newId, START } from '../test-county.ts';
import { ProduceCounty } from './test-produce.ts';

const begun = () => new ProduceCounty().begin();

function neighbour(county: ProduceCounty): string {
  const villager = newId();
  county.must('register-villager', { villager, station: county.station }, { by: county.partner });
  return villager;
}
const member = (villager: string, more: object = {}) => ({ villager, nameUse: false, pictureUse: false, ...more });
const amend = (county: ProduceCounty, more: object) => {
  const { station: _, ...terms } = county.householdTerms();
  return county.say('amend-household', { ...terms, from: 0, stage: 'active', ...more }, { by: county.partner }).to;
};

describe('a household', () => {
  test('is villagers of one station, each in one household only', () => {
    const county = begun();
    const register = (more: object) =>
      county.say('register-household', county.householdTerms({ household: newId(), ...more }), { by: county.partner })
        .to;
    assert.equal(register({}), 'villager-in-household');
    const other = neighbour(county);
    assert.equal(register({ members: [member(other), member(other)] }), 'villager-in-household');
    assert.equal(register({ members: [] }), 'members-missing');
    assert.equal(register({ members: [member(newId())] }), 'villager-unknown');
    const grown = { commodity: county.commodity, sizeHundredths: 50 };
    assert.equal(register({ members: [member(other)], grows: [grown, grown] }), 'grown-twice');
    for (const sizeHundredths of [0, 0.5, 100_000_001])
      assert.equal(register({ grows: [{ ...grown, sizeHundredths }] }), 'size-out-of-range');
    assert.equal(register({ members: [member(other)], grows: [] }), 'accepted');
  });

  test('is corrected by whoever saw it as it is; who left it is free for another', () => {
    const county = begun();
    const other = neighbour(county);
    assert.equal(amend(county, { members: [member(other)] }), 'accepted');
    assert.equal(amend(county, { from: 0 }), 'household-amended');
    const again = county.householdTerms({ household: newId() });
    assert.equal(county.say('register-household', again, { by: county.partner }).to, 'accepted');
    assert.equal(amend(county, { from: 1, members: [member(county.villager)] }), 'villager-in-household');
  });

  test('consents for each person and each use, since when it stands', () => {
    const county = begun();
    county.now = START + DAY;
    amend(county, { members: [member(county.villager, { nameUse: true, pictureUse: true })] });
    const [first] = county.row('household', county.household)?.members ?? [];
    assert.deepEqual(first, { villager: county.villager, nameUseAt: START, pictureUseAt: county.now });
    amend(county, { from: 1, members: [member(county.villager, { pictureUse: true })] });
    const [then] = county.row('household', county.household)?.members ?? [];
    assert.deepEqual([then?.nameUseAt, then?.pictureUseAt], [null, county.now]);
  });

  test('that gave up sells nothing until it is taken up again, and its people may join another', () => {
    const county = begun();
    assert.equal(amend(county, { stage: 'given-up' }), 'accepted');
    assert.equal(county.takeIn().to, 'household-given-up');
    assert.equal(amend(county, { from: 1 }), 'accepted');
    assert.equal(county.takeIn().to, 'accepted');
  });

  test('that was given up ends nobody’s place in another, and what they consented to in it can still be taken back', () => {
    const county = begun();
    const [other, again] = [neighbour(county), newId()];
    amend(county, { members: [member(county.villager, { nameUse: true }), member(other)], stage: 'given-up' });
    const register = (household: string) =>
      county.say('register-household', county.householdTerms({ household }), { by: county.partner }).to;
    assert.equal(register(again), 'accepted');
    const both = [member(county.villager), member(other)];
    assert.equal(amend(county, { from: 1, members: both, stage: 'given-up' }), 'accepted', 'no name is used any more');
    assert.equal(county.row('household', county.household)?.members[0]?.nameUseAt, null);
    assert.equal(amend(county, { from: 2, members: both }), 'villager-in-household');
    assert.equal(amend(county, { from: 2, members: [both[0], both[0]], stage: 'given-up' }), 'villager-in-household');
    assert.equal(amend(county, { from: 2, members: [member(other)] }), 'accepted');
    assert.equal(county.row('householdMember', county.villager)?.household, again);
    assert.equal(register(newId()), 'villager-in-household', 'nobody is of two households');
  });

  test('outlives a villager who is erased: their tickets stay, and they sell no more', () => {
    const county = begun();
    const other = neighbour(county);
    amend(county, { members: [member(county.villager), member(other)] });
    county.takeIn();
    county.must('erase-villager', { villager: county.villager }, { by: county.clerk });
    assert.equal(county.takeIn().to, 'villager-erased');
    assert.equal(county.takeIn({ seller: other }).to, 'accepted');
    assert.equal(amend(county, { from: 1, members: [member(county.villager), member(other)] }), 'accepted');
    assert.equal(amend(county, { from: 2, members: [member(other)] }), 'accepted');
    assert.equal(amend(county, { from: 3, members: [member(county.villager), member(other)] }), 'villager-erased');
    assert.equal(county.tickets.length, 2);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COUNTY, newId, START } from '../test-county.ts';
import { ProduceCounty } from './test-produce.ts';

const begun = () => new ProduceCounty().begin();
const village = `${COUNTY}103801`;

function enter(county: ProduceCounty, more: object = {}) {
  const entry = newId();
  const said = {
    entry,
    village,
    trades: ['dealer'],
    grows: [],
    returnee: true,
    founded: '2018',
    importId: null,
    ...more,
  };
  const { to } = county.say('enter-in-register', said, { by: county.clerk, personal: { name: '归雁鹿业' } });
  return { entry, to };
}
function amend(county: ProduceCounty, entry: string, more: object = {}) {
  const own = { grows: [], stage: 'active' };
  const said = { entry, from: 0, trades: ['online'], returnee: false, founded: null, own, ...more };
  return county.say('amend-entry', said, { by: county.clerk }).to;
}
const undo = (county: ProduceCounty, importId: string) =>
  county.say('undo-register-import', { importId }, { by: county.clerk }).to;
const entryOf = (county: ProduceCounty, id: string) => county.row('registerEntry', id);

describe('the industry register', () => {
  test('has every household of the network without its being typed twice, as large as its plots are', () => {
    const county = begun();
    const { commodity, household } = county;
    assert.deepEqual(entryOf(county, household)?.grows, [{ commodity, sizeHundredths: 200 }]);
    const plot = { plot: newId(), household, commodity, sizeHundredths: 350, since: null, position: null };
    county.must('add-plot', plot, { by: county.partner });
    assert.deepEqual(entryOf(county, household)?.grows, [{ commodity, sizeHundredths: 350 }]);
    const { station: _, ...terms } = county.householdTerms();
    county.must('amend-household', { ...terms, from: 0, stage: 'given-up' }, { by: county.partner });
    assert.equal(entryOf(county, household)?.stage, 'given-up');
  });

  test('says of a household who founded it and what else it lives by, and leaves the rest to the household', () => {
    const county = begun();
    const said = { trades: ['raising', 'online'], returnee: true, founded: '2020-03' };
    assert.equal(amend(county, county.household, said), 'entry-of-household');
    assert.equal(amend(county, county.household, { ...said, own: null }), 'accepted');
    const { trades, returnee, stage } = entryOf(county, county.household) ?? {};
    assert.deepEqual({ trades, returnee, stage }, { trades: ['raising', 'online'], returnee: true, stage: 'active' });
  });

  test('takes in whoever is no household, of a village of this county, founded by now', () => {
    const county = begun();
    assert.equal(enter(county).to, 'accepted');
    assert.equal(enter(county, { village: '110101001001' }).to, 'not-your-place');
    assert.equal(enter(county, { founded: '2027' }).to, 'founded-invalid');
    assert.equal(enter(county, { founded: '2026-12' }).to, 'founded-invalid');
    assert.equal(enter(county, { founded: '2026-11' }).to, 'accepted');
    assert.equal(enter(county, { trades: [] }).to, 'trades-missing');
    assert.equal(enter(county, { grows: [{ commodity: newId(), sizeHundredths: 1 }] }).to, 'commodity-unknown');
  });

  test('joins an entry to the household that it is: it counts once, and what was known goes on', () => {
    const county = begun();
    const { entry } = enter(county, { village: county.row('household', county.household)?.village });
    const join = { entry, household: county.household };
    assert.equal(county.say('join-entry', join, { by: county.clerk }).to, 'accepted');
    assert.equal(entryOf(county, entry)?.stage, 'joined');
    const { trades, returnee, founded } = entryOf(county, county.household) ?? {};
    assert.deepEqual({ trades, returnee, founded }, { trades: ['raising', 'dealer'], returnee: true, founded: '2018' });
    assert.equal(amend(county, entry), 'entry-joined');
    assert.equal(county.say('join-entry', join, { by: county.clerk }).to, 'entry-joined');
  });

  test('has nobody again under an entry that was erased: whoever comes back is entered anew', () => {
    const county = begun();
    const { entry } = enter(county);
    assert.equal(county.say('erase-entry', { entry }, { by: county.clerk }).to, 'accepted');
    assert.equal(amend(county, entry, { from: 1 }), 'entry-erased');
    assert.equal(county.say('erase-entry', { entry }, { by: county.clerk }).to, 'entry-erased');
    assert.equal(enter(county).to, 'accepted');
  });

  test('takes a sheet back as one act while nothing hangs on it, and lets nothing of it in afterwards', () => {
    const county = begun();
    const importId = newId();
    const entries = Array.from({ length: 20 }, () => enter(county, { importId }));
    assert.ok(entries.every(({ to }) => to === 'accepted'));
    assert.equal(county.row('registerImport', importId)?.entries, 20);
    assert.equal(undo(county, importId), 'accepted');
    assert.equal(county.row('registerImport', importId)?.undoneAt, START);
    assert.equal(undo(county, importId), 'register-import-undone');
    assert.equal(enter(county, { importId }).to, 'register-import-undone', 'a line that was still on its way');
    assert.equal(amend(county, entries[0]?.entry ?? ''), 'register-import-undone');
    assert.equal(undo(county, newId()), 'register-import-unknown');
  });

  test('keeps a sheet once one of its entries was corrected, joined or erased', () => {
    for (const touch of ['amend-entry', 'join-entry', 'erase-entry'] as const) {
      const county = begun();
      const importId = newId();
      const { entry } = enter(county, { importId, village: county.row('household', county.household)?.village });
      const said = {
        'amend-entry': () => amend(county, entry),
        'join-entry': () => county.say('join-entry', { entry, household: county.household }, { by: county.clerk }).to,
        'erase-entry': () => county.say('erase-entry', { entry }, { by: county.clerk }).to,
      };
      assert.equal(said[touch](), 'accepted', touch);
      assert.equal(undo(county, importId), 'register-import-in-use', touch);
    }
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '@yangui/server';
import { SeededRandom } from '@yangui/simulation';
import { HeldHere } from '@yangui/web';
import { COUNTY, TrialCounty } from './county.ts';
import { TrialPhone, type Fate } from './phone.ts';

const KEEPERS = 3;
const PHONES_EACH = 2;
const STEPS = 220;

interface Keeper {
  readonly person: string;
  readonly signInName: string;
  readonly coop: string;
}

const phoneOf = (county: TrialCounty, { person }: Keeper) =>
  new TrialPhone(county, person, (around) => HeldHere.open(COUNTY, { by: 'keeper', id: person }, around));

/**
 * The fortnight of a holder that nobody has heard of: who keep hens work on phones of their own, with random cuts, repeats, lost
 * answers, crashes and one restored server, from a seed. In the end every phone, the ledger and the replayed journal agree.
 */
describe('a fortnight of bad weather for who keep hens', () => {
  let county: TrialCounty;
  const keepers: Keeper[] = [];
  before(async () => {
    county = await TrialCounty.open({ stations: 1 });
    for (let index = 1; index <= KEEPERS; index += 1) keepers.push(await keeperIn(county, index));
  });
  after(() => county.close());

  test('what one holds is theirs alone', async () => {
    const [mine, theirs] = keepers;
    assert.ok(mine && theirs);
    const phone = phoneOf(county, mine);
    await phone.begin(mine.signInName);
    assert.deepEqual(
      phone.here.view.all('coop').map(({ id }) => id),
      [mine.coop],
    );
    assert.deepEqual(phone.here.view.all('order'), []);
    const { kept, code } = await phone.do('gather-eggs', { coop: theirs.coop, eggs: 1 });
    assert.deepEqual([kept, code], [false, 'not-yours']);
  });

  for (const seed of [1, 20_261_122]) {
    test(`from the seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const phones: { readonly phone: TrialPhone; readonly keeper: Keeper }[] = [];
      for (const keeper of keepers)
        for (let index = 0; index < PHONES_EACH; index += 1) {
          const phone = phoneOf(county, keeper);
          await phone.begin(keeper.signInName);
          phones.push({ phone, keeper });
        }
      const made: { readonly id: string; readonly phone: TrialPhone }[] = [];
      for (const { phone } of phones) phone.weather = () => weatherOf(random);
      for (let step = 0; step < STEPS; step += 1) {
        const { phone, keeper } = random.pick(phones);
        const dice = random.between(1, 10);
        if (dice === 1) phone.online = !phone.online;
        else if (dice === 2) await phone.crash();
        else if (dice <= 4) await phone.sync();
        else {
          const type = random.pick(['gather-eggs', 'gather-eggs', 'sell-eggs']);
          const { id, kept } = await phone.do(type, { coop: keeper.coop, eggs: random.between(1, 9) });
          if (kept) made.push({ id, phone });
        }
        if (step === STEPS / 4) await county.backUp();
        if (step === STEPS / 2) await county.restore();
      }
      for (const { phone } of phones) {
        phone.online = true;
        phone.weather = () => 'carried';
      }
      for (let round = 0; round < 4; round += 1) for (const { phone } of phones) await phone.sync();

      for (const { phone, keeper } of phones) {
        assert.deepEqual(phone.entries('waiting'), []);
        assert.equal(phone.here.view.overlaid.length, 0);
        const fresh = phoneOf(county, keeper);
        await fresh.begin(keeper.signInName);
        assert.deepEqual(phone.here.view.all('coop'), fresh.here.view.all('coop'));
        const { rows } = await county.server.pool.query<{ eggs: number }>(
          'select eggs from coop where county = $1 and id = $2',
          [COUNTY, keeper.coop],
        );
        assert.equal(phone.here.view.get('coop', keeper.coop)?.eggs, rows[0]?.eggs);
      }
      const { rows } = await county.server.pool.query<{ id: string; refused: string | null; times: number }>(
        'select command_id as id, min(refused) as refused, count(*)::int as times from journal_entry where county = $1 group by command_id',
        [COUNTY],
      );
      const recorded = new Map(rows.map((row) => [row.id, row]));
      let confirmed = 0;
      for (const { id, phone } of made) {
        const refused = phone.entries('refused').find((entry) => entry.id === id);
        const there = recorded.get(id);
        if (there === undefined) assert.notEqual(refused?.problem, undefined, `${id} was lost`);
        else {
          assert.equal(there.times, 1, `${id} was doubled`);
          assert.equal(there.refused === null, refused === undefined, `${id} is told otherwise here than there`);
          if (there.refused === null) confirmed += 1;
        }
      }
      assert.ok(confirmed > 40 && confirmed <= made.length, `${confirmed} of ${made.length} were confirmed`);
      await county.assertBooksStand();
    });
  }
});

async function keeperIn(county: TrialCounty, index: number): Promise<Keeper> {
  const [person, coop] = [newId(), newId()];
  const name = `养鸡户${index}`;
  await county.say('grant-role', { person, role: 'vehicle-owner', place: COUNTY }, { personal: { name } });
  await county.say('open-coop', { coop, keeper: person });
  await county.letIn(person, `keeper-${index}`, name);
  return { person, coop, signInName: `keeper-${index}` };
}

function weatherOf(random: SeededRandom): Fate {
  const fate = random.between(1, 10);
  if (fate <= 2) return 'lost';
  if (fate <= 4) return 'answer-lost';
  return fate === 5 ? 'twice' : 'carried';
}

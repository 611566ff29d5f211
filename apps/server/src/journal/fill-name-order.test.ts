import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameOrder } from '../store/name-order.ts';
import { fillNameOrder } from './fill-name-order.ts';
import { newId, verdictOf, withCounty } from './test-county.ts';

describe('names from before their places in the dictionary were kept', () => {
  const here = withCounty();

  test('get their places when the server starts; what was erased stays empty', async () => {
    const { county, writer, pool } = here;
    const { id: station, partner } = county.station;
    const [kept, erased] = [newId(), newId()];
    for (const villager of [kept, erased]) {
      assert.equal(
        verdictOf(
          await writer.submit(
            county.bind('register-villager', { villager, station }, { by: partner, personal: { name: '曾国强' } }),
          ),
        ),
        'accepted',
      );
    }
    assert.equal(verdictOf(await writer.submit(county.bind('erase-villager', { villager: erased }))), 'accepted');
    const placesOf = async () =>
      (
        await pool.query<{ person: string; name: string | null; place: string | null }>(
          'select person, name, name_order as place from person_private where county = $1 order by person',
          [county.code],
        )
      ).rows;
    const before = await placesOf();
    assert.equal(before.find(({ person }) => person === kept)?.place, nameOrder('曾国强'));
    assert.equal(before.find(({ person }) => person === erased)?.place, null);
    await pool.query('update person_private set name_order = null where county = $1', [county.code]);
    await fillNameOrder(pool);
    assert.deepEqual(await placesOf(), before);
  });
});

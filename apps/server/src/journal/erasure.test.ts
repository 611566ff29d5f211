import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Pool } from 'pg';
import { nameOrder } from '../store/name-order.ts';
import { assertBooksStand, newId, sayAll, verdictOf, withCounty } from './test-county.ts';

const NAME = '欧阳雁归独一无二';
const PHONE = '13912345678';
/** Where the name stands in a dictionary tells the name. */
const ORDER = nameOrder(NAME);
const ADDRESS = '鹿乡镇王西村七组老槐树下';

describe('a villager’s name, phone and address', () => {
  const here = withCounty();

  /** The tables of the database in which the text stands anywhere. */
  async function tablesWith(pool: Pool, text: string): Promise<readonly string[]> {
    const { rows } = await pool.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`);
    const found: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await pool.query(`select from ${name} t where t::text like '%' || $1 || '%'`, [text]);
      if ((rowCount ?? 0) > 0) found.push(name);
    }
    return found.toSorted();
  }

  test('stand in the private row alone, are gone once erased, do not come back by a repeat, and the books stand', async () => {
    const { county, writer, pool } = here;
    const { id: station, partner } = county.station;
    const villager = newId();
    const personal = { name: NAME, phone: PHONE, address: ADDRESS };
    const register = county.bind('register-villager', { villager, station }, { by: partner, personal });
    const twice = county.bind('register-villager', { villager, station }, { by: partner, personal });
    const place = county.bind('place-order', { station, villager, lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }] }, { by: partner });
    const outcomes = await sayAll(writer, [register, twice, place, county.receive(place.id)]);
    assert.deepEqual(outcomes.map(verdictOf), ['accepted', 'already-exists', 'accepted', 'accepted']);
    for (const text of [NAME, ORDER, PHONE, ADDRESS]) assert.deepEqual(await tablesWith(pool, text), ['person_private']);

    assert.equal(verdictOf(await writer.submit(county.bind('erase-villager', { villager }))), 'accepted');
    for (const text of [NAME, ORDER, PHONE, ADDRESS]) assert.deepEqual(await tablesWith(pool, text), []);
    assert.deepEqual((await sayAll(writer, [register, twice])).map(verdictOf), ['accepted', 'already-exists']);
    for (const text of [NAME, ORDER, PHONE, ADDRESS]) assert.deepEqual(await tablesWith(pool, text), []);

    // What was on its way is handed over by its code; nothing new is ordered.
    assert.equal(verdictOf(await writer.submit(county.collect(place.id))), 'accepted');
    const more = county.bind('place-order', { station, villager, lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }] }, { by: partner });
    assert.equal(verdictOf(await writer.submit(more)), 'villager-erased');
    await assertBooksStand(pool, county);
  });

  test('are gone when registering and erasing arrive in one batch', async () => {
    const { county, writer, pool } = here;
    const villager = newId();
    const register = county.bind('register-villager', { villager, station: county.station.id }, { by: county.station.partner, personal: { name: NAME } });
    const outcomes = await sayAll(writer, [register, county.bind('erase-villager', { villager })]);
    assert.deepEqual(outcomes.map(verdictOf), ['accepted', 'accepted']);
    for (const text of [NAME, ORDER]) assert.deepEqual(await tablesWith(pool, text), []);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, RECIPIENT_DAYS } from '@yangui/domain';
import type { Pool } from 'pg';
import { forgetRecipients } from './clockwork.ts';
import { nameOrder } from '../store/name-order.ts';
import { assertBooksStand, newId, sayAll, testClockworkIds, verdictOf, withCounty } from './test-county.ts';

const NAME = '欧阳雁归独一无二';
const PHONE = '13912345678';
/** Where the name stands in a dictionary tells the name. */
const ORDER = nameOrder(NAME);
const ADDRESS = '鹿乡镇王西村七组老槐树下';

/** The tables of the database in which the text stands anywhere. */
async function tablesWith(pool: Pool, text: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await pool.query(`select from ${name} t where t::text like '%' || $1 || '%'`, [text]);
    if ((rowCount ?? 0) > 0) found.push(name);
  }
  return found.toSorted();
}

describe('a villager’s name, phone and address', () => {
  const here = withCounty();

  test('stand in the private row alone, are gone once erased, do not come back by a repeat, and the books stand', async () => {
    const { county, writer, pool } = here;
    const { id: station, partner } = county.station;
    const villager = newId();
    const personal = { name: NAME, phone: PHONE, address: ADDRESS };
    const register = county.bind('register-villager', { villager, station }, { by: partner, personal });
    const twice = county.bind('register-villager', { villager, station }, { by: partner, personal });
    const place = county.bind(
      'place-order',
      { station, villager, lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }] },
      { by: partner },
    );
    const outcomes = await sayAll(writer, [register, twice, place, county.receive(place.id)]);
    assert.deepEqual(outcomes.map(verdictOf), ['accepted', 'already-exists', 'accepted', 'accepted']);
    for (const text of [NAME, ORDER, PHONE, ADDRESS])
      assert.deepEqual(await tablesWith(pool, text), ['person_private']);

    assert.equal(verdictOf(await writer.submit(county.bind('erase-villager', { villager }))), 'accepted');
    for (const text of [NAME, ORDER, PHONE, ADDRESS]) assert.deepEqual(await tablesWith(pool, text), []);
    assert.deepEqual((await sayAll(writer, [register, twice])).map(verdictOf), ['accepted', 'already-exists']);
    for (const text of [NAME, ORDER, PHONE, ADDRESS]) assert.deepEqual(await tablesWith(pool, text), []);

    // What was on its way is handed over by its code; nothing new is ordered.
    assert.equal(verdictOf(await writer.submit(county.collect(place.id))), 'accepted');
    const more = county.bind(
      'place-order',
      { station, villager, lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }] },
      { by: partner },
    );
    assert.equal(verdictOf(await writer.submit(more)), 'villager-erased');
    await assertBooksStand(pool, county);
  });

  test('are gone when registering and erasing arrive in one batch', async () => {
    const { county, writer, pool } = here;
    const villager = newId();
    const register = county.bind(
      'register-villager',
      { villager, station: county.station.id },
      { by: county.station.partner, personal: { name: NAME } },
    );
    const outcomes = await sayAll(writer, [register, county.bind('erase-villager', { villager })]);
    assert.deepEqual(outcomes.map(verdictOf), ['accepted', 'accepted']);
    for (const text of [NAME, ORDER]) assert.deepEqual(await tablesWith(pool, text), []);
  });
});

describe('the name and phone of a recipient who is no registered villager', () => {
  const here = withCounty();
  let numbers = 0;

  /** A parcel at the first station, for the name above or a villager, registered some days ago. */
  const arrived = async (daysAgo: number, villager: string | null = null) => {
    const { county, writer } = here;
    const { id: station, partner } = county.station;
    const [parcel, load, at] = [newId(), newId(), Date.now() - daysAgo * DAY];
    numbers += 1;
    const register = {
      parcel,
      number: `SF77000000${numbers}`,
      carrier: 'sf',
      station,
      villager,
      order: null,
      weightGrams: null,
    };
    const outcomes = await sayAll(writer, [
      county.bind('register-parcel', register, { at, personal: { name: NAME, phone: PHONE } }),
      county.bind('load-van', { load, station, seal: 'A-1', van: '1', driver: null, parcels: [parcel] }, { at }),
      county.bind('receive-parcels', { station, load, sealWhole: true, parcels: [parcel] }, { at, by: partner }),
    ]);
    assert.deepEqual(outcomes.map(verdictOf), ['accepted', 'accepted', 'accepted']);
    return parcel;
  };
  const say = async (type: string, payload: object, at = Date.now(), by = here.county.clerk) =>
    verdictOf(await here.writer.submit(here.county.bind(type, payload, { by, at })));
  const handOut = async (parcel: string, daysAgo: number) =>
    assert.equal(
      await say(
        'hand-out-parcel',
        { parcel, proof: 'known', code: null, consent: null },
        Date.now() - daysAgo * DAY,
        here.county.station.partner,
      ),
      'accepted',
    );
  const nameOf = async (parcel: string): Promise<unknown> =>
    (
      await here.pool.query('select name from person_private where county = $1 and person = $2', [
        here.county.code,
        parcel,
      ])
    ).rows[0]?.name ?? null;

  test('are emptied by clockwork once their time is over: handed out or sent back, but not while somebody waits or complains', async () => {
    const { pool, writer, county } = here;
    const [old, sentBack, fresh, waiting, complained] = await Promise.all([
      arrived(44),
      arrived(44),
      arrived(30),
      arrived(44),
      arrived(44),
    ]);
    await handOut(old, RECIPIENT_DAYS + 1);
    assert.equal(
      await say('return-parcel', { parcel: sentBack, reason: 'refused' }, Date.now() - (RECIPIENT_DAYS + 1) * DAY),
      'accepted',
    );
    await handOut(fresh, RECIPIENT_DAYS - 1);
    await handOut(complained, RECIPIENT_DAYS + 2);
    assert.equal(await say('open-complaint', { parcel: complained, about: 'wrong-person' }), 'accepted');
    assert.equal(await forgetRecipients(pool, writer, Date.now(), testClockworkIds), 2);
    assert.deepEqual(await Promise.all([old, sentBack, fresh, waiting, complained].map(nameOf)), [
      null,
      null,
      NAME,
      NAME,
      NAME,
    ]);
    assert.equal(await forgetRecipients(pool, writer, Date.now(), testClockworkIds), 0);
    assert.equal(await say('close-complaint', { parcel: complained, answer: 'explained' }), 'accepted');
    assert.equal(await forgetRecipients(pool, writer, Date.now(), testClockworkIds), 1);

    // Everybody asks, or their time comes: nothing of the name is left anywhere, and the books stand.
    await handOut(waiting, 0);
    for (const parcel of [fresh, waiting])
      assert.equal(await say('forget-recipient', { parcel, reason: 'asked' }), 'accepted');
    for (const text of [NAME, PHONE]) assert.deepEqual(await tablesWith(pool, text), []);
    await assertBooksStand(pool, county);
  });

  test('go at once when the parcel turns out to be a registered villager’s, or to carry an order', async () => {
    const { county, pool, writer } = here;
    const { id: station, villager, partner } = county.station;
    const [known, ordered] = await Promise.all([arrived(1), arrived(1)]);
    const order = county.bind(
      'place-order',
      { station, villager, lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }] },
      { by: partner },
    );
    assert.equal(verdictOf(await writer.submit(order)), 'accepted');
    assert.equal(await say('address-parcel', { parcel: known, villager }), 'accepted');
    assert.equal(await say('tie-parcel', { parcel: ordered, order: order.id }), 'accepted');
    assert.deepEqual([await nameOf(known), await nameOf(ordered)], [null, null]);
    assert.deepEqual(await tablesWith(pool, NAME), []);
    await assertBooksStand(pool, county);
  });
});

describe('the name, phone and address of whom a consignment is for', () => {
  const here = withCounty();
  const whom = { name: '收件的女儿', phone: '13900004321', address: '长春市朝阳区' };
  const say = async (type: string, payload: object, at = Date.now(), by = here.county.clerk) =>
    verdictOf(await here.writer.submit(here.county.bind(type, payload, { by, at })));
  const nameOf = async (consignment: string): Promise<unknown> =>
    (
      await here.pool.query('select name from person_private where county = $1 and person = $2', [
        here.county.code,
        consignment,
      ])
    ).rows[0]?.name ?? null;

  const registered = async () => {
    const { county, writer } = here;
    const { id: station, partner, villager } = county.station;
    const [consignment, at] = [newId(), Date.now() - 44 * DAY];
    const goods = {
      consignment,
      station,
      kind: 'parcel',
      sender: villager,
      pieces: 1,
      weightGrams: 900,
      volumeCubicDecimetres: 5,
      cold: false,
    };
    assert.equal(
      verdictOf(await writer.submit(county.bind('register-consignment', goods, { at, by: partner, personal: whom }))),
      'accepted',
    );
    return consignment;
  };
  const givenBack = async (consignment: string, daysAgo: number) =>
    assert.equal(
      await say('cancel-consignment', { consignment }, Date.now() - daysAgo * DAY, here.county.station.partner),
      'accepted',
    );

  test('are emptied by clockwork thirty days after it is done with, not while it is on its way, and at once where that person asks', async () => {
    const { pool, writer, county } = here;
    const [old, fresh, waiting] = [await registered(), await registered(), await registered()];
    await givenBack(old, RECIPIENT_DAYS + 1);
    await givenBack(fresh, RECIPIENT_DAYS - 1);
    assert.equal(await forgetRecipients(pool, writer, Date.now(), testClockworkIds), 1);
    assert.deepEqual(await Promise.all([old, fresh, waiting].map(nameOf)), [null, whom.name, whom.name]);
    assert.equal(await forgetRecipients(pool, writer, Date.now(), testClockworkIds), 0);
    assert.equal(await say('forget-consignee', { consignment: waiting, reason: 'asked' }), 'consignee-needed');
    await givenBack(waiting, 0);
    for (const consignment of [fresh, waiting])
      assert.equal(await say('forget-consignee', { consignment, reason: 'asked' }), 'accepted');
    for (const text of Object.values(whom)) assert.deepEqual(await tablesWith(pool, text), []);
    await assertBooksStand(pool, county);
  });
});

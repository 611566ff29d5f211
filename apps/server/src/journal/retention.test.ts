import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { DAY, keptThings, keptUntil, laws, retentionOf, retentions, SYSTEM, type SealedKind } from '@yangui/domain';
import { openIdentity } from '../identity/index.ts';
import { forgetLate, forgetStaff } from './clockwork.ts';
import { readPersonal } from './private-file.ts';
import {
  assertBooksStand,
  newId,
  newWriter,
  testClockworkIds,
  vanTerms,
  verdictOf,
  withCounty,
} from './test-county.ts';

const YEAR = 365.25 * DAY;
const BANK = { accountName: '赵归', bank: '中国农业银行', accountNumber: '6228480402564890018' };

test('everything kept about people has its line in the table, with a law that is in force', () => {
  assert.deepEqual(retentions.map(({ of }) => of).toSorted(), [...keptThings].toSorted());
  const lineOf: Readonly<Record<SealedKind, readonly string[]>> = {
    member: ['staff-contact', 'staff-name'],
    villager: ['villager'],
    parcel: ['recipient'],
    consignment: ['consignee'],
    handover: ['handover'],
    order: ['purchase'],
    guest: ['guest'],
    plot: ['plot-note'],
    registerEntry: ['register-entry'],
    talent: ['talent'],
    payee: ['bank-account'],
  };
  for (const thing of Object.values(lineOf).flat())
    assert.ok(
      retentions.some(({ of }) => of === thing),
      thing,
    );
  for (const { law } of retentions) assert.match(laws[law].inForce, /^20\d\d-\d\d-\d\d$/);
});

test('days end with a day in China, book years with a year', () => {
  const evening = Date.parse('2026-11-30T23:30:00+08:00');
  assert.equal(keptUntil(retentionOf('recipient'), evening), Date.parse('2026-12-31T00:00:00+08:00'));
  assert.equal(keptUntil(retentionOf('bank-account'), evening), Date.parse('2037-01-01T00:00:00+08:00'));
  assert.equal(keptUntil(retentionOf('staff-name'), evening), Date.parse('2057-01-01T00:00:00+08:00'));
});

describe('somebody who is staff no more', () => {
  const here = withCounty({ stations: 3 });
  const folders: string[] = [];
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  /** The county's clockwork at a moment at which somebody says that the clock is right, with the sign-ins of this server. */
  async function at(now: number, { holdsRoles = false } = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'yangui-retention-'));
    folders.push(folder);
    const identity = await openIdentity({
      pool: here.pool,
      dataFolder: folder,
      secureCookies: false,
      denialOf: async () => undefined,
      holdsRoles: async (_, counties) => holdsRoles && counties.length > 0,
      now: () => now,
    });
    const writer = newWriter(here.pool, {
      now: () => now,
      prepareAccess: (command) => identity.prepareAccess(command),
    });
    const say = async (type: string, payload: object, more: { personal?: unknown } = {}) =>
      verdictOf(await writer.submit(here.county.bind(type, payload, { by: SYSTEM, at: now, ...more })));
    const forget = async () => {
      assert.equal(await say('confirm-clock', { deviceAt: now }), 'accepted');
      return (await forgetStaff(here.pool, writer, now, testClockworkIds)) + (await forgetLate(here.pool, writer, now));
    };
    return { identity, say, forget };
  }

  const privateRow = async (person: string) =>
    (
      await here.pool.query<{ name: string | null; phone: string | null; address: string | null }>(
        `select name, phone, address from person_private where county = $1 and kind = 'member' and person = $2`,
        [here.county.code, person],
      )
    ).rows[0];
  const signIn = async (person: string) =>
    (
      await here.pool.query<{ name: string; username: string | null; phone: string | null; disabled: boolean }>(
        'select name, username, phone, disabled from identity_user where id = $1',
        [person],
      )
    ).rows[0];
  const account = async (payee: string) =>
    (
      await here.pool.query<{ number: string | null; name: string | null }>(
        'select account_number as number, account_name as name from payee_private where county = $1 and person = $2',
        [here.county.code, payee],
      )
    ).rows[0];

  test('loses phone and sign-in name after three years, the bank account after ten, the name after thirty, and the books stand', async () => {
    const now = Date.now();
    const first = await at(now);
    const [station] = here.county.stations;
    assert.ok(station);
    const person = station.partner;
    const made = { signInName: 'zhao.gui', name: '赵归', phone: '13912340001' };
    assert.equal(await first.say('make-sign-in', { person }, { personal: made }), 'accepted');
    assert.equal(await first.say('set-payee', { person }, { personal: BANK }), 'accepted');
    assert.equal(await first.say('end-appointment', { station: station.id }), 'accepted');
    assert.equal(await first.forget(), 0);

    const third = await at(now + 2.9 * YEAR);
    assert.equal(await third.forget(), 0);
    assert.equal((await privateRow(person))?.phone, '13800001001');

    const fourth = await at(now + 3.1 * YEAR);
    assert.equal(await fourth.forget(), 1);
    assert.deepEqual(await privateRow(person), { name: '站长1', phone: null, address: null });
    assert.deepEqual(await signIn(person), { name: '赵归', username: null, phone: null, disabled: true });
    assert.equal((await account(person))?.number, BANK.accountNumber);
    await assertBooksStand(here.pool, here.county);
    const rows = await readPersonal(here.pool, here.county.code);
    assert.ok(rows.some((row) => 'person' in row && row.person === person && row.name === '站长1'));

    const eleventh = await at(now + 12.1 * YEAR);
    assert.equal(await eleventh.forget(), 1);
    assert.deepEqual(await account(person), { number: null, name: null });
    assert.equal((await privateRow(person))?.name, '站长1');
    await assertBooksStand(here.pool, here.county);

    const thirtieth = await at(now + 31.1 * YEAR);
    assert.equal(await thirtieth.forget(), 1);
    assert.equal((await privateRow(person))?.name, null);
    assert.deepEqual((await signIn(person))?.name, '');
    assert.equal(await thirtieth.forget(), 0);
    await assertBooksStand(here.pool, here.county);
  });

  test('is left alone who holds a role again in between, and who still works in another county keeps the sign-in', async () => {
    const now = Date.now() + 40 * YEAR;
    const first = await at(now);
    const [again, elsewhere] = [newId(), newId()];
    const role = { role: 'driver', place: here.county.code };
    for (const person of [again, elsewhere]) {
      const personal = { name: '司机', phone: '13912340002' };
      assert.equal(await first.say('grant-role', { person, ...role }, { personal }), 'accepted');
      const made = { signInName: `driver.${person}`, name: '司机' };
      assert.equal(await first.say('make-sign-in', { person }, { personal: made }), 'accepted');
      assert.equal(await first.say('revoke-role', { person, ...role }), 'accepted');
    }
    await here.pool.query('insert into identity_county (person, county) values ($1, $2)', [elsewhere, '520603']);
    const second = await at(now + YEAR);
    assert.equal(await second.say('grant-role', { person: again, ...role }), 'accepted');
    const fourth = await at(now + 3.1 * YEAR, { holdsRoles: true });
    assert.equal(await fourth.forget(), 1);
    assert.equal((await privateRow(again))?.phone, '13912340002');
    assert.equal((await privateRow(elsewhere))?.phone, null);
    assert.equal((await signIn(elsewhere))?.username, `driver.${elsewhere}`);
    await assertBooksStand(here.pool, here.county);
  });

  test('may have the phone emptied at once, and not what the law has kept', async () => {
    const now = Date.now() + 50 * YEAR;
    const office = await at(now);
    const person = newId();
    const role = { role: 'driver', place: here.county.code };
    await office.say('grant-role', { person, ...role }, { personal: { name: '钱归', phone: '13912340003' } });
    assert.equal(await office.say('forget-staff', { person, part: 'contact', reason: 'asked' }), 'still-in-post');
    await office.say('revoke-role', { person, ...role });
    assert.equal(await office.say('forget-staff', { person, part: 'contact', reason: 'time-over' }), 'kept-by-law');
    assert.equal(await office.say('forget-staff', { person, part: 'name', reason: 'asked' }), 'kept-by-law');
    assert.equal(await office.say('forget-staff', { person, part: 'contact', reason: 'asked' }), 'accepted');
    assert.deepEqual(await privateRow(person), { name: '钱归', phone: null, address: null });
    await assertBooksStand(here.pool, here.county);
  });

  test('of those who left before the table knew of it, the journal says when', async () => {
    const { pool, county } = here;
    await pool.query(`update member set left_at = null where county = $1`, [county.code]);
    const migration = await readFile(new URL('../../migrations/2026-11-30-055-retention.sql', import.meta.url), 'utf8');
    const fill = migration.split(';').find((statement) => statement.includes('update member'));
    await pool.query(fill ?? '');
    await assertBooksStand(pool, county);
  });

  test('the owner of a retired vehicle loses the account as a person does', async () => {
    const now = Date.now() + 60 * YEAR;
    const office = await at(now);
    const [depot, vehicle] = [newId(), newId()];
    const there = { longitudeMicrodegrees: 125_660_000, latitudeMicrodegrees: 43_520_000, schematic: false };
    assert.equal(await office.say('add-depot', { depot, name: '中心', ...there }), 'accepted');
    assert.equal(await office.say('add-vehicle', vanTerms(vehicle, depot)), 'accepted');
    assert.equal(await office.say('set-payee', { person: vehicle }, { personal: BANK }), 'accepted');
    const used = await at(now + 12.1 * YEAR);
    assert.equal(await used.say('forget-payee', { payee: vehicle }), 'still-in-post');
    assert.equal(await used.say('retire-vehicle', { vehicle }), 'accepted');
    await used.forget();
    assert.equal((await account(vehicle))?.number, null);
    await assertBooksStand(here.pool, here.county);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, enquiryLimits, GUEST_DAYS } from '@yangui/domain';
import type { Pool } from 'pg';
import { forgetGuests } from '../journal/clockwork.ts';
import { assertBooksStand, entryCount, testClockworkIds } from '../journal/test-county.ts';
import { withServer } from '../http/test-server.ts';
import { TestGuest } from './test-guest.ts';

const here = withServer();
const WORDS = '独一无二的话：站长叫尉迟某某';
const NAME = '欧阳来访独一无二';
const PHONE = '13912345678';
const said = { words: WORDS, name: NAME, phone: PHONE };

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

const openRows = async () => (await here().clerk.read('/enquiries?stage=open')).body.rows;
const guestAt = (address: string) => new TestGuest(here(), address);

describe('the public entry', () => {
  test('is whole without a script or a cookie, in the language of the browser, and may be kept only where it is everybody’s', async () => {
    const guest = guestAt('10.1.0.1');
    const link = await guest.sends();
    for (const path of ['', '/enquiries/new', link]) {
      for (const [accepts, lang] of [
        ['en-GB,zh;q=0.5', 'en'],
        ['fr,zh-CN;q=0.5', 'zh-CN'],
        ['', 'zh-CN'],
      ] as const) {
        const { statusCode, headers, body } = await guest.open(path, undefined, { 'accept-language': accepts });
        assert.equal(statusCode, 200);
        assert.match(body, new RegExp(`<html lang="${lang}">`));
        assert.doesNotMatch(body, /<script|javascript:| on\w+=|https?:/);
        assert.equal(headers['set-cookie'], undefined);
        assert.match(String(headers['content-security-policy']), /^default-src 'none'; style-src 'self';/);
        assert.equal(headers['cache-control'], path === '' ? 'public, max-age=300' : 'no-store');
        assert.equal(headers['x-robots-tag'], path === '' ? undefined : 'noindex');
        assert.match(String(headers.vary), /accept-language/);
      }
    }
    const { body } = await guest.open('/enquiries/new?lang=en', undefined, { 'accept-language': 'zh' });
    assert.match(body, /Report a problem/);
  });

  test('weighs little: a page and its style are no more than 12 KiB', async () => {
    const guest = guestAt('10.1.0.2');
    const { body } = await guest.open('/enquiries/new');
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(body) ?? [];
    const sheet = await guest.open(style);
    assert.equal(sheet.statusCode, 200);
    assert.equal(sheet.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.ok(body.length + sheet.body.length < 24 * 1024, `${body.length} + ${sheet.body.length}`);
  });

  test('answers what is not there with a page, and lets robots see what leads in alone', async () => {
    const guest = guestAt('10.1.0.3');
    for (const path of ['/nothing', '/enquiries/short', `/enquiries/${'A'.repeat(43)}`, '/p/999999', '/p/']) {
      const { statusCode, body } = await guest.open(path);
      assert.equal(statusCode, 404, path);
      assert.match(body, /没有这个页面/);
    }
    const { body } = await here().server.app.inject('/robots.txt');
    assert.match(body, /Disallow: \/p\/\*\/enquiries\/\n/);
    assert.match(body, /Disallow: \/\n/);
  });
});

describe('somebody without a sign-in', () => {
  test('brings something before the county, which reads it, answers it, and is read by the link and the last four digits', async () => {
    const { clerk, station, partner, county } = here();
    const guest = guestAt('10.1.1.1');
    const link = await guest.sends({ ...said, station: station.id });
    const [row] = await openRows();
    assert.deepEqual(
      { ...row, id: '', guest: '', sentAt: 0, dueAt: 0 },
      {
        id: '',
        guest: '',
        station: { id: station.id, name: row.station.name },
        subject: 'fee',
        stage: 'open',
        sentAt: 0,
        dueAt: 0,
        answer: null,
        answeredAt: null,
        answeredBy: null,
        erased: false,
        name: NAME,
        phone: PHONE,
        words: WORDS,
      },
    );
    assert.equal((await partner.read('/enquiries')).code, 'not-allowed', 'the station it is about reads nothing of it');
    assert.equal((await clerk.send('answer-enquiry', { enquiry: row.id, answer: 'money-returned' })).status, 200);
    const closed = await guest.open(link);
    for (const hidden of [WORDS, NAME, PHONE, '已经退还']) assert.ok(!closed.body.includes(hidden), hidden);
    const wrong = await guest.open(link, { digits: '1234' });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /data-code="guest-digits-wrong"/);
    const opened = await guest.open(link, { digits: '5678' });
    assert.match(opened.body, /已经退还/);
    assert.ok(opened.body.includes(WORDS));
    const journal = await clerk.read('/journal?type=send-enquiry&limit=1');
    assert.equal(journal.status, 200);
    assert.ok(!JSON.stringify(journal.body).includes(NAME));
    await assertBooksStand(here().server.pool, county);
  });

  test('is one guest for one matter: a form sent twice, or changed and sent again, counts once', async () => {
    const guest = guestAt('10.1.1.2');
    const { pool } = here().server;
    const before = await entryCount(pool, here().county);
    const { key, answer } = await guest.tries({ words: '第一次' });
    assert.equal(answer.statusCode, 303);
    assert.equal((await guest.tries({ key, words: '第一次' })).answer.statusCode, 303);
    assert.equal((await guest.tries({ key, subject: 'goods' })).answer.headers.location, answer.headers.location);
    assert.equal(await entryCount(pool, here().county), before + 1);
    assert.match((await guest.open(`/enquiries/${key}`)).body, /第一次/);
  });

  test('is shown what was typed where it is refused, and of the refusal nothing is kept', async () => {
    const guest = guestAt('10.1.1.3');
    const { pool } = here().server;
    const before = await entryCount(pool, here().county);
    for (const [fields, code] of [
      [{ ...said, notice: '' }, 'guest-notice-unseen'],
      [{ ...said, phone: '12' }, 'phone-invalid'],
      [{ ...said, subject: 'nonsense' }, 'malformed-command'],
      [{ ...said, station: '0199a000-0000-7000-8000-000000000001' }, 'station-unknown'],
      [{ ...said, words: 'x'.repeat(501) }, 'words-too-long'],
    ] as const) {
      const { answer } = await guest.tries({ ...fields, name: '只此一处的名字' });
      assert.equal(answer.statusCode, 422, code);
      assert.match(answer.body, new RegExp(`data-code="${code}"`));
      assert.ok(answer.body.includes('只此一处的名字'));
    }
    assert.equal(await entryCount(pool, here().county), before);
    assert.deepEqual(await tablesWith(pool, '只此一处的名字'), []);
  });

  test('writes what looks like markup, and it stays text', async () => {
    const guest = guestAt('10.1.1.4');
    const { body } = await guest.open(await guest.sends({ words: '<script>alert(1)</script>"\'>' }));
    assert.match(body, /&lt;script>alert\(1\)&lt;\/script>|&lt;script&gt;/);
    assert.doesNotMatch(body, /<script/);
  });

  test('erases it by the link: of name, phone and words nothing is left in any table, and the books stand', async () => {
    const { pool } = here().server;
    const guest = guestAt('10.1.1.5');
    const mark = { words: '要删的话甲乙丙', name: '要删的名字', phone: '13700009999' };
    const link = await guest.sends(mark);
    for (const text of Object.values(mark)) assert.deepEqual(await tablesWith(pool, text), ['person_private']);
    assert.equal((await guest.open(`${link}/erase`, { digits: '0000' })).statusCode, 422);
    assert.equal((await guest.open(`${link}/erase`, { digits: '9999' })).statusCode, 303);
    for (const text of Object.values(mark)) assert.deepEqual(await tablesWith(pool, text), [], text);
    assert.match((await guest.open(link)).body, /已经删除/);
    const rows = await openRows();
    const gone = rows.filter((row: { erased: boolean }) => row.erased);
    assert.deepEqual(
      gone.map(({ name, phone, words }: Record<string, unknown>) => ({ name, phone, words })),
      [{ name: null, phone: null, words: null }],
    );
    await assertBooksStand(pool, here().county);
  });

  test('is erased by the centre when they ask, and by the clockwork once the time is over', async () => {
    const { server, clerk, county, elsewhere, strangerClerk } = here();
    const guest = guestAt('10.1.1.6');
    await guest.sends({ words: '请县里删' });
    const one = (await openRows()).find((row: { words: string | null }) => row.words === '请县里删');
    assert.equal(
      (await strangerClerk.send('erase-guest', { guest: one.guest, reason: 'asked' })).code,
      'guest-unknown',
    );
    assert.equal(
      (await strangerClerk.send('erase-guest', { guest: one.guest, reason: 'asked' }, {}, county.code)).code,
      'not-in-county',
    );
    assert.equal((await clerk.send('erase-guest', { guest: one.guest, reason: 'asked' })).status, 200);
    assert.deepEqual(await tablesWith(server.pool, '请县里删'), []);
    await guest.sends({ words: '到期就删' });
    const other = (await openRows()).find((row: { words: string | null }) => row.words === '到期就删');
    await clerk.send('answer-enquiry', { enquiry: other.id, answer: 'put-right' });
    const later = (days: number) => forgetGuests(server.pool, server.writer, Date.now() + days * DAY, testClockworkIds);
    assert.equal(await later(GUEST_DAYS - 1), 0);
    assert.deepEqual(await tablesWith(server.pool, '到期就删'), ['person_private']);
    assert.ok(elsewhere.code !== county.code);
  });

  test('does no more than their key opens: not with another’s, not in another county, not through the API', async () => {
    const { county, elsewhere, nobody } = here();
    const guest = guestAt('10.1.1.7');
    const key = (await guest.sends()).slice('/enquiries/'.length);
    assert.equal((await guest.open(`/p/${elsewhere.code}/enquiries/${key}`)).statusCode, 404);
    // A key of one's own making, of the same guest and of another.
    const forged = Buffer.from(key, 'base64url');
    forged[20] = (forged[20] ?? 0) ^ 1;
    assert.equal((await guest.open(`/enquiries/${forged.toString('base64url')}`)).statusCode, 404);
    assert.equal((await guest.tries({ key: forged.toString('base64url') })).answer.statusCode, 404);
    // A key of a page that was opened and never sent has nothing behind it.
    assert.equal((await guest.open(`/enquiries/${await guest.key()}`)).statusCode, 404);
    for (const headers of [{ authorization: `Bearer ${key}` }, { cookie: `session=${key}` }]) {
      const asked = await nobody.ask('GET', `/api/counties/${county.code}/enquiries`, undefined, headers);
      assert.equal(asked.code, 'not-signed-in');
    }
    const sent = await nobody.ask('POST', `/api/counties/${county.code}/command`, { type: 'send-enquiry' });
    assert.equal(sent.code, 'not-signed-in');
  });

  test('whoever is signed in sends nothing as a guest through the API, for anybody', async () => {
    const { clerk, partner } = here();
    const guest = '0199a000-0000-7000-8000-00000000beef';
    const payload = { guest, station: null, subject: 'fee', notice: '2026-11-30' };
    for (const someone of [clerk, partner])
      assert.equal((await someone.send('send-enquiry', payload, { personal: {} })).code, 'not-allowed');
    assert.equal((await partner.send('erase-guest', { guest, reason: 'asked' })).code, 'not-allowed');
  });

  test('another site’s page sends nothing in their name', async () => {
    const { answer } = await guestAt('10.1.1.8').tries({}, { origin: 'https://evil.example' });
    assert.equal(answer.statusCode, 403);
    assert.match(answer.body, /data-code="foreign-origin"/);
  });
});

describe('what guests may do is limited', () => {
  test('from one address, whatever is sent, and nothing of the rest is kept; another address goes on', async () => {
    const guest = guestAt('10.1.2.1');
    const { pool } = here().server;
    const before = await entryCount(pool, here().county);
    const codes: number[] = [];
    for (let times = 0; times <= enquiryLimits.fromOneAddress; times += 1)
      codes.push((await guest.tries({ words: '洪水' })).answer.statusCode);
    assert.deepEqual(codes, [...Array.from({ length: enquiryLimits.fromOneAddress }, () => 303), 422]);
    assert.equal(await entryCount(pool, here().county), before + enquiryLimits.fromOneAddress);
    await guestAt('10.1.2.2').sends();
  });

  test('to one county, from wherever it comes', async () => {
    const { pool } = here().server;
    // As many as an hour takes stand there already.
    await pool.query(
      `insert into enquiry (county, id, guest, place, subject, stage, sent_at, due_at)
       select $1, gen_random_uuid(), gen_random_uuid(), $1, 'fee', 'open', now(), now() from generate_series(1, $2::int)`,
      [here().elsewhere.code, enquiryLimits.toOneCounty],
    );
    const guest = new TestGuest({ server: here().server, county: here().elsewhere }, '10.1.2.3');
    const { answer } = await guest.tries();
    assert.match(answer.body, /data-code="guest-limit"/);
    await pool.query('delete from enquiry where county = $1', [here().elsewhere.code]);
  });

  test('guessing the last four digits ends after five wrong ones, though the right one follows', async () => {
    const guest = guestAt('10.1.2.4');
    const link = await guest.sends({ phone: PHONE });
    for (let times = 0; times < 5; times += 1)
      assert.match((await guest.open(link, { digits: `000${times}` })).body, /guest-digits-wrong/);
    assert.match((await guest.open(link, { digits: '5678' })).body, /guest-limit/);
    assert.match((await guest.open(`${link}/erase`, { digits: '5678' })).body, /guest-limit/);
  });
});

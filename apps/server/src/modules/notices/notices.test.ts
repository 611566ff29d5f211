import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, NOTICE_DAYS, SYSTEM, type NoticeEvent } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { ParcelRound } from '../../http/test-parcels.ts';
import { TwoAtWork } from '../../http/test-two-people.ts';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { followJournal } from './follow.ts';
import { sweepNotices } from './sweep-notices.ts';

const here = withServer();
const round = () => new ParcelRound(here());

async function told(who: SomeoneSignedIn, about: string): Promise<readonly RowOf<'/notices'>[]> {
  const { status, body } = await who.read('/notices');
  assert.equal(status, 200, JSON.stringify(body));
  return body.rows.filter((row: RowOf<'/notices'>) => row.about.id === about);
}
const eventsTold = async (who: SomeoneSignedIn, about: string): Promise<readonly string[]> =>
  (await told(who, about)).map(({ event }) => event);

const count = async () => {
  const { rows } = await here().server.pool.query<{ count: number }>('select count(*)::int as count from notice');
  return rows[0]?.count;
};

describe('a notice', () => {
  test('of what a partner reports goes to the centre, and its answer to the station: each once, nobody is told of their own act', async () => {
    const parcel = await round().atStation();
    await round().must(here().partner, 'report-parcel', { parcel, trouble: 'damaged' });
    assert.deepEqual(await eventsTold(here().clerk, parcel), ['ParcelReported' satisfies NoticeEvent]);
    assert.deepEqual(await eventsTold(here().partner, parcel), []);

    await round().must(here().clerk, 'resolve-parcel', { parcel, resolution: 'accepted', station: null });
    assert.deepEqual(await eventsTold(here().partner, parcel), ['ParcelResolved']);
    assert.deepEqual(await eventsTold(here().clerk, parcel), ['ParcelReported']);
  });

  test('goes to nobody who may not read what it is about: not to another station, another county, or another role', async () => {
    const parcel = await round().atStation();
    await round().must(here().clerk, 'open-complaint', { parcel, about: 'late' });
    await round().must(here().clerk, 'close-complaint', { parcel, answer: 'apologised' });
    assert.deepEqual(await eventsTold(here().partner, parcel), ['ComplaintClosed']);
    for (const other of [here().otherPartner, here().strangerClerk, here().administrator, here().officer])
      assert.deepEqual(await eventsTold(other, parcel), []);
  });

  test('of what the centre changes for all goes to every station', async () => {
    const { county, clerk, partner, otherPartner } = here();
    await round().must(clerk, 'change-product-terms', {
      product: county.product,
      priceFen: 1_010,
      category: 'grain',
      rebateBasisPoints: null,
    });
    for (const one of [partner, otherPartner])
      assert.deepEqual(await eventsTold(one, county.product), ['ProductTermsChanged']);
  });

  test('is theirs no more once they hold the role no more', async () => {
    const { server, county } = here();
    const clerk = await here().appoint('county-clerk');
    const parcel = await round().atStation();
    await round().must(here().partner, 'report-parcel', { parcel, trouble: 'damaged' });
    assert.deepEqual(await eventsTold(clerk, parcel), ['ParcelReported']);

    const as = (type: string, role: string) =>
      server.writer.submit(county.bind(type, { person: clerk.person, role, place: county.code }, { by: SYSTEM }));
    await as('grant-role', 'driver');
    await as('revoke-role', 'county-clerk');
    assert.deepEqual(await eventsTold(clerk, parcel), []);
  });

  test('of a changed account goes to whoever is paid, and of the decision to whoever proposed it', async () => {
    const two = await TwoAtWork.begin(here());
    const proposal = await two.payee();
    assert.deepEqual(await eventsTold(here().partner, proposal), ['ActProposed']);
    await two.confirm(proposal);
    assert.deepEqual(await eventsTold(here().partner, proposal), ['ProposalConfirmed', 'ActProposed']);
    assert.deepEqual(await eventsTold(two.approver, proposal), [], 'who confirmed knows');
  });

  test('is added by no second going through the journal, nor by two at once', async () => {
    const { server, county } = here();
    await followJournal(server.pool, county.code, Date.now());
    const before = await count();
    await server.pool.query('update notice_cursor set seq = 0 where county = $1', [county.code]);
    await Promise.all([1, 2].map(() => followJournal(server.pool, county.code, Date.now())));
    assert.equal(await count(), before);
  });

  test('tells nothing of days long past, which came in late or with a history', async () => {
    const long = Date.now() - 20 * DAY;
    const parcel = await round().atStation({}, long);
    await round().must(here().partner, 'report-parcel', { parcel, trouble: 'damaged' }, { at: long });
    assert.deepEqual(await eventsTold(here().clerk, parcel), []);
  });

  test('goes when its days are over, and not where the clock alone says so', async () => {
    const { server } = here();
    assert.ok(((await count()) ?? 0) > 0);
    assert.equal(await sweepNotices(server.pool, Date.now()), 0);
    const later = Date.now() + (NOTICE_DAYS + 1) * DAY;
    assert.equal(await sweepNotices(server.pool, later), 0, 'the clock has jumped');
    await server.pool.query('update clockwork set turned_at = to_timestamp($1 / 1000.0)', [later - DAY]);
    await sweepNotices(server.pool, later);
    assert.equal(await count(), 0);
    await server.pool.query('delete from clockwork');
  });
});

describe('what somebody says of their notices', () => {
  const mark = (who: SomeoneSignedIn, body: object) =>
    who.ask('PUT', `/api/counties/${here().county.code}/notices/read`, body);
  const quiet = (who: SomeoneSignedIn, body: object) =>
    who.ask('PUT', `/api/counties/${here().county.code}/notices/quiet-hours`, body);

  test('read and unread are their own alone, and the same word twice is one', async () => {
    const { clerk } = here();
    const other = await here().appoint('county-clerk');
    const parcel = await round().atStation();
    await round().must(here().partner, 'report-parcel', { parcel, trouble: 'damaged' });
    const [row] = await told(clerk, parcel);
    assert.ok(row);
    const unread = async (who: SomeoneSignedIn) => (await who.read('/notices')).body.unread;
    const [mine, theirs] = [await unread(clerk), await unread(other)];

    for (const _ of [1, 2]) assert.equal((await mark(clerk, { seqs: [row.seq], read: true })).status, 204);
    assert.equal((await told(clerk, parcel))[0]?.read, true);
    assert.deepEqual([await unread(clerk), await unread(other)], [mine - 1, theirs]);
    await mark(clerk, { seqs: [row.seq], read: false });
    assert.equal(await unread(clerk), mine);
  });

  test('quiet hours are kept for the person, change nothing of what is noted, and end', async () => {
    const { partner, otherPartner } = here();
    const night = { fromMinute: 1_260, toMinute: 420 };
    assert.equal((await quiet(partner, { quiet: night })).status, 204);
    assert.deepEqual((await partner.read('/notices')).body.quiet, night);
    assert.equal((await otherPartner.read('/notices')).body.quiet, null);
    const parcel = await round().atStation();
    await round().must(here().clerk, 'open-complaint', { parcel, about: 'late' });
    await round().must(here().clerk, 'close-complaint', { parcel, answer: 'apologised' });
    assert.deepEqual(await eventsTold(partner, parcel), ['ComplaintClosed']);
    await quiet(partner, { quiet: null });
    assert.equal((await partner.read('/notices')).body.quiet, null);
  });

  test('what is wrong is refused in words, and changes nothing', async () => {
    const { partner } = here();
    assert.equal((await quiet(partner, { quiet: { fromMinute: 60, toMinute: 60 } })).code, 'quiet-hours-empty');
    for (const body of [{}, { quiet: { fromMinute: -1, toMinute: 60 } }, { quiet: { fromMinute: 'x', toMinute: 60 } }])
      assert.equal((await quiet(partner, body)).code, 'malformed-request');
    for (const body of [{}, { seqs: [], read: true }, { seqs: ['1; drop'], read: true }, { seqs: [1.5], read: true }])
      assert.equal((await mark(partner, body)).code, 'malformed-request');
    assert.equal((await mark(here().strangerClerk, { seqs: [1], read: true })).code, 'account-closed');
    assert.equal((await mark(here().nobody, { seqs: [1], read: true })).code, 'not-signed-in');
    assert.equal(
      (await mark(partner, { seqs: [Number.MAX_SAFE_INTEGER], read: true })).status,
      204,
      'a number nobody has',
    );
    assert.equal((await told(partner, newId())).length, 0);
  });
});

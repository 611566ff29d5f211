import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, HANDOVER_DAYS, PHOTO_LIMIT_BYTES } from '@yangui/domain';
import { HandoverRound, photoOf } from '../../http/test-handovers.ts';
import { fingerprintOf } from '../../journal/handover-photos.ts';
import { withServer } from '../../http/test-server.ts';
import { forgetHandovers } from '../../journal/clockwork.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();

const shown = async (load: string, who = here().clerk) => (await who.read(`/handovers?load=${load}`)).body.rows[0];
const kept = async () =>
  (
    await here().server.pool.query<{ count: number }>(
      'select count(*)::int as count from person_private where county = $1 and photo is not null',
      [here().county.code],
    )
  ).rows[0]?.count;

describe('A load left at a station where nobody signs on a device', () => {
  test('is proven by the code that only the station sees; a wrong one is noted and loses nothing', async () => {
    const round = new HandoverRound(here());
    const { by, handing } = await round.ready();
    const loadHere = async (who: typeof by) =>
      (await who.read('/van-loads')).body.rows?.find(({ id }: { id: string }) => id === handing.load);
    assert.equal((await loadHere(here().partner)).code, round.code);
    assert.equal((await loadHere(here().clerk)).code, null);
    const own = (await by.read('/drive')).body.rows[0].loads[0];
    assert.deepEqual([own.coded, JSON.stringify(own).includes(round.code)], [true, false]);
    await round.must(by, 'hand-over-load', { ...handing, code: round.code }, { personal: { name: '李嫂' } });
    const row = await shown(handing.load);
    assert.deepEqual([row.proof, row.name, row.photo, row.driver.id], ['code', '李嫂', 'none', by.person]);
    assert.equal((await by.send('hand-over-load', handing, { personal: { name: '李嫂' } })).code, 'already-exists');
    const { handing: wrong } = await round.handedOver({ code: '00000' });
    assert.equal((await shown(wrong.load)).proof, 'wrong-code');
    const { handing: plain } = await round.handedOver();
    assert.equal((await shown(plain.load)).proof, 'name');
  });

  test('shows its photo once the phone has brought it, to those who may know who took it, and the journal has but its fingerprint', async () => {
    const round = new HandoverRound(here());
    const { handover, handing, photo, by } = await round.handedOver();
    assert.equal((await shown(handing.load)).photo, 'awaited');
    assert.equal((await round.look(handover, here().clerk)).statusCode, 404);
    for (const time of ['first', 'again'])
      assert.deepEqual((await round.send(handover, photo)).body, { kept: true }, time);
    assert.equal((await shown(handing.load)).photo, 'kept');
    const looked = await round.look(handover, here().clerk);
    assert.deepEqual(
      [looked.headers['content-type'], looked.headers['cache-control'], looked.rawPayload.equals(photo)],
      ['image/jpeg', 'private, no-store', true],
    );
    assert.equal((await round.look(handover, here().partner)).statusCode, 200);
    assert.equal((await round.look(handover, here().otherPartner)).statusCode, 404);
    assert.deepEqual(
      [
        (await round.look(handover, by)).statusCode,
        (await round.look(handover, here().officer)).statusCode,
        (await round.look(handover, here().nobody)).statusCode,
      ],
      [403, 403, 401],
    );
    assert.equal((await shown(handing.load, here().officer)).name, null);
    const { rows } = await here().server.pool.query<{ body: string }>(
      'select body::text as body from journal_entry where county = $1 and type = $2',
      [here().county.code, 'hand-over-load'],
    );
    assert.ok(rows.some(({ body }) => body.includes(fingerprintOf(photo))));
    assert.ok(rows.every(({ body }) => !body.includes('站长的爱人')));
  });

  test('takes no picture but a small JPEG that is the one', async () => {
    const round = new HandoverRound(here());
    const large = photoOf(PHOTO_LIMIT_BYTES + 1);
    const { handover } = await round.handedOver({ photo: fingerprintOf(large) });
    assert.equal((await round.send(handover, large)).code, 'photo-invalid');
    assert.equal((await round.send(handover, Buffer.alloc(0))).code, 'photo-invalid');
    assert.equal((await round.send('not-a-uuid', photoOf())).code, 'malformed-request');
    const exact = photoOf(PHOTO_LIMIT_BYTES);
    const { handover: fits } = await round.handedOver({}, Date.now(), exact);
    assert.equal((await round.send(fits, exact)).status, 200);
  });

  test('forgets name and photo by clockwork when the time is over, or at request; a photo that comes later is not kept; the books stand', async () => {
    const { server, county, clerk } = here();
    const round = new HandoverRound(here());
    const old = await round.handedOver({}, Date.now() - (HANDOVER_DAYS + 1) * DAY);
    const fresh = await round.handedOver({}, Date.now() - (HANDOVER_DAYS - 1) * DAY);
    for (const { handover, photo } of [old, fresh]) assert.equal((await round.send(handover, photo)).status, 200);
    const before = (await kept()) ?? 0;
    assert.equal(await forgetHandovers(server.pool, server.writer, Date.now(), server.identity.clockworkIds), 1);
    assert.equal(await forgetHandovers(server.pool, server.writer, Date.now(), server.identity.clockworkIds), 0);
    assert.equal(await kept(), before - 1);
    const gone = await shown(old.handing.load);
    assert.deepEqual([gone.name, gone.photo, gone.forgottenAt !== null], [null, 'erased', true]);
    assert.equal((await round.send(old.handover, old.photo)).code, 'handover-forgotten');
    await round.must(clerk, 'forget-handover', { handover: fresh.handover, reason: 'asked' });
    assert.equal(await kept(), before - 2);
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });
});

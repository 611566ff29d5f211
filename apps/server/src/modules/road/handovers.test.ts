import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, HANDOVER_DAYS } from '@yangui/domain';
import { jpegOf } from '../../attachments/test-files.ts';
import { sha256Of } from '../../attachments/bytes.ts';
import { HandoverRound } from '../../http/test-handovers.ts';
import { withServer } from '../../http/test-server.ts';
import { forgetHandovers } from '../../journal/clockwork.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();

const shown = async (load: string, who = here().clerk) => (await who.read(`/handovers?load=${load}`)).body.rows[0];
const kept = async () =>
  (
    await here().server.pool.query<{ count: number }>(
      'select count(*)::int as count from attachment_piece where county = $1',
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
    assert.deepEqual([row.proof, row.name, row.photo, row.driver.id], ['code', '李嫂', null, by.person]);
    assert.equal((await by.send('hand-over-load', handing, { personal: { name: '李嫂' } })).code, 'already-exists');
    const { handing: wrong } = await round.handedOver({ code: '00000' });
    assert.equal((await shown(wrong.load)).proof, 'wrong-code');
    const { handing: plain } = await round.handedOver();
    assert.equal((await shown(plain.load)).proof, 'name');
  });

  test('shows its photo once the phone has brought it, to those who may know who took it, and the journal has but its SHA-256', async () => {
    const round = new HandoverRound(here());
    const { handing, photo, by, attached } = await round.handedOver();
    const { id } = attached;
    assert.deepEqual((await shown(handing.load)).photo, { id, state: 'awaited' });
    assert.equal((await round.attachments.look(id, here().clerk)).statusCode, 404);
    for (const _time of ['first', 'again']) await round.attachments.brought(photo, attached);
    assert.equal((await shown(handing.load)).photo.state, 'kept');
    assert.ok((await round.attachments.look(id, here().clerk)).rawPayload.equals(photo));
    const seen = await Promise.all(
      [here().partner, here().otherPartner, by, here().officer, here().nobody].map(
        async (who) => (await round.attachments.look(id, who)).statusCode,
      ),
    );
    assert.deepEqual(seen, [200, 404, 403, 403, 401]);
    assert.equal((await shown(handing.load, here().officer)).name, null);
    const { rows } = await here().server.pool.query<{ body: string }>(
      'select body::text as body from journal_entry where county = $1 and type = $2',
      [here().county.code, 'hand-over-load'],
    );
    assert.ok(rows.some(({ body }) => body.includes(sha256Of(photo))));
    assert.ok(rows.every(({ body }) => !body.includes('站长的爱人')));
  });

  test('is told by a phone with an older app by the SHA-256 of its photo alone, and the photo comes its old way', async () => {
    const round = new HandoverRound(here());
    const photo = jpegOf(70_000);
    const { handover, handing } = await round.handedOver({ photo: sha256Of(photo) });
    assert.deepEqual((await shown(handing.load)).photo, { id: handover, state: 'awaited' });
    const bring = (bytes: Buffer) =>
      here().server.app.inject({
        method: 'PUT',
        url: `/api/counties/${here().county.code}/handovers/${handover}/photo`,
        headers: { 'content-type': 'application/octet-stream' },
        payload: bytes,
      });
    assert.equal((await bring(jpegOf())).json().problem.code, 'attachment-differs');
    for (const _time of ['first', 'again']) assert.deepEqual((await bring(photo)).json(), { kept: true });
    assert.ok((await round.attachments.look(handover, here().clerk)).rawPayload.equals(photo));
    assert.equal((await verify(here().server.pool, here().county.code)).ok, true);
  });

  test('forgets name and photo by clockwork when the time is over, or at request; a photo that comes later is not kept; the books stand', async () => {
    const { server, county, clerk } = here();
    const round = new HandoverRound(here());
    const old = await round.handedOver({}, Date.now() - (HANDOVER_DAYS + 1) * DAY);
    const fresh = await round.handedOver({}, Date.now() - (HANDOVER_DAYS - 1) * DAY);
    for (const { attached, photo } of [old, fresh]) await round.attachments.brought(photo, attached);
    const before = (await kept()) ?? 0;
    assert.equal(await forgetHandovers(server.pool, server.writer, Date.now(), server.identity.clockworkIds), 1);
    assert.equal(await forgetHandovers(server.pool, server.writer, Date.now(), server.identity.clockworkIds), 0);
    assert.equal(await kept(), before - 1);
    const gone = await shown(old.handing.load);
    assert.deepEqual([gone.name, gone.photo.state, gone.forgottenAt !== null], [null, 'erased', true]);
    assert.equal((await round.attachments.bring(old.attached, old.photo)).code, 'attachment-erased');
    await round.must(clerk, 'forget-handover', { handover: fresh.handover, reason: 'asked' });
    assert.equal(await kept(), before - 2);
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });
});

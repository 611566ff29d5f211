import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId } from '../../journal/test-county.ts';

const here = withServer();

describe('what was said to a villager at registration', () => {
  test('is in what is held about them, with how and when they were told', async () => {
    const { partner, station } = here();
    const villager = newId();
    const { status } = await partner.send('register-villager', { villager, station: station.id, consent: { noticeVersion: 1, channel: 'voice' } }, { personal: { name: '赵铁柱' } });
    assert.equal(status, 200);
    const { body } = await partner.read(`/villagers/${villager}/data`);
    assert.deepEqual([body.villager.consentNotice, body.villager.consentChannel], [1, 'voice']);
    assert.ok(Math.abs(body.villager.consentAt - Date.now()) < 60_000);
  });

  test('is not on record for those registered without a word about it', async () => {
    const { partner, station } = here();
    const villager = newId();
    await partner.send('register-villager', { villager, station: station.id }, { personal: { name: '钱来福' } });
    const { body } = await partner.read(`/villagers/${villager}/data`);
    assert.deepEqual([body.villager.consentNotice, body.villager.consentChannel, body.villager.consentAt], [null, null, null]);
  });

  test('follows from the journal', async () => {
    await assertBooksStand(here().server.pool, here().county);
  });
});

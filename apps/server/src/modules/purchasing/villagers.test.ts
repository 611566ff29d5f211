import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId } from '../../journal/test-county.ts';

const here = withServer();

describe('what was said to a villager at registration', () => {
  test('is in what is held about them, with how and when they were told', async () => {
    const { partner, station } = here();
    const villager = newId();
    const { status } = await partner.send(
      'register-villager',
      { villager, station: station.id, consent: { noticeVersion: 1, channel: 'voice' } },
      { personal: { name: '赵铁柱' } },
    );
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
    assert.deepEqual(
      [body.villager.consentNotice, body.villager.consentChannel, body.villager.consentAt],
      [null, null, null],
    );
  });

  test('is recorded later, and then they are no longer among those who lack it', async () => {
    const { partner, station } = here();
    const villager = newId();
    await partner.send('register-villager', { villager, station: station.id }, { personal: { name: '吴来迟' } });
    const lacking = async () =>
      (await partner.read('/villagers?notice=none')).body.rows.map(({ id }: { id: string }) => id);
    assert.ok((await lacking()).includes(villager));
    assert.equal(
      (await partner.send('record-notice', { villager, consent: { noticeVersion: 1, channel: 'paper' } })).status,
      200,
    );
    assert.ok(!(await lacking()).includes(villager));
    const { body } = await partner.read(`/villagers/${villager}/data`);
    assert.deepEqual([body.villager.consentNotice, body.villager.consentChannel], [1, 'paper']);
  });

  test('follows from the journal', async () => {
    await assertBooksStand(here().server.pool, here().county);
  });
});

describe('in the list of villagers', () => {
  test('two of one name are told apart by household and last visit; the household is for those who serve them', async () => {
    const { partner, clerk, station, county } = here();
    const [one, other] = [newId(), newId()];
    for (const [villager, address] of [
      [one, '河东二组'],
      [other, '河西一组'],
    ])
      await partner.send(
        'register-villager',
        { villager, station: station.id },
        { personal: { name: '同名人', address } },
      );
    const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
    const at = Date.now();
    const order = { station: station.id, villager: one, tender: 'qr', lines };
    assert.equal((await partner.send('place-order', order, { at })).status, 200);
    const rows = async (who: typeof partner) =>
      (await who.read('/villagers?query=同名人')).body.rows.map(
        (row: { id: string; address: string | null; lastVisit: number | null }) => [row.id, row.address, row.lastVisit],
      );
    const seen = await rows(partner);
    assert.deepEqual(new Set(seen.map(([id]: [string]) => id)), new Set([one, other]));
    for (const [id, address, lastVisit] of seen) {
      assert.equal(address, id === one ? '河东二组' : '河西一组');
      assert.equal(lastVisit === null, id === other);
    }
    for (const [, address] of await rows(clerk)) assert.equal(address, null);
  });
});

describe('what is held about a villager', () => {
  const registered = async (): Promise<string> => {
    const villager = newId();
    const { status } = await here().partner.send(
      'register-villager',
      { villager, station: here().station.id },
      { personal: { name: '王秀莲', phone: '13912345678', address: '三组' } },
    );
    assert.equal(status, 200);
    return villager;
  };
  const held = async (villager: string) => {
    const { name, phone, address } = (await here().clerk.read(`/villagers/${villager}/data`)).body.villager;
    return [name, phone, address];
  };

  test('is corrected by whoever may register them, and what is left out is no longer kept', async () => {
    const villager = await registered();
    assert.equal(
      (
        await here().partner.send(
          'amend-villager',
          { villager },
          { personal: { name: '王秀兰', phone: '13900000001' } },
        )
      ).status,
      200,
    );
    assert.deepEqual(await held(villager), ['王秀兰', '13900000001', null]);
    assert.equal(
      (await here().clerk.send('amend-villager', { villager }, { personal: { name: '王秀兰' } })).status,
      200,
    );
    assert.deepEqual(await held(villager), ['王秀兰', null, null]);
  });

  test('stays as it was when the correction is no name, no phone, another station’s, or for somebody erased', async () => {
    const villager = await registered();
    const { partner, otherPartner, clerk, officer } = here();
    const codeOf = async (who: typeof partner, personal: object) =>
      (await who.send('amend-villager', { villager }, { personal })).body.problem.code;
    assert.equal(await codeOf(partner, { name: ' ' }), 'name-missing');
    assert.equal(await codeOf(partner, { name: '王', phone: '12' }), 'phone-invalid');
    assert.equal(await codeOf(partner, { phone: '13912345678' }), 'malformed-command');
    assert.equal(await codeOf(otherPartner, { name: '别人' }), 'not-your-place');
    assert.equal(await codeOf(officer, { name: '别人' }), 'not-allowed');
    assert.deepEqual(await held(villager), ['王秀莲', '13912345678', '三组']);
    await clerk.send('erase-villager', { villager });
    assert.equal(await codeOf(partner, { name: '王秀莲' }), 'villager-erased');
    assert.deepEqual(await held(villager), [null, null, null]);
  });

  test('is not written over unseen by who began before somebody else corrected it', async () => {
    const villager = await registered();
    const { partner, clerk } = here();
    const began = (await clerk.read(`/villagers/${villager}/data`)).body.villager.amended;
    await partner.send(
      'amend-villager',
      { villager, from: began },
      { personal: { name: '王秀莲', phone: '13900000002' } },
    );
    const late = { villager, from: began };
    const { status, body } = await clerk.send('amend-villager', late, {
      personal: { name: '王秀兰', phone: '13912345678' },
    });
    assert.deepEqual([status, body.problem.code], [409, 'villager-amended']);
    assert.deepEqual(await held(villager), ['王秀莲', '13900000002', null]);
    const now = (await clerk.read(`/villagers/${villager}/data`)).body.villager.amended;
    assert.equal(now, began + 1);
    const both = await clerk.send(
      'amend-villager',
      { villager, from: now },
      { personal: { name: '王秀兰', phone: '13900000002' } },
    );
    assert.equal(both.status, 200);
    assert.deepEqual(await held(villager), ['王秀兰', '13900000002', null]);
  });

  test('and none of it is in the journal', async () => {
    const { rows } = await here().server.pool.query(`select from journal_entry where body::text like '%王秀%'`);
    assert.equal(rows.length, 0);
    await assertBooksStand(here().server.pool, here().county);
  });
});

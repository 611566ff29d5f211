import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';

const here = withServer();

const must = async (who: SomeoneSignedIn, type: string, payload: object, more?: object) => {
  const { status, body } = await who.send(type, payload, more);
  assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`);
};

describe('first steps', () => {
  test('a new station ticks each off once it is so, and by nothing that another station did', async () => {
    const { appoint, clerk, county } = here();
    const [id, villager, order] = [newId(), newId(), newId()];
    const village = `${county.code}102283`;
    await must(clerk, 'open-station', { station: id, village, name: '新站' });
    const partner = await appoint('driver');
    await must(clerk, 'appoint-partner', { station: id, person: partner.person });
    const done = async (): Promise<string[]> => {
      const { isNew, done: ticked } = (await partner.read(`/first-steps?station=${id}`)).body;
      assert.equal(isNew, true);
      return ticked;
    };
    assert.deepEqual(await done(), []);
    await must(partner, 'register-villager', { villager, station: id }, { personal: { name: '某某' } });
    assert.deepEqual(await done(), ['villager']);
    const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
    await must(partner, 'place-order', { station: id, villager, lines, tender: 'qr' }, { id: order });
    await must(partner, 'count-cash', { station: id, countedFen: 0, reason: null });
    assert.deepEqual(await done(), ['villager', 'drawer', 'order']);
    await must(clerk, 'receive-order', { order });
    await must(partner, 'collect-order', { order });
    assert.deepEqual(await done(), ['villager', 'drawer', 'order', 'hand-over']);
  });

  test('of the county: who is here, and what is not there yet; nothing of it is kept, so what goes is open again', async () => {
    const { administrator, clerk, county } = here();
    const done = async (): Promise<string[]> => (await clerk.read('/first-steps')).body.done;
    const first = await done();
    assert.ok(first.includes('clerk') && first.includes('station') && first.includes('partner'));
    assert.ok(!first.includes('commodity'));
    const second = await here().appoint('finance-approver', county.code);
    assert.ok((await done()).includes('approver'));
    await must(administrator, 'revoke-role', { person: second.person, role: 'finance-approver', place: county.code });
    assert.equal((await done()).includes('approver'), first.includes('approver'));
  });
});

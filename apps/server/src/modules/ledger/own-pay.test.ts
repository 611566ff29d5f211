import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { businessDay, businessMonth } from '@yangui/domain';
import { LoopCostRound } from '../../http/test-loop-costs.ts';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { rules } from '../../http/reading.ts';

const here = withServer();
let owner: SomeoneSignedIn;
let other: SomeoneSignedIn;
const vehicles = { owners: '', others: '' };
const ownPay = async (who: SomeoneSignedIn) => (await who.read('/own-pay')).body.payees;

describe('somebody whose role reaches their own alone', () => {
  before(async () => {
    const round = new LoopCostRound(here());
    const { clerk, appoint, server, county } = here();
    owner = await appoint('vehicle-owner');
    other = await appoint('vehicle-owner');
    const loops = [await round.settled(), await round.settled()];
    const { rows } = await server.pool.query<{ id: string; vehicle: string }>(
      'select id, vehicle from loop where county = $1 and id = any($2::uuid[])',
      [county.code, loops],
    );
    const vehicleOf = (loop: string | undefined) => rows.find(({ id }) => id === loop)?.vehicle ?? '';
    [vehicles.owners, vehicles.others] = [vehicleOf(loops[0]), vehicleOf(loops[1])];
    assert.notEqual(vehicles.owners, vehicles.others);
    await round.must(clerk, 'name-vehicle-owner', { vehicle: vehicles.owners, owner: owner.person });
    await round.must(clerk, 'name-vehicle-owner', { vehicle: vehicles.others, owner: other.person });
    const from = businessDay(Date.now());
    for (const payee of Object.values(vehicles))
      await round.must(clerk, 'set-payee-type', { payee, type: 'self-employed', from });
  });

  test('reads what their vehicle earned, line by line, as the ledger has it, and what became of it', async () => {
    const { clerk, appoint } = here();
    const [mine, ...more] = await ownPay(owner);
    assert.equal(more.length, 0);
    assert.equal(mine.id, vehicles.owners);
    const { body } = await clerk.read(`/ledger/vehicle-payable:${vehicles.owners}`);
    const booked: readonly { amountFen: number }[] = body.rows;
    assert.ok(mine.payableFen > 0);
    assert.equal(
      booked.reduce((sum, { amountFen }) => sum - amountFen, 0),
      mine.payableFen,
    );
    assert.equal(mine.lines.length, booked.length);
    const settlement = newId();
    const period = businessMonth(Date.now() - 62 * 86_400_000);
    assert.equal((await clerk.send('prepare-settlement', { settlement, period, pays: 'loops' })).status, 200);
    const approver = await appoint('finance-approver');
    assert.equal((await approver.send('approve-settlement', { settlement })).status, 200);
    const [after] = await ownPay(owner);
    assert.equal(after.payableFen, 0);
    assert.equal(after.inPaymentFen, mine.payableFen);
    assert.deepEqual(
      after.payouts.map(({ amountFen, stage }: { amountFen: number; stage: string }) => ({ amountFen, stage })),
      [{ amountFen: mine.payableFen, stage: 'waiting' }],
    );
  });

  test('reads no other row in any way: another’s id and one that is not there give the same', async () => {
    const asked = [vehicles.others, other.person, here().partner.person, here().clerk.person, newId()];
    for (const payee of asked) {
      const { status, code } = await owner.read(`/own-pay?payee=${payee}`);
      assert.deepEqual({ status, code }, { status: 404, code: 'not-yours' });
    }
    const whole = JSON.stringify(await ownPay(owner));
    for (const id of [...asked, owner.person]) assert.ok(!whole.includes(id), id);
  });

  test('is refused every other read there is, whatever its address, and the feed', async () => {
    const own = ['/own-pay', '/own-contests', '/own-proposals', '/notices', '/saved-views'];
    const others = [...rules.keys()].filter((path) => !own.includes(path));
    assert.ok(others.length > 50);
    for (const path of others) {
      const address = path.replaceAll(/:\w+/g, vehicles.owners);
      const { code } = await owner.read(address);
      assert.equal(code, 'not-allowed', address);
    }
    assert.equal((await owner.read('/feed')).code, 'not-allowed');
  });

  test('is told by /api/me of nothing but their role', async () => {
    const { body } = await owner.ask('GET', '/api/me');
    const [county] = body.counties;
    assert.deepEqual(
      county.holdings.map(({ role }: { role: string }) => role),
      ['vehicle-owner'],
    );
    assert.ok(Object.values(county.capabilities).every((places) => Array.isArray(places) && places.length === 0));
    assert.deepEqual(county.own, [
      'contests.raise',
      'own-pay.read',
      'own-proposals.read',
      'notices.read',
      'own-views.read',
    ]);
  });

  test('sees nothing more of a vehicle that is another’s from now on', async () => {
    const { clerk } = here();
    const before = (await ownPay(owner)).length;
    assert.equal(before, 1);
    assert.equal((await clerk.send('name-vehicle-owner', { vehicle: vehicles.owners, owner: null })).status, 200);
    assert.deepEqual(await ownPay(owner), []);
  });

  test('a driver reads what they drove for, and not the van’s owner’s part', async () => {
    const round = new LoopCostRound(here());
    const driver = await here().appoint('driver');
    const { loop } = await round.planned({ driver: driver.person });
    await round.must(driver, 'start-loop', { loop });
    await round.must(driver, 'finish-loop', { loop, actualMetres: 31_000, actualMinutes: 95 });
    const { status, body } = await round.settle(loop);
    assert.equal(status, 200, JSON.stringify(body));
    const [mine, ...more] = await ownPay(driver);
    assert.equal(more.length, 0);
    assert.deepEqual({ id: mine.id, as: mine.as }, { id: driver.person, as: 'driver' });
    assert.ok(mine.payableFen > 0);
    assert.deepEqual(
      mine.lines.map(({ about }: { about: object }) => about),
      [{ kind: 'loop', id: loop }],
    );
  });
});

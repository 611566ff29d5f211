import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { businessDay, DAY } from '@yangui/domain';
import { newId, type TestCounty } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';
import { JournalWriter } from '../../journal/writer.ts';
import { LoopCostRound } from '../../http/test-loop-costs.ts';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';
import { bankDetails, TwoAtWork } from '../../http/test-two-people.ts';

const here = withServer();
let two: TwoAtWork;

const accountOfPartner = async () => {
  const { rows } = await here().server.pool.query<{ number: string }>(
    'select account_number as number from payee_private where county = $1 and person = $2',
    [here().county.code, here().partner.person],
  );
  return rows[0]?.number;
};
const shown = async (who: SomeoneSignedIn, id: string, path = '/proposals?limit=200') => {
  const { body } = await who.read(path);
  return body.rows.find((row: { id: string }) => row.id === id);
};

describe('two people', () => {
  before(async () => {
    two = await TwoAtWork.begin(here());
  });

  describe('changing where somebody is paid takes two people', () => {
    test('one alone changes nothing; another confirms, and it has happened', async () => {
      const proposal = await two.payee();
      assert.equal(await accountOfPartner(), undefined);
      const before = await shown(two.approver, proposal);
      assert.deepEqual(before.changes, [
        { what: 'account', before: null, after: '**** 0018' },
        { what: 'accountHolder', before: null, after: '站长 · 中国农业银行' },
      ]);
      assert.equal(before.stage, 'waiting');

      assert.equal((await two.confirm(proposal)).status, 200);
      assert.equal(await accountOfPartner(), bankDetails.accountNumber);
      const after = await shown(two.approver, proposal);
      assert.equal(after.stage, 'confirmed');
      assert.equal(after.decidedBy.id, two.approver.person);
    });

    test('the person paid is told of it, and sees the own account’s last digits; others see none', async () => {
      const proposal = await two.payee(here().partner.person, '6217000012340001');
      const told = await shown(here().partner, proposal, '/own-proposals');
      assert.deepEqual(told.changes[0], { what: 'account', before: '**** 0018', after: '**** 0001' });
      assert.deepEqual((await shown(here().administrator, proposal)).changes, [
        { what: 'account', before: null, after: null },
      ]);
      assert.equal((await here().partner.read('/proposals')).code, 'not-allowed');
      assert.equal((await two.approver.send('decline-proposal', { proposal, reason: 'not-agreed' })).status, 200);
      assert.equal(await accountOfPartner(), bankDetails.accountNumber, 'declined, nothing of it happened');
    });

    test('as what somebody is taxed takes two as well: it decides how much of their money is withheld', async () => {
      const payee = here().partner.person;
      const typeNow = async () => {
        const { body } = await here().clerk.read('/payees');
        return body.rows.find(({ person }: { person: { id: string } }) => person.id === payee).type;
      };
      const from = businessDay(Date.now());
      const proposal = await two.propose(here().clerk, 'set-payee-type', { payee, type: 'company', from });
      assert.equal(await typeNow(), 'labour');
      const waiting = await shown(two.approver, proposal);
      assert.deepEqual([waiting.matter, waiting.about.id], ['taxes', payee]);
      assert.deepEqual(waiting.changes, [
        { what: 'payeeType', before: 'labour', after: 'company' },
        { what: 'typeFrom', before: null, after: from },
      ]);
      assert.equal((await two.confirm(proposal, here().clerk)).code, 'own-proposal');
      assert.equal((await two.confirm(proposal)).status, 200);
      assert.equal(await typeNow(), 'company');
    });

    test('what was sealed with a proposal goes when it is decided, and is never in the journal', async () => {
      const secret = '6217000088887777';
      for (const decide of ['confirm-proposal', 'decline-proposal', 'withdraw-proposal']) {
        const proposal = await two.payee(here().partner.person, secret);
        const by = decide === 'withdraw-proposal' ? here().clerk : two.approver;
        assert.equal(
          (await by.send(decide, { proposal, ...(decide === 'decline-proposal' && { reason: 'other' }) })).status,
          200,
        );
      }
      const { pool } = here().server;
      const sealed = await pool.query('select from proposal_private where county = $1', [here().county.code]);
      assert.equal(sealed.rowCount, 0);
      const journal = await pool.query(`select from journal_entry where body::text like '%' || $1 || '%'`, [secret]);
      assert.equal(journal.rowCount, 0);
    });

    test('proposed and confirmed in one breath, it counts; and so do many in one batch', async () => {
      const proposals = [newId(), newId(), newId()];
      const people = [here().partner.person, here().otherPartner.person, here().administrator.person];
      const said = await here().clerk.sendAll(
        people.map((person, index) => ({
          id: proposals[index],
          type: 'set-payee',
          at: Date.now(),
          payload: { person },
          personal: { ...bankDetails, accountNumber: `62170000555500${10 + index}` },
        })),
      );
      assert.deepEqual(said, ['accepted', 'accepted', 'accepted']);
      const confirmed = await two.approver.sendAll(
        proposals.map((proposal) => ({ id: newId(), type: 'confirm-proposal', at: Date.now(), payload: { proposal } })),
      );
      assert.deepEqual(confirmed, ['accepted', 'accepted', 'accepted']);
      assert.equal(await accountOfPartner(), '6217000055550010');
    });

    test('a repeat of a proposal gets the same answer, and its confirmation too', async () => {
      const id = newId();
      const say = () =>
        here().clerk.send('set-payee', { person: here().partner.person }, { id, personal: bankDetails });
      const [first, second] = [await say(), await say()];
      assert.deepEqual(first.body, second.body);
      assert.equal(first.body.waits, 'payee');
      const confirmation = newId();
      const confirm = () => two.approver.send('confirm-proposal', { proposal: id }, { id: confirmation });
      assert.deepEqual((await confirm()).body, (await confirm()).body);
    });
  });

  describe('whoever holds two sign-ins is one person', () => {
    test('an administrator who makes a sign-in for herself, or for a friend, needs another to give it weight', async () => {
      const { administrator, county } = here();
      for (const person of [administrator.person, newId()]) {
        for (const role of ['county-clerk', 'finance-approver', 'programme-officer']) {
          const granted = await administrator.send('grant-role', { person, role, place: county.code });
          assert.equal(granted.body.waits, 'roles', role);
        }
      }
      assert.equal(
        (await administrator.send('grant-role', { person: newId(), role: 'driver', place: county.code })).body.waits,
        undefined,
      );
    });

    test('whom it is about does not confirm it by another sign-in of the own either', async () => {
      const { clerk, partner } = here();
      const friend = await here().appoint('finance-approver');
      await two.letOneAct(Date.now() + DAY);
      for (const { person } of [partner, friend])
        assert.equal((await clerk.send('set-payee', { person }, { personal: bankDetails })).status, 200);
      await two.letOneAct(null);
      const proposal = await two.payee(partner.person, '6217000012340002');
      assert.equal((await two.confirm(proposal, friend)).code, 'own-proposal');
      assert.equal((await two.confirm(proposal)).status, 200);
    });

    test('nor does the owner of a vehicle confirm where that is paid', async () => {
      const { clerk, server, county } = here();
      const owner = await here().appoint('finance-approver');
      await two.letOneAct(Date.now() + DAY);
      const { loop } = await new LoopCostRound(here()).onTheWay();
      await two.letOneAct(null);
      const { rows } = await server.pool.query<{ vehicle: string }>(
        'select vehicle from loop where county = $1 and id = $2',
        [county.code, loop],
      );
      const vehicle = rows[0]?.vehicle ?? '';
      const role = { person: owner.person, role: 'vehicle-owner', place: county.code };
      assert.equal((await here().administrator.send('grant-role', role)).status, 200);
      const named = await clerk.send('name-vehicle-owner', { vehicle, owner: owner.person });
      assert.equal(named.status, 200, JSON.stringify(named.body));
      const proposal = await two.payee(vehicle, '6217000012340003');
      assert.equal((await two.confirm(proposal, owner)).code, 'own-proposal');
      assert.equal((await shown(owner, proposal, '/own-proposals')).changes[0].after, '**** 0003', 'but is told of it');
      assert.equal((await two.confirm(proposal)).status, 200);
    });

    test('an administrator does not get rid of the officer alone, to be the only one there is', async () => {
      const { administrator, officer, county } = here();
      const role = { person: officer.person, role: 'programme-officer', place: county.code };
      const proposal = await two.propose(administrator, 'revoke-role', role);
      assert.equal((await two.confirm(proposal, officer)).code, 'own-proposal');
      assert.equal((await two.approver.send('decline-proposal', { proposal, reason: 'not-agreed' })).status, 200);
    });

    test('who gets a role does not confirm it', async () => {
      const { administrator, county } = here();
      const role = { person: two.approver.person, role: 'county-clerk', place: county.code };
      const proposal = await two.propose(administrator, 'grant-role', role);
      assert.equal((await two.confirm(proposal)).code, 'own-proposal');
      assert.equal((await two.confirm(proposal, here().clerk)).status, 200);
    });

    test('a device left and entered again under another name is the same device', async () => {
      const clerk = await here().appoint('county-clerk');
      const proposal = await two.propose(clerk, 'set-payee', { person: here().partner.person }, bankDetails);
      const { pool } = here().server;
      // The first sign-in ends; the second begins on the same device.
      await pool.query(
        'update identity_session set device_key = (select device_key from identity_session where user_id = $1 limit 1) where user_id = $2',
        [clerk.person, here().clerk.person],
      );
      await pool.query('delete from identity_session where user_id = $1', [clerk.person]);
      assert.equal((await two.confirm(proposal, here().clerk)).code, 'same-device');
      assert.equal((await two.confirm(proposal)).status, 200, 'another person’s own device will do');
    });
  });

  describe('what else takes two people', () => {
    test('appointing, opening and closing', async () => {
      const { clerk, station } = here();
      const opened = newId();
      const open = await two.propose(clerk, 'open-station', { station: opened, village: '220112102222', name: '新站' });
      assert.equal((await clerk.send('appoint-partner', { station: opened, person: newId() })).code, 'station-unknown');
      assert.equal((await two.confirm(open)).status, 200);
      const person = newId();
      const appoint = await two.propose(clerk, 'appoint-partner', { station: opened, person }, { name: '新站长' });
      assert.deepEqual((await shown(two.approver, appoint)).changes, [
        { what: 'partner', before: null, after: '新站长' },
      ]);
      assert.equal((await two.confirm(appoint)).status, 200);
      const close = await two.propose(clerk, 'close-station', { station: opened, reason: 'merged' });
      assert.equal((await two.confirm(close)).status, 200);
      assert.equal(
        (await clerk.send('close-station', { station: opened, reason: 'merged' })).code,
        'station-not-ready',
      );
      assert.notEqual(station.id, opened);
    });

    test('settings: what is shown is what differs, and what changed meanwhile is not confirmed unseen', async () => {
      const { clerk } = here();
      const first = await two.propose(clerk, 'change-settings', { rebateRates: { grain: 400 }, tabLimitFen: 50_000 });
      assert.deepEqual((await shown(two.approver, first)).changes, [
        { what: 'rebateRates.grain', before: 300, after: 400 },
      ]);
      const second = await two.propose(clerk, 'change-settings', { rebateRates: { grain: 500 } });
      assert.equal((await two.confirm(second)).status, 200);
      assert.equal((await two.confirm(first)).code, 'proposal-outdated');
      assert.equal(
        (await clerk.send('change-settings', { tabLimitFen: 50_000 })).body.waits,
        undefined,
        'nothing changes',
      );
    });
  });

  describe('prices, rates and purchases above a step', () => {
    test('a small change of price is one person’s; a steep one, and any change of rate, takes two', async () => {
      const { clerk, county } = here();
      const change = (priceFen: number, rebateBasisPoints: number, id = newId()) =>
        clerk.send('change-product-terms', { product: county.product, priceFen, rebateBasisPoints }, { id });
      assert.equal((await change(1_100, 500)).body.waits, undefined, 'ten per cent');
      const id = newId();
      assert.equal((await change(1_300, 500, id)).body.waits, 'prices');
      assert.deepEqual((await shown(two.approver, id)).changes, [{ what: 'priceFen', before: 1_100, after: 1_300 }]);
      assert.equal((await change(1_100, 600)).body.waits, 'prices');
      assert.equal((await two.confirm(id)).status, 200);
    });

    test('a purchase over the ceiling is no order, and earns nothing, before the centre confirmed it', async () => {
      const { partner, station, clerk, server, county } = here();
      const [order, line] = [newId(), newId()];
      const purchase = {
        station: station.id,
        villager: station.villager,
        platform: 'pdd',
        platformOrder: '881-2200',
        link: null,
        tracking: null,
        category: 'appliance',
        lines: [{ line, name: '电视机', quantity: 1, priceFen: 450_000 }],
      };
      const { body } = await partner.send('record-outside-purchase', purchase, { id: order });
      assert.equal(body.waits, 'purchases');
      const count = async () =>
        (await server.pool.query('select from assisted_order where county = $1 and id = $2', [county.code, order]))
          .rowCount;
      assert.equal(await count(), 0);
      assert.equal((await partner.send('confirm-proposal', { proposal: order })).code, 'not-allowed');
      assert.equal((await two.confirm(order, clerk)).status, 200);
      assert.equal(await count(), 1);
    });
  });

  describe('a loop whose figures are unusual', () => {
    const far = { metres: 80_000, minutes: null, extras: [] };
    /** Its vehicle is taken into the fleet by two people as well, which is not told here. */
    const onTheWay = async (parcels: number) => {
      await two.letOneAct(Date.now() + DAY);
      const { loop, driver } = await new LoopCostRound(here()).onTheWay({ parcels });
      await two.letOneAct(null);
      return { loop, driver, home: { loop, actualMetres: 31_000, actualMinutes: 95 } };
    };
    const booked = async (loop: string) => (await here().clerk.read(`/loop-costs/${loop}`)).body;
    /** Says something to a server that has nothing of the county in memory: what it needs, it must load. */
    const saidAfresh = async (...said: Parameters<TestCounty['bind']>[]) => {
      const { pool } = here().server;
      const writer = new JournalWriter({ pool, now: Date.now, countiesTogether: true });
      const outcomes = await Promise.all(said.map((one) => writer.submit(here().county.bind(...one))));
      await writer.settled();
      return outcomes.map((outcome) => (outcome.status === 'refused' ? outcome.refusal.code : outcome.status));
    };

    test('is not booked by one; another’s confirmation loads all it is reckoned from, to the parcels of its loads', async () => {
      const { loop, driver, home } = await onTheWay(3);
      assert.equal((await driver.send('finish-loop', home)).status, 200);
      const proposal = await two.propose(here().clerk, 'settle-loop', { loop, ...far });
      assert.equal((await booked(loop)).stage, 'unsettled');
      const row = await shown(two.approver, proposal);
      assert.equal(row.matter, 'loop-costs');
      assert.match(row.about.name, / · \d{4}-\d{2}-\d{2}$/);
      assert.deepEqual(row.changes.at(-1), { what: 'loopMetres', before: 30_000, after: 80_000 });

      const confirmation = ['confirm-proposal', { proposal }, { by: two.approver.person }] as const;
      assert.deepEqual(await saidAfresh([...confirmation]), ['accepted']);
      const after = await booked(loop);
      assert.deepEqual([after.stage, after.cost.metres, after.carried.length], ['settled', 80_000, 3]);
    });

    test('is booked as well where the proposal, what it rests on and its confirmation come in one batch', async () => {
      const { loop, driver, home } = await onTheWay(2);
      const proposal = newId();
      assert.deepEqual(
        await saidAfresh(
          ['finish-loop', home, { by: driver.person }],
          ['settle-loop', { loop, ...far }, { id: proposal }],
          ['confirm-proposal', { proposal }, { by: two.approver.person }],
        ),
        ['accepted', 'accepted', 'accepted'],
      );
      assert.equal((await booked(loop)).carried.length, 2);
    });
  });

  describe('many small things that add up', () => {
    const buy = (who: SomeoneSignedIn, yuan: number, platformOrder: string, at = Date.now()) => {
      const { station } = here();
      const purchase = {
        station: station.id,
        villager: station.villager,
        platform: 'jd',
        platformOrder,
        tracking: null,
        category: 'appliance',
        lines: [{ line: newId(), quantity: 1, priceFen: yuan * 100 }],
      };
      return who.send('record-outside-purchase', purchase, {
        id: newId(),
        at,
        personal: { goods: ['电饭锅'], link: null },
      });
    };

    test('of a station’s purchases just under the ceiling, the one that goes over the day’s ceiling waits', async () => {
      const { partner } = here();
      for (const number of ['add-0001', 'add-0002'])
        assert.equal((await buy(partner, 1_999, number)).body.waits, undefined);
      const third = await buy(partner, 1_999, 'add-0003');
      assert.equal(third.body.waits, 'purchases');
      assert.deepEqual((await shown(two.approver, third.body.id)).changes, [
        { what: 'amountOverDayFen', before: null, after: 199_900 },
      ]);
      assert.equal((await buy(partner, 1_000, 'add-0004')).body.waits, undefined, 'what still fits the day');
    });

    test('what two people looked at leaves the day’s room to the others', async () => {
      const { server, county, station } = here();
      const days = async () =>
        (
          await server.pool.query('select days from purchase_tally where county = $1 and id = $2', [
            county.code,
            station.id,
          ])
        ).rows;
      const before = await days();
      const { body } = await buy(here().partner, 1_500, 'add-0005');
      assert.equal(body.waits, 'purchases');
      assert.equal((await two.confirm(body.id)).status, 200);
      assert.deepEqual(await days(), before);
    });

    test('a price raised in many small steps waits once it is a step away from what two people agreed on', async () => {
      const { clerk, county } = here();
      const product = newId();
      const add = {
        product,
        name: '面粉',
        unit: '袋',
        barcode: null,
        category: 'grain',
        priceFen: 1_000,
        stockUnits: 5,
      };
      assert.equal((await clerk.send('add-product', add)).status, 200);
      const change = (priceFen: number) =>
        clerk.send('change-product-terms', { product, priceFen, rebateBasisPoints: null });
      assert.equal((await change(1_050)).body.waits, undefined);
      assert.equal((await change(1_100)).body.waits, undefined);
      const further = await change(1_150);
      assert.equal(further.body.waits, 'prices');
      assert.deepEqual((await shown(two.approver, further.body.id)).changes, [
        { what: 'priceFen', before: 1_100, after: 1_150 },
        { what: 'agreedPriceFen', before: 1_000, after: 1_150 },
      ]);
      assert.equal((await two.confirm(further.body.id)).status, 200);
      assert.equal((await change(1_250)).body.waits, undefined, 'from there on it counts anew');
      assert.notEqual(county.product, product);
    });

    test('goods taken off and added anew at a steep price wait, and so does a new product with a rate of its own', async () => {
      const { clerk } = here();
      const add = (more: object) =>
        clerk.send('add-product', {
          product: newId(),
          name: '绿豆',
          unit: '斤',
          barcode: null,
          category: 'grain',
          priceFen: 800,
          stockUnits: 5,
          ...more,
        });
      assert.equal((await add({})).body.waits, undefined);
      for (const name of ['绿豆', '绿　豆', '绿豆（ ）', '绿·豆'])
        assert.equal((await add({ name, priceFen: 1_200 })).body.waits, 'prices', name);
      const own = await add({ name: '红豆', rebateBasisPoints: 2_000 });
      assert.equal(own.body.waits, 'prices');
      assert.deepEqual((await shown(two.approver, own.body.id)).changes, [
        { what: 'rebateBasisPoints', before: 500, after: 2_000 },
      ]);
      assert.equal((await add({ name: '黑豆', rebateBasisPoints: 500 })).body.waits, undefined, 'its category’s');
    });
  });

  describe('what is confirmed is checked anew', () => {
    test('ids that came to name something meanwhile are refused', async () => {
      const { clerk, station } = here();
      const wanted = newId();
      const village = '220112102223';
      const open = await two.propose(clerk, 'open-station', { station: wanted, village, name: '又一站' });
      const villager = { villager: wanted, station: station.id };
      const taken = await here().partner.send('register-villager', villager, { personal: { name: '张三' } });
      assert.equal(taken.status, 200);
      assert.equal((await two.confirm(open)).code, 'id-taken');
    });
  });

  describe('a county too small for two', () => {
    test('only the officer lets one act alone, for a time, and each such act says so', async () => {
      const { officer, clerk, administrator } = here();
      const until = Date.now() + 7 * DAY;
      assert.equal((await administrator.send('let-one-act', { until })).code, 'not-allowed');
      assert.equal((await officer.send('let-one-act', { until })).status, 200);
      const id = newId();
      const { body } = await clerk.send('change-settings', { tabLimitFen: 60_000 }, { id });
      assert.equal(body.waits, undefined);
      const alone = await shown(officer, id);
      assert.equal(alone.stage, 'alone');
      assert.equal(alone.reason, 'allowed');
      assert.deepEqual(alone.changes, [{ what: 'tabLimitFen', before: 50_000, after: 60_000 }]);
      assert.equal((await officer.send('let-one-act', { until: null })).status, 200);
      assert.equal((await clerk.send('change-settings', { tabLimitFen: 70_000 })).body.waits, 'rates');
    });
  });

  test('and the journal explains all of it', async () => {
    const verdict = await verify(here().server.pool, here().county.code);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  });
});

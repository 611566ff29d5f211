import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { DAY, MINUTE } from '@yangui/domain';
import { LateStation } from '../../http/test-late.ts';
import { OutboxRound } from '../../http/test-outbox.ts';
import { withServer } from '../../http/test-server.ts';
import { bankDetails, TwoAtWork } from '../../http/test-two-people.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();
let two: TwoAtWork;

/** A station whose partner's phone was without network, in a county where what takes two people takes two. */
const lateStation = async () => {
  await two.letOneAct(Date.now() + DAY);
  const at = await LateStation.open(here());
  await two.letOneAct(null);
  return at;
};
let numbers = 0;
const bigPurchase = (at: LateStation, made = Date.now() - 60 * MINUTE) =>
  at.sign(
    'record-outside-purchase',
    {
      station: at.station,
      villager: at.villager,
      platform: 'pdd',
      platformOrder: `late-${(numbers += 1)}000`,
      tracking: null,
      category: 'appliance',
      lines: [{ line: newId(), quantity: 1, priceFen: 450_000 }],
    },
    { at: made, personal: { goods: ['电视机'], link: null } },
  );
const orderOf = async (id: string) => {
  const { status, body } = await here().clerk.read(`/orders/${id}`);
  return status === 200 ? body : undefined;
};
const stageOf = async (id: string) => {
  const { body } = await two.approver.read('/proposals?stage=waiting');
  return body.rows.some((row: { id: string }) => row.id === id) ? 'waiting' : undefined;
};
const accountNumber = async (person: string) => {
  const { rows } = await here().server.pool.query<{ number: string }>(
    'select account_number as number from payee_private where county = $1 and person = $2',
    [here().county.code, person],
  );
  return rows[0]?.number;
};

describe('what takes two people and comes late', () => {
  before(async () => {
    two = await TwoAtWork.begin(here());
  });

  test('a large purchase made without network waits as it would have, and stands from when it is confirmed', async () => {
    const at = await lateStation();
    const purchase = bigPurchase(at, Date.now() - 2 * DAY);
    const [came] = await at.send([purchase]);
    assert.equal(came?.status, 'accepted');
    assert.equal(await stageOf(purchase.id), 'waiting');
    assert.equal(await orderOf(purchase.id), undefined);
    const before = Date.now();
    assert.equal((await two.confirm(purchase.id)).status, 200);
    assert.ok((await orderOf(purchase.id)).placedAt >= before, 'no window ran before anybody had confirmed it');
    assert.deepEqual(await at.said([purchase]), ['accepted'], 'sent again, it is answered again');
  });

  test('whoever takes in a large purchase of somebody who left since is its second person', async () => {
    const at = await lateStation();
    const purchase = bigPurchase(at);
    await at.must(here().clerk.send('end-appointment', { station: at.station }));
    await at.setAside(purchase, 'late-account-closed');
    await at.must(at.takeIn(purchase.id));
    assert.equal(await stageOf(purchase.id), undefined);
    assert.equal((await orderOf(purchase.id)).partner, at.partner.person);
  });

  test('unless the two are paid into one account: then it waits for another', async () => {
    const at = await lateStation();
    const purchase = bigPurchase(at);
    await two.letOneAct(Date.now() + DAY);
    for (const { person } of [at.partner, here().clerk])
      await at.must(here().clerk.send('set-payee', { person }, { personal: bankDetails }));
    await two.letOneAct(null);
    await at.must(here().clerk.send('end-appointment', { station: at.station }));
    await at.setAside(purchase, 'late-account-closed');
    await at.must(at.takeIn(purchase.id));
    assert.equal(await stageOf(purchase.id), 'waiting');
    assert.equal(await orderOf(purchase.id), undefined);
  });

  test('a change of account signed days ago is proposed on the county as it is when it comes', async () => {
    const outbox = new OutboxRound(here());
    const phone = await outbox.device(here().clerk);
    const { person } = here().otherPartner;
    const first = await two.payee(person);
    const late = phone.sign(here().county.code, {
      at: Date.now() - DAY,
      type: 'set-payee',
      payload: { person },
      personal: { ...bankDetails, accountNumber: '6217000011112222' },
    });
    assert.equal((await two.confirm(first)).status, 200);
    assert.deepEqual(await outbox.said([late]), ['accepted']);
    assert.equal(await accountNumber(person), bankDetails.accountNumber);
    assert.equal((await two.confirm(late.id)).status, 200);
    assert.equal(await accountNumber(person), '6217000011112222');
  });

  test('a confirmation signed without network counts only where nothing changed since', async () => {
    const outbox = new OutboxRound(here());
    const phone = await outbox.device(two.approver);
    const { person } = here().partner;
    const [first, second, third] = [await two.payee(person), await two.payee(person), await two.payee(person)];
    const confirm = (proposal: string) =>
      phone.sign(here().county.code, { at: Date.now() - MINUTE, type: 'confirm-proposal', payload: { proposal } });
    const [one, again, other] = [confirm(first), confirm(first), confirm(second)];
    assert.deepEqual(await outbox.said([one, again, other]), [
      'accepted',
      'refused: proposal-decided',
      'refused: proposal-outdated',
    ]);
    assert.equal((await here().clerk.send('withdraw-proposal', { proposal: third })).status, 200);
    assert.deepEqual(await outbox.said([confirm(third)]), ['refused: proposal-decided']);
  });

  test('a confirmation of somebody shut out since is refused, not set aside: another person confirms', async () => {
    const approver = await here().appoint('finance-approver');
    const outbox = new OutboxRound(here());
    const phone = await outbox.device(approver);
    const { person } = here().administrator;
    const proposal = await two.payee(person, '6217000033334444');
    const confirm = phone.sign(here().county.code, {
      at: Date.now() - 60 * MINUTE,
      type: 'confirm-proposal',
      payload: { proposal },
    });
    assert.equal((await here().administrator.send('end-sign-in', { person: approver.person })).status, 200);
    assert.deepEqual(await outbox.said([confirm]), ['refused: account-closed']);
    assert.equal(await stageOf(proposal), 'waiting');
    assert.equal((await two.confirm(proposal)).status, 200);
    assert.equal(await accountNumber(person), '6217000033334444');
  });

  test('two people who sign on one tablet are not two', async () => {
    const outbox = new OutboxRound(here());
    const tablet = newId();
    const approver = await here().appoint('finance-approver');
    const [ours, theirs] = [await outbox.device(here().clerk, tablet), await outbox.device(approver, tablet)];
    const propose = ours.sign(here().county.code, {
      type: 'set-payee',
      payload: { person: here().partner.person },
      personal: bankDetails,
    });
    const confirm = theirs.sign(here().county.code, { type: 'confirm-proposal', payload: { proposal: propose.id } });
    assert.deepEqual(await outbox.said([propose, confirm]), ['accepted', 'refused: same-device']);
  });

  test('nor are they where one speaks over the line and the other signs on the same device', async () => {
    const outbox = new OutboxRound(here());
    const tablet = newId();
    const approver = await here().appoint('finance-approver');
    await outbox.device(here().clerk, tablet);
    const theirs = await outbox.device(approver, tablet);
    const proposal = await two.payee();
    const confirm = theirs.sign(here().county.code, { type: 'confirm-proposal', payload: { proposal } });
    assert.deepEqual(await outbox.said([confirm]), ['refused: same-device']);
  });

  test('whoever once helped a colleague at theirs, and signed out there, confirms on a device of their own', async () => {
    const outbox = new OutboxRound(here());
    const approver = await here().appoint('finance-approver');
    const [ours, theirs] = [await outbox.device(here().clerk), await outbox.device(approver)];
    await here().server.pool.query(
      'update identity_device_key k set cookie = (select cookie from identity_device_key where key = $1) where key = $2',
      [ours.key, theirs.key],
    );
    assert.equal((await two.confirm(await two.payee(), approver)).status, 200);
  });

  test('and the journal explains all of it', async () => {
    const verdict = await verify(here().server.pool, here().county.code);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  });
});

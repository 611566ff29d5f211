import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FleetRound } from '../../http/test-fleet.ts';
import { withServer } from '../../http/test-server.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();

const codesIn = (body: { rows: readonly { id: string }[] }) => body.rows.map(({ id }) => id);

test('A consignment is found by its label, the end of it, its sender or whom it is for, by those who handle it', async () => {
  const round = new FleetRound(here());
  const consignment = await round.consignment();
  const label = `UP${consignment.slice(-12).toUpperCase()}`;
  const found = async (query: string, who = here().clerk) =>
    (await who.read(`/consignments?limit=100&query=${encodeURIComponent(query)}`)).body.rows.some(
      ({ id }: { id: string }) => id === consignment,
    );
  for (const query of [label, label.slice(-6), label.slice(-7).toLowerCase(), '城里的', '村民'])
    assert.equal(await found(query), true, query);
  for (const query of [label.slice(-5), 'UP000000000000', '没有这个人']) assert.equal(await found(query), false, query);
  assert.deepEqual([await found(label, here().officer), await found('城里的', here().officer)], [true, false]);
  assert.equal(await found(label, here().otherPartner), false);
});

test('A consignment’s custody ends with a named carrier and its number, by which the list and the one search box find it', async () => {
  const { clerk, officer, server, county } = here();
  const round = new FleetRound(here());
  const { consignment } = await round.arrived();
  assert.deepEqual((await clerk.read('/consignments-summary')).body.atCentre, 1);
  await round.must(clerk, 'hand-on-consignment', { consignment, carrier: 'yto', number: 'YT2233445566778' });
  const { body } = await clerk.read(`/consignments/${consignment}`);
  assert.deepEqual(
    [body.stage, body.holder, body.carrier, body.number, body.recipient.name],
    ['handed-on', 'carrier:yto', 'yto', 'YT2233445566778', '城里的女儿'],
  );
  assert.deepEqual(
    body.history.map(({ step, holderName }: { step: string; holderName: string | null }) => [
      step,
      holderName === null,
    ]),
    [
      ['registered', false],
      ['collected', false],
      ['arrived', true],
      ['handed-on', true],
    ],
  );
  for (const query of ['YT2233445566778', '66778'])
    assert.deepEqual(codesIn((await clerk.read(`/consignments?query=${query}`)).body), [consignment]);
  assert.deepEqual(
    (await clerk.read('/search?query=YT2233445566778')).body.consignments.map(({ id }: { id: string }) => id),
    [consignment],
  );
  assert.deepEqual(
    (await clerk.read(`/search?query=${consignment.slice(-6)}`)).body.consignments.map(({ id }: { id: string }) => id),
    [consignment],
  );
  const seen = (await officer.read(`/consignments/${consignment}`)).body;
  assert.deepEqual([seen.recipient, seen.senderName, seen.number], [null, null, 'YT2233445566778']);
  assert.equal((await verify(server.pool, county.code)).ok, true);
});

test('The list narrows to what has waited, and the sum of the day counts it', async () => {
  const { clerk } = here();
  const round = new FleetRound(here());
  const [fresh, waits] = [await round.consignment(), await round.consignment()];
  await here().server.pool.query(
    `update consignment set registered_at = registered_at - interval '4 days' where county = $1 and id = $2`,
    [here().county.code, waits],
  );
  const ids = async (filters: string) => codesIn((await clerk.read(`/consignments?limit=100&${filters}`)).body);
  assert.deepEqual(
    [
      (await ids('waited=3')).includes(waits),
      (await ids('waited=3')).includes(fresh),
      (await ids('waited=7')).includes(waits),
    ],
    [true, false, false],
  );
  assert.deepEqual(
    [(await ids('stage=open')).includes(fresh), (await ids('stage=handed-on')).includes(fresh)],
    [true, false],
  );
});

test('What a villager sent is in the copy of their data, without whom it was for', async () => {
  const { clerk, station } = here();
  const consignment = await new FleetRound(here()).consignment();
  const { body } = await clerk.read(`/villagers/${station.villager}/data`);
  const sent = body.consignments.find(({ id }: { id: string }) => id === consignment);
  assert.deepEqual([sent.kind, sent.weightGrams, sent.number], ['goods', 5_000, null]);
  assert.doesNotMatch(JSON.stringify(body), /城里的女儿/);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ContestRound } from '../../http/test-contests.ts';
import { LoopCostRound } from '../../http/test-loop-costs.ts';
import { withServer } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();
const round = () => new ContestRound(here());
const contests = async (by = here().clerk) => (await by.read('/contests')).body.rows;

describe('a line of pay that somebody does not agree with', () => {
  test('is raised once while it is open, answered by the centre, and may be raised again', async () => {
    const { clerk, partner, server, county } = here();
    const order = await round().order();
    const contest = newId();
    assert.equal((await round().raise(order, contest)).status, 200);
    assert.equal((await round().raise(order, contest)).status, 200, 'pressed twice, it is the same');
    const [open] = await contests();
    assert.deepEqual(
      [open.id, open.stage, open.reason, open.lineKind, open.line, open.payee.id],
      [contest, 'open', 'wrong-amount', 'order', order, partner.person],
    );
    assert.ok(open.dueAt > open.raisedAt);
    assert.equal((await round().answer(contest, 'booked-anew', partner)).code, 'not-allowed');
    assert.equal((await clerk.send('answer-contest', { contest, answer: 'sorry' })).code, 'malformed-command');
    assert.equal((await round().answer(contest, 'booked-anew')).status, 200);
    const [mine] = await contests(partner);
    assert.deepEqual([mine.stage, mine.answer], ['upheld', 'booked-anew']);
    assert.equal((await round().raise(order)).status, 200, 'answered, it may be contested again');
    assert.deepEqual(
      (await contests()).map(({ stage }: { stage: string }) => stage),
      ['open', 'upheld'],
    );
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });

  test('is a household’s as well, through its counter, and of no other village', async () => {
    const { partner, otherPartner, otherStation } = here();
    const { ticket, household } = await round().ticket();
    const said = { payee: { kind: 'household', id: household }, line: { kind: 'intakeTicket', id: ticket } };
    const wish = { ...said, reason: 'missing-part' };
    assert.equal((await otherPartner.send('contest-line', wish)).code, 'not-your-place');
    assert.equal(
      (await partner.send('contest-line', { ...wish, line: { kind: 'order', id: ticket } })).code,
      'line-unknown',
    );
    const other = await round().order(otherPartner, otherStation);
    assert.equal(
      (await otherPartner.send('contest-line', { ...wish, line: { kind: 'order', id: other } })).code,
      'line-unknown',
      'a household earns nothing by an order',
    );
    assert.equal((await partner.send('contest-line', wish)).status, 200);
    assert.equal((await contests(otherPartner)).length, 0, 'another village hears nothing of it');
  });

  test('is a driver’s and an owner’s: of their own alone, with the answer on their phone', async () => {
    const { letIn, server, county } = here();
    const loop = await new LoopCostRound(here()).settled();
    const found = await server.pool.query<{ driver: string; vehicle: string }>(
      'select driver, vehicle from loop where county = $1 and id = $2',
      [county.code, loop],
    );
    const { driver = '', vehicle = '' } = found.rows[0] ?? {};
    const phone = await letIn(driver);
    const line = { kind: 'loop', id: loop };
    const contest = newId();
    const own = { payee: { kind: 'member', id: driver }, line, reason: 'not-paid' };
    assert.equal((await phone.send('contest-line', own, { id: contest })).status, 200);
    const notTheirs = { payee: { kind: 'vehicle', id: vehicle }, line, reason: 'not-paid' };
    assert.equal((await phone.send('contest-line', notTheirs)).status >= 400, true);
    assert.equal((await round().answer(contest, 'paid-next')).status, 200);
    const { rows } = (await phone.read('/own-contests')).body;
    assert.deepEqual(
      rows.map(({ stage, answer }: { stage: string; answer: string }) => [stage, answer]),
      [['upheld', 'paid-next']],
    );
  });

  test('two at once: of two answers one holds, and of two people who raise it one does', async () => {
    const order = await round().order();
    const both = await Promise.all([round().raise(order), round().raise(order)]);
    assert.deepEqual(
      new Set(both.map(({ status, code }) => (status === 200 ? 200 : code))),
      new Set([200, 'line-contested']),
    );
    const [open] = await contests();
    const answers = await Promise.all([round().answer(open.id), round().answer(open.id, 'as-agreed')]);
    assert.deepEqual(
      new Set(answers.map(({ status, code }) => (status === 200 ? 200 : code))),
      new Set([200, 'contest-answered']),
    );
  });
});

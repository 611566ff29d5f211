import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, HANDOVER_DAYS, MINUTE, RECIPIENT_DAYS } from '@yangui/domain';
import { clockworkIds } from '../identity/clockwork-ids.ts';
import { clockStopped, CLOCK_JUMP } from './clock-watch.ts';
import { forgetHandovers, forgetLate, forgetRecipients, forgetStaff, turn } from './clockwork.ts';
import { assertBooksStand, newId, newWriter, sayAll, verdictOf, withCounty } from './test-county.ts';

const ids = clockworkIds('a secret');

describe('A clock that is far from where it was last right', () => {
  const here = withCounty();
  const turnAll = async (now: number) => {
    const writer = newWriter(here.pool, { now: () => now });
    return [
      await turn(here.pool, writer, now, ids),
      await forgetRecipients(here.pool, writer, now, ids),
      await forgetHandovers(here.pool, writer, now, ids),
      await forgetStaff(here.pool, writer, now, ids),
      await forgetLate(here.pool, writer, now),
    ];
  };
  const stopped = (now: number) => clockStopped(here.pool, here.county.code, now);
  const confirm = (now: number) =>
    newWriter(here.pool, { now: () => now }).submit(here.county.bind('confirm-clock', { deviceAt: now }, { at: now }));

  test('empties no name and releases no rebate, 90 days ahead for a minute, and nobody need do anything once it is right again', async () => {
    const { county, writer, pool } = here;
    const order = county.order();
    const parcel = newId();
    const wish = {
      parcel,
      number: 'SF7700000001',
      carrier: 'sf',
      station: county.station.id,
      villager: null,
      order: null,
      weightGrams: null,
    };
    const said = [
      order,
      county.receive(order.id),
      county.collect(order.id),
      county.bind('register-parcel', wish, { personal: { name: '过路人', phone: '13900000009' } }),
      county.bind('return-parcel', { parcel, reason: 'refused' }),
    ];
    assert.deepEqual(
      (await sayAll(writer, said)).map(verdictOf),
      said.map(() => 'accepted'),
    );
    const now = Date.now();
    assert.ok(90 > Math.max(RECIPIENT_DAYS, HANDOVER_DAYS));
    assert.deepEqual(await turnAll(now), [0, 0, 0, 0, 0]);
    for (let minute = 0; minute < 3; minute += 1)
      assert.deepEqual(await turnAll(now + 90 * DAY + minute * MINUTE), [0, 0, 0, 0, 0]);
    assert.equal((await stopped(now + 90 * DAY))?.stoppedAt, now + 90 * DAY);
    const { rows } = await pool.query<{ name: string | null }>('select name from person_private where person = $1', [
      parcel,
    ]);
    assert.deepEqual(rows, [{ name: '过路人' }]);
    assert.deepEqual(await turnAll(now + 5 * MINUTE), [0, 0, 0, 0, 0]);
    assert.equal(await stopped(now), null);
  });

  test('stands still after two weeks without power, and goes on by one act', async () => {
    const now = Date.now() + 14 * DAY;
    assert.deepEqual(await turnAll(now), [0, 0, 0, 0, 0]);
    assert.notEqual(await stopped(now), null);
    assert.equal(verdictOf(await confirm(now)), 'accepted');
    assert.deepEqual(await turnAll(now + MINUTE), [1, 0, 0, 0, 0]);
    assert.equal(await stopped(now), null);
    assert.deepEqual(await turnAll(now + CLOCK_JUMP), [0, 0, 0, 0, 0]);
    assert.equal(await stopped(now), null);
    await assertBooksStand(here.pool, here.county);
  });

  test('stands still behind an entry that was written while it was ahead', async () => {
    const now = Date.now() + 13 * DAY;
    await turnAll(now);
    assert.notEqual(await stopped(now), null);
    assert.equal(verdictOf(await confirm(now)), 'accepted');
    await turnAll(now);
    assert.equal(await stopped(now), null);
  });

  test('is not confirmed by somebody whose own clock says otherwise', async () => {
    const now = Date.now() + 13 * DAY;
    const wrong = here.county.bind('confirm-clock', { deviceAt: now - DAY }, { at: now });
    assert.equal(verdictOf(await newWriter(here.pool, { now: () => now }).submit(wrong)), 'clocks-differ');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Roads } from '../adapters/roads.ts';
import { FleetRound } from '../http/test-fleet.ts';
import { withServer } from '../http/test-server.ts';
import { newId } from '../new-id.ts';
import { PlanJobs, type PlanJob } from './jobs.ts';

const here = withServer();
const DAY = '2026-12-05';

/** Another server process on the same database. */
function another(): PlanJobs {
  return new PlanJobs({
    pool: here().server.pool,
    roads: new Roads(undefined),
    onFault: (error) => assert.fail(String(error)),
  });
}

const asked = ({ seconds = 0.1, day = DAY } = {}) => ({
  county: here().county.code,
  day,
  notBeforeMinute: 0,
  seconds,
  first: [],
});

async function until(
  process: PlanJobs,
  id: string,
  wanted: (job: PlanJob | undefined) => boolean,
): Promise<PlanJob | undefined> {
  for (let tries = 0; tries < 400; tries += 1) {
    const job = await process.get(here().county.code, id);
    if (wanted(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it never came to that');
}
const isDone = (job: PlanJob | undefined) => job?.stage === 'done';

/** Something to plan that takes its time: a van, and parcels for a station that lies somewhere. */
async function somethingToPlan(): Promise<void> {
  const round = new FleetRound(here());
  const { station, otherStation, clerk } = here();
  for (const [index, { id }] of [station, otherStation].entries()) {
    await round.must(clerk, 'set-position', {
      of: id,
      longitudeMicrodegrees: 125_620_000 + index * 90_000,
      latitudeMicrodegrees: 43_500_000,
      schematic: false,
    });
  }
  await round.vehicle({ shiftFromMinute: 0, shiftToMinute: 1_440 });
  await round.parcels.register();
  await round.parcels.register({ station: otherStation.id, villager: otherStation.villager });
}

const silence = (id: string) =>
  here().server.pool.query('update plan_job set heard_at = to_timestamp(1) where county = $1 and id = $2', [
    here().county.code,
    id,
  ]);

describe('A plan', () => {
  test('is still there after the server is started again, for whoever asks for its day', async () => {
    await somethingToPlan();
    const before = another();
    const { id } = await before.begin(asked());
    const made = await until(before, id, isDone);
    await before.close();
    const after = another();
    assert.deepEqual(await after.get(here().county.code, id), made);
    assert.equal((await after.latest(here().county.code, DAY))?.id, id);
    assert.equal(await after.latest(here().county.code, '2026-12-06'), undefined);
    assert.equal(await after.get('220113', id), undefined);
    assert.deepEqual(
      (await here().clerk.ask('GET', `/api/counties/${here().county.code}/plans?day=${DAY}`)).body.plan.proposal,
      made?.proposal,
    );
  });

  test('keeps which stations come first, and says what time there was for it', async () => {
    const { clerk, county, station, otherStation } = here();
    assert.equal(
      (await clerk.ask('POST', `/api/counties/${county.code}/plans`, { day: DAY, first: ['nobody'] })).status,
      400,
    );
    const process = another();
    const { id } = await process.begin({ ...asked(), first: [station.id], notBeforeMinute: 1_439 });
    const made = await until(process, id, isDone);
    await process.close();
    const { rows } = await here().server.pool.query<{ first: unknown }>(
      'select first_stations as first from plan_job where county = $1 and id = $2',
      [county.code, id],
    );
    assert.deepEqual(rows[0]?.first, [station.id]);
    assert.deepEqual(made?.proposal?.hours, { fromMinute: 1_439, toMinute: 1_440 });
    assert.deepEqual(
      new Map(made?.proposal?.leftOut.map((one) => [one.station, one.reason])),
      new Map([
        [station.id, 'too-late'],
        [otherStation.id, 'too-late'],
      ]),
    );
  });

  test('in the making when the server ends is made by the one that is started next', async () => {
    const before = another();
    const { id } = await before.begin(asked({ seconds: 30 }));
    await before.close();
    const after = another();
    await here().server.pool.query('update plan_job set seconds = 0.1 where county = $1 and id = $2', [
      here().county.code,
      id,
    ]);
    assert.equal((await after.get(here().county.code, id))?.stage, 'running');
    const made = await until(after, id, isDone);
    assert.ok((made?.proposal?.loops.length ?? 0) > 0, 'a whole proposal, not what was left of one');
    await after.close();
  });

  test('is left alone while its process says that it is at it, and taken over once by one of those that find it silent', async () => {
    const [alive, other, third] = [another(), another(), another()];
    const { id } = await alive.begin(asked({ seconds: 30 }));
    const county = here().county.code;
    assert.equal((await third.get(county, id))?.stage, 'running');
    await silence(id);
    const found = await Promise.all([other.get(county, id), third.get(county, id)]);
    assert.deepEqual(
      found.map((job) => job?.stage),
      ['running', 'running'],
    );
    const { rows } = await here().server.pool.query<{ times: number }>(
      'select begun_times as times from plan_job where county = $1 and id = $2',
      [county, id],
    );
    assert.equal(rows[0]?.times, 2);
    // The first finds that it is another's by now, and writes nothing over it.
    await alive.close();
    assert.equal((await third.get(county, id))?.stage, 'running');
    await third.stop(county, id);
    assert.equal((await until(third, id, (job) => job?.stage !== 'running'))?.stage, 'done');
    await Promise.all([other.close(), third.close()]);
  });

  test('that took two processes down with it is not tried a third time', async () => {
    const third = another();
    const { id } = await third.begin(asked({ seconds: 30 }));
    await here().server.pool.query('update plan_job set begun_times = 2, maker = $3 where county = $1 and id = $2', [
      here().county.code,
      id,
      newId(),
    ]);
    await third.close();
    await silence(id);
    assert.equal((await another().get(here().county.code, id))?.stage, 'failed');
  });

  test('is stopped, and gives way to a newer one, whichever process makes it', async () => {
    const [one, other] = [another(), another()];
    const first = await one.begin(asked({ seconds: 60 }));
    await other.stop(here().county.code, first.id);
    assert.ok((await until(other, first.id, isDone))?.proposal !== null);
    const second = await one.begin(asked({ seconds: 60 }));
    const newer = await other.begin(asked());
    await until(one, second.id, isDone);
    await until(one, newer.id, isDone);
    assert.equal((await one.latest(here().county.code, DAY))?.id, newer.id);
    await Promise.all([one.close(), other.close()]);
  });

  test('that was adopted, or that nobody wants, waits for nobody; nor does an older one in its place', async () => {
    const process = another();
    const county = here().county.code;
    const dropped = await process.begin(asked());
    await until(process, dropped.id, isDone);
    await process.drop(county, dropped.id);
    assert.deepEqual(
      [await process.latest(county, DAY), await process.get(county, dropped.id)],
      [undefined, undefined],
    );
    const { id } = await process.begin(asked());
    const { proposal } = (await until(process, id, isDone)) ?? {};
    assert.ok(proposal !== null && proposal !== undefined);
    const { day, loops, distanceSource, detourPercent, downOnlyFen, upOnlyFen, leftOut } = proposal;
    const adopted = await here().clerk.send('plan-loops', {
      day,
      loops,
      distanceSource,
      detourPercent,
      downOnlyFen,
      upOnlyFen,
      leftOut,
    });
    assert.equal(adopted.status, 200, JSON.stringify(adopted.body));
    assert.equal(await process.latest(county, DAY), undefined);
    await process.close();
  });
});

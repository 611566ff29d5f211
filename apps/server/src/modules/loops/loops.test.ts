import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { businessDay, DAY, type Loop, type LoopPlan } from '@yangui/domain';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';
import { FleetRound } from '../../http/test-fleet.ts';
import { withServer, type SomeoneSignedIn } from '../../http/test-server.ts';

const here = withServer();

const address = (tail: string) => `/api/counties/${here().county.code}${tail}`;

async function place(station: string, longitude: number, latitude: number): Promise<void> {
  const { status } = await here().clerk.send('set-position', {
    of: station,
    longitudeMicrodegrees: longitude * 1e6,
    latitudeMicrodegrees: latitude * 1e6,
    schematic: false,
  });
  assert.equal(status, 200);
}

/** A plan from beginning to end, as the desk asks for it. */
async function plan(who: SomeoneSignedIn, day: string, more: object = {}) {
  const begun = await who.ask('POST', address('/plans'), { day, seconds: 0.2, ...more });
  assert.equal(begun.status, 202, JSON.stringify(begun.body));
  for (let tries = 0; tries < 200; tries += 1) {
    const { status, body } = await who.ask('GET', address(`/plans/${begun.body.id}`));
    assert.equal(status, 200);
    if (body.stage !== 'running') return body;
    assert.ok(body.done >= 0 && body.done < 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the plan never ended');
}

const adopt = ({
  proposal: { day, loops, distanceSource, detourPercent, downOnlyFen, upOnlyFen, leftOut },
}: {
  proposal: Record<string, unknown>;
}) => here().clerk.send('plan-loops', { day, loops, distanceSource, detourPercent, downOnlyFen, upOnlyFen, leftOut });

describe('A day’s loops', () => {
  test('are planned from what waits, adopted, changed by hand, driven, broken down and planned anew, and the journal proves it', async () => {
    const { clerk, station, otherStation, server, county } = here();
    const round = new FleetRound(here());
    const day = round.today;
    const depot = await round.depot();
    await place(otherStation.id, 125.72, 43.56);
    const [down, more] = [
      await round.parcels.register(),
      await round.parcels.register({ station: otherStation.id, villager: otherStation.villager }),
    ];
    await round.consignment();

    // A station nobody placed: its goods are left out, and the plan says why.
    const nowhere = await clerk.read('/loops/waiting');
    assert.deepEqual(nowhere.body.leftOut, [
      { station: station.id, fetch: null, downPieces: 1, upPieces: 1, reason: 'no-position' },
    ]);
    assert.deepEqual(
      (await plan(clerk, day)).proposal.leftOut.map((out: { reason: string }) => out.reason).toSorted(),
      ['no-position', 'no-vehicle'],
    );
    await place(station.id, 125.62, 43.5);

    const driver = await here().appoint('driver');
    const [van, other] = [
      await round.vehicle({ depot, shiftFromMinute: 0, shiftToMinute: 1_440, cannotReach: [otherStation.id] }),
      await round.vehicle({ depot, shiftFromMinute: 0, shiftToMinute: 1_440, cannotReach: [] }),
    ];
    const made = await plan(clerk, day, { notBeforeMinute: 480 });
    assert.deepEqual(
      [
        made.stage,
        made.proposal.leftOut,
        made.proposal.distanceSource,
        made.proposal.detourPercent,
        made.proposal.roadFailure,
      ],
      ['done', [], 'great-circle', 140, null],
    );
    const { proposal } = made;
    assert.ok(proposal.plannedFen < proposal.downOnlyFen + proposal.upOnlyFen);
    assert.ok(proposal.loops.every((loop: LoopPlan) => (loop.trips[0]?.leaveMinute ?? 0) >= 480));
    assert.equal((await adopt(made)).status, 200);

    const loops = async () => (await clerk.read(`/loops?day=${day}`)).body;
    const adopted = await loops();
    assert.equal(adopted.plan.plannedFen, proposal.plannedFen);
    const stops = adopted.rows.flatMap((row: Loop) =>
      row.trips.flatMap((trip) => trip.stops.map((stop) => ({ loop: row.id, ...stop }))),
    );
    assert.equal(stops.length, 2);
    // What today's loops are to bring and take does not wait for tomorrow's; for today it can be planned anew.
    const tomorrow = businessDay(Date.parse(`${day}T12:00:00+08:00`) + DAY);
    assert.deepEqual((await clerk.read(`/loops/waiting?day=${tomorrow}`)).body.rows, []);
    assert.equal((await clerk.read(`/loops/waiting?day=${day}`)).body.rows.length, 2);

    // Both stops are one van's, where that is cheaper; moved round, they cost what the server says they will.
    const own = adopted.rows.find((row: { vehicle: string }) => row.vehicle === other);
    assert.ok(own, 'the van that reaches both drives');
    const [trip] = own.trips;
    const price = async (trips: unknown) =>
      (await clerk.ask('POST', address('/loop-prices'), { day, loops: [{ loop: own.id, trips }] })).body;
    const same = await price([trip]);
    assert.deepEqual([same.problem, same.before.fen, same.after.fen], [null, own.cost.totalFen, own.cost.totalFen]);
    const turned = await price([{ ...trip, stops: trip.stops.toReversed() }]);
    assert.deepEqual([turned.problem, turned.loops[0].trips[0].stops.length], [null, trip.stops.length]);
    const lost = await price([{ ...trip, stops: trip.stops.slice(1) }]);
    assert.equal(lost.problem?.code, 'stops-differ');
    const moved = await clerk.send('move-stop', {
      day,
      loops: turned.loops,
      distanceSource: turned.distanceSource,
      detourPercent: turned.detourPercent,
    });
    assert.equal(moved.status, 200, JSON.stringify(moved.body));
    assert.equal(
      (await loops()).plan.plannedFen,
      turned.after.fen +
        adopted.rows
          .filter((row: { id: string }) => row.id !== own.id)
          .reduce((sum: number, row: Loop) => sum + row.cost.totalFen, 0),
    );

    // Loaded, given to a driver, gone, broken down.
    await round.must(clerk, 'load-van', round.parcels.loadOf([down], { loop: own.id }));
    await round.must(
      clerk,
      'load-van',
      round.parcels.loadOf([more], { station: otherStation.id, seal: 'A-1002', loop: own.id }),
    );
    await round.must(clerk, 'assign-driver', { loop: own.id, driver: driver.person });
    await round.must(driver, 'start-loop', { loop: own.id });
    const seen = (await driver.read(`/loops?day=${day}&driver=${driver.person}`)).body.rows;
    assert.deepEqual(
      seen.map((row: { id: string; loads: { onVan: number }[] }) => [row.id, row.loads.map(({ onVan }) => onVan)]),
      [[own.id, [1, 1]]],
    );
    // What is up and waits is that loop's to take: nothing is left to plan.
    assert.deepEqual((await clerk.read('/loops/waiting')).body.rows, []);
    await round.must(driver, 'report-breakdown', {
      vehicle: other,
      loop: own.id,
      station: station.id,
      longitudeMicrodegrees: null,
      latitudeMicrodegrees: null,
    });
    const again = await plan(clerk, day);
    assert.deepEqual(again.proposal.leftOut, []);
    const planned = again.proposal.loops.flatMap((loop: LoopPlan) =>
      loop.trips.flatMap((one) =>
        one.stops.map((stop) => [loop.vehicle, stop.fetch ?? stop.station, stop.upPieces].join()),
      ),
    );
    assert.deepEqual(planned.toSorted(), [[van, own.id, 2].join(), [van, station.id, 1].join()].toSorted());
    assert.equal((await adopt(again)).status, 200);
    const holders = await Promise.all(
      [down, more].map(async (parcel) => (await clerk.read(`/parcels/${parcel}`)).body.holder.slice(0, 4)),
    );
    assert.deepEqual(holders, ['van:', 'van:']);
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });

  test('give what a broken van took up to the van that fetches it: consignments and parcels going back, each counted and signed for', async () => {
    const { clerk, server, county, station } = here();
    const round = new FleetRound(here());
    await place(station.id, 125.62, 43.5);
    const { loop: broken, vehicle, by } = await round.underway();
    const [consignment, back] = [await round.consignment(), await round.parcels.atStation()];
    await round.must(by, 'take-up', {
      loop: broken,
      station: station.id,
      consignments: [consignment],
      parcels: [back],
    });
    await round.must(by, 'report-breakdown', {
      vehicle,
      loop: broken,
      station: station.id,
      longitudeMicrodegrees: null,
      latitudeMicrodegrees: null,
    });
    const stuck = async () =>
      (await clerk.read('/loops/attention')).body.stuck.some(({ loop }: { loop: string }) => loop === broken);
    const comes = async () => (await by.read('/drive')).body.rows[0].fetchedBy;
    assert.deepEqual([await stuck(), await comes()], [true, null]);
    const waits = (await clerk.read('/loops/waiting')).body.rows.find(
      ({ fetch }: { fetch: string | null }) => fetch === broken,
    );
    assert.equal(waits?.up.pieces, 2);
    const fetching = await round.underway({
      stops: [round.stop({ station: null, fetch: broken, downPieces: 0, downGrams: 0, downCubicDecimetres: 0 })],
    });
    assert.equal(await stuck(), false);
    assert.match(await comes(), /^吉A/);
    const aboard = async () => {
      const { rows } = (await clerk.read('/loops')).body;
      return [broken, fetching.loop].map((loop) => rows.find(({ id }: { id: string }) => id === loop)?.aboard);
    };
    const [all, none] = [
      { consignments: [consignment], parcels: [back], lots: [] },
      { consignments: [], parcels: [], lots: [] },
    ];
    assert.deepEqual(await aboard(), [all, none]);
    await round.must(fetching.by, 'take-over', { from: broken, loop: fetching.loop, ...all });
    assert.deepEqual(await aboard(), [none, all]);
    assert.equal((await clerk.read(`/parcels/${back}`)).body.holder, `van:${fetching.loop}`);
    await round.must(clerk, 'unload-loop', { loop: fetching.loop, ...all, complete: true });
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });

  test('tell the centre what a driver found wrong until somebody has seen to it, and nobody else', async () => {
    const { clerk, station, server, county } = here();
    const round = new FleetRound(here());
    const { loop, by } = await round.underway();
    const parcel = await round.parcels.register();
    await round.must(clerk, 'load-van', round.parcels.loadOf([parcel], { loop }));
    await round.must(by, 'report-stop', { loop, station: station.id, trouble: 'nobody-there', parcels: [] });
    await round.must(by, 'report-stop', { loop, station: station.id, trouble: 'damaged', parcels: [parcel] });
    const open = async () =>
      (await clerk.read('/loops/attention')).body.troubles
        .filter((one: { loop: string }) => one.loop === loop)
        .map(({ exception, trouble }: { exception: number; trouble: string }) => `${exception} ${trouble}`);
    assert.deepEqual(await open(), ['0 nobody-there', '1 damaged']);
    assert.equal((await by.read('/loops/attention')).status, 403);
    await round.must(clerk, 'answer-stop', { loop, exception: 0, answer: 'reached' });
    assert.deepEqual(await open(), ['1 damaged']);
    const shown = (await clerk.read('/loops')).body.rows.find(({ id }: { id: string }) => id === loop).exceptions;
    assert.deepEqual(
      shown.map(
        ({ parcels, answered }: { parcels: { id: string; number: string }[]; answered: { answer: string } | null }) => [
          parcels.map(({ id, number }) => [id, number.slice(0, 2)]),
          answered?.answer,
        ],
      ),
      [
        [[], 'reached'],
        [[[parcel, 'SF']], undefined],
      ],
    );
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });

  test('are planned and priced by those who may plan the whole county, and seen by those who may see it', async () => {
    const { partner, clerk, nobody, administrator, strangerClerk } = here();
    const townClerk = await here().appoint('county-clerk', '220112102');
    const body = { day: '2026-11-22', seconds: 0.1 };
    const wish = { day: '2026-11-22', loops: [{ loop: newId(), trips: [] }] };
    const code = async (who: SomeoneSignedIn, tail: string, sent: object = body) =>
      (await who.ask('POST', address(tail), sent)).body.problem?.code;
    assert.deepEqual(
      [
        await code(nobody, '/plans'),
        await code(partner, '/plans'),
        await code(administrator, '/plans'),
        await code(townClerk, '/plans'),
        await code(strangerClerk, '/plans'),
      ],
      ['not-signed-in', 'not-allowed', 'not-allowed', 'not-your-place', 'account-closed'],
    );
    assert.deepEqual(
      [
        await code(clerk, '/plans', { day: 'today' }),
        await code(clerk, '/loop-prices', wish),
        await code(clerk, '/loop-prices', {}),
        await code(clerk, `/plans/${newId()}/stop`),
      ],
      ['malformed-request', 'not-found', 'malformed-request', 'not-found'],
    );
    assert.equal((await clerk.ask('GET', address(`/plans/${newId()}`))).status, 404);
    const asked = async (who: SomeoneSignedIn, method: 'GET' | 'POST', tail: string) =>
      (await who.ask(method, address(tail))).body?.problem?.code;
    assert.deepEqual(
      [
        await asked(partner, 'GET', '/plans?day=2026-11-22'),
        await asked(townClerk, 'POST', `/plans/${newId()}/drop`),
        await asked(clerk, 'GET', '/plans'),
        await asked(clerk, 'GET', '/plans?day=today'),
      ],
      ['not-allowed', 'not-your-place', 'malformed-request', 'malformed-request'],
    );
    assert.equal((await partner.read('/loops')).code, 'not-allowed');
    assert.equal((await townClerk.read('/loops/waiting')).code, 'not-your-place');
  });

  test('a plan that is stopped gives the best it has', async () => {
    const begun = await here().clerk.ask('POST', address('/plans'), { day: '2026-12-01', seconds: 60 });
    assert.equal((await here().clerk.ask('POST', address(`/plans/${begun.body.id}/stop`))).status, 200);
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await here().clerk.ask('GET', address(`/plans/${begun.body.id}`));
      if (body.stage !== 'running') return assert.equal(body.stage, 'done');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail('it went on');
  });

  test('takes a parcel for as large as somebody said, and for the county’s usual one where nobody did', async () => {
    const { clerk, otherStation } = here();
    const round = new FleetRound(here());
    await place(otherStation.id, 125.72, 43.56);
    const room = async () => {
      const row = (await clerk.read('/loops/waiting')).body.rows.find(
        (one: { station: string }) => one.station === otherStation.id,
      );
      return [row?.down.grams ?? 0, row?.down.cubicDecimetres ?? 0] as const;
    };
    const terms = { station: otherStation.id, villager: null };
    const [gramsBefore, litresBefore] = await room();
    const fridge = await round.parcels.register({ ...terms, weightGrams: 60_000, volumeCubicDecimetres: 400 });
    await round.parcels.register({ ...terms, weightGrams: null });
    assert.deepEqual(await room(), [gramsBefore + 61_500, litresBefore + 408]);
    assert.equal((await clerk.read(`/parcels/${fridge}`)).body.volumeCubicDecimetres, 400);
    for (const wrong of [0, -5, 5_001, 1.5])
      assert.equal(
        (await clerk.send('register-parcel', round.parcels.wish({ ...terms, volumeCubicDecimetres: wrong }))).code,
        'fleet-figure-invalid',
      );
  });
});

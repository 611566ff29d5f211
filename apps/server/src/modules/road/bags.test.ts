import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FleetRound } from '../../http/test-fleet.ts';
import { withServer } from '../../http/test-server.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();

/** A loop that has not left, with a driver of its own and two bags of one parcel each for two stations. */
async function loaded() {
  const round = new FleetRound(here());
  const by = await here().appoint('driver');
  const { station, otherStation, clerk } = here();
  const stops = [round.stop(), round.stop({ station: otherStation.id, arriveMinute: 540, leaveMinute: 545 })];
  const { loop } = await round.planned({ driver: by.person, stops });
  const bags: { load: string; parcel: string; station: string }[] = [];
  for (const to of [station, otherStation]) {
    const parcel = await round.parcels.register({ station: to.id, villager: null });
    const load = round.parcels.loadOf([parcel], { loop, station: to.id, seal: `B-${to.id.slice(-4).toUpperCase()}` });
    await round.must(clerk, 'load-van', load);
    bags.push({ load: load.load, parcel, station: to.id });
  }
  const [first, second] = bags;
  assert.ok(first !== undefined && second !== undefined);
  return { round, by, loop, first, second };
}

/** When each of a loop's bags was signed for. */
async function signed(loop: string): Promise<ReadonlyMap<string, number | null>> {
  const { loads } = (await here().clerk.read('/loops')).body.rows.find(({ id }: { id: string }) => id === loop);
  return new Map(loads.map(({ id, signedAt }: { id: string; signedAt: number | null }) => [id, signedAt] as const));
}
const short = async (loop: string) =>
  (await here().clerk.read('/loops/attention')).body.unsigned
    .filter((one: { loop: string }) => one.loop === loop)
    .map(({ bags }: { bags: number }) => bags);

describe('A bag that the centre booked onto a van', () => {
  test('has the driver’s own hand to it, with the count and the hour, on the loop, on the phone and in the parcel’s custody', async () => {
    const { round, by, loop, first, second } = await loaded();
    assert.deepEqual([...(await signed(loop)).values()], [null, null]);
    assert.deepEqual(await short(loop), []);
    const at = Date.now() - 60_000;
    await round.must(by, 'sign-for-loads', { loop, loads: [first.load] }, { at });
    const now = await signed(loop);
    assert.deepEqual([now.get(first.load), now.get(second.load)], [at, null]);
    const own = (await by.read('/drive')).body.rows[0].loads;
    assert.equal(own.find(({ id }: { id: string }) => id === first.load).signedAt, at);
    const step = (await here().clerk.read(`/parcels/${first.parcel}`)).body.history.find(
      (one: { step: string }) => one.step === 'loaded',
    );
    assert.deepEqual([step.signed.at, step.signed.pieces], [at, 1]);
    assert.equal((await here().clerk.read(`/parcels/${second.parcel}`)).body.history.at(-1).signed, null);
  });

  test('and that the driver left out when signing for others is work for the centre until it is taken back', async () => {
    const { round, by, loop, first, second } = await loaded();
    await round.must(by, 'sign-for-loads', { loop, loads: [first.load] });
    assert.deepEqual(await short(loop), [1]);
    await round.must(here().clerk, 'take-back-parcels', { parcels: [second.parcel] });
    assert.deepEqual(await short(loop), []);
  });

  test('is signed for anew by the driver that the loop is given to', async () => {
    const { round, by, loop, first, second } = await loaded();
    await round.must(by, 'sign-for-loads', { loop, loads: [first.load, second.load] });
    const other = await here().appoint('driver');
    await round.must(here().clerk, 'assign-driver', { loop, driver: other.person });
    assert.deepEqual([...(await signed(loop)).values()], [null, null]);
    assert.deepEqual(
      (await other.read('/drive')).body.rows[0].loads.map(({ signedAt }: { signedAt: number | null }) => signedAt),
      [null, null],
    );
    await round.must(other, 'sign-for-loads', { loop, loads: [first.load] });
    assert.deepEqual([(await signed(loop)).get(second.load), await short(loop)], [null, [1]]);
    const step = (await here().clerk.read(`/parcels/${first.parcel}`)).body.history.find(
      (one: { step: string }) => one.step === 'loaded',
    );
    assert.equal(step.signed.at, (await signed(loop)).get(first.load));
  });

  test('and that comes under another seal is told to the centre with both numbers, once, to be seen to; the county follows from its journal', async () => {
    const { round, by, loop, first } = await loaded();
    await round.must(by, 'start-loop', { loop });
    const seal = (await by.read('/drive')).body.rows[0].loads.find(({ id }: { id: string }) => id === first.load).seal;
    await round.must(here().partner, 'receive-parcels', {
      station: first.station,
      load: first.load,
      sealWhole: true,
      sealFound: 'ZZ-1',
      parcels: [first.parcel],
    });
    const [told] = (await here().clerk.read('/loops')).body.rows.find(
      ({ id }: { id: string }) => id === loop,
    ).exceptions;
    assert.deepEqual([told.trouble, told.seal], ['seal-exchanged', { number: seal, found: 'ZZ-1' }]);
    assert.equal(
      (await here().clerk.read('/loops/attention')).body.troubles.some(
        (one: { loop: string; trouble: string }) => one.loop === loop && one.trouble === 'seal-exchanged',
      ),
      true,
    );
    await round.must(here().clerk, 'answer-stop', { loop, exception: 0, answer: 'reached' });
    assert.equal((await by.read('/drive')).body.rows[0].exceptions.length, 1);
    assert.equal(
      (
        await here().partner.send('receive-parcels', {
          station: first.station,
          load: first.load,
          sealWhole: true,
          sealFound: '封',
          parcels: [first.parcel],
        })
      ).code,
      'seal-invalid',
    );
    assert.equal((await verify(here().server.pool, here().county.code)).ok, true);
  });
});

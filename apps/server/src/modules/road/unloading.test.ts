import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FleetRound } from '../../http/test-fleet.ts';
import { withServer } from '../../http/test-server.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();

const vans = async () => (await here().clerk.read('/unloading')).body.rows;
const van = async (loop: string) => (await here().clerk.read(`/unloading/${loop}`)).body;
const stands = ({ up }: { up: readonly { id: string; stands: string }[] }, of: readonly string[]) =>
  of.map((id) => up.find((one) => one.id === id)?.stands);

describe('A van to unload', () => {
  test('shows what its driver signed for, what waits at its stops unsigned, and what it could not leave; nobody’s name but the driver’s', async () => {
    const round = new FleetRound(here());
    const { loop, by } = await round.underway();
    const [signed, unsigned, kept] = [
      await round.consignment(),
      await round.consignment(),
      await round.parcels.register(),
    ];
    await round.must(here().clerk, 'load-van', round.parcels.loadOf([kept], { loop }));
    await round.must(by, 'take-up', { loop, station: here().station.id, consignments: [signed], parcels: [] });
    assert.deepEqual(
      (await vans()).map(({ id, stage, up, left }: { id: string; stage: string; up: number; left: number }) => [
        id,
        stage,
        up,
        left,
      ]),
      [[loop, 'underway', 1, 1]],
    );
    const shown = await van(loop);
    assert.deepEqual(stands(shown, [signed, unsigned]), ['on-van', 'at-station']);
    assert.deepEqual(
      shown.left.map(({ id, station, onVan }: { id: string; station: string; onVan: boolean }) => [id, station, onVan]),
      [[kept, here().station.id, true]],
    );
    assert.equal(shown.settled, false);
    assert.doesNotMatch(JSON.stringify(shown), /王秀英|城里的女儿|13800001111/);
    assert.equal((await here().partner.read('/unloading')).status, 403);
    assert.equal((await here().clerk.read(`/unloading/${here().station.id}`)).status, 404);
  });

  test('is on the list until everything on it is counted; what is missing stays in its driver’s name and turns up by a scan', async () => {
    const { clerk, server, county } = here();
    const round = new FleetRound(here());
    const { loop, by } = await round.underway();
    const [came, missing] = [await round.consignment(), await round.consignment()];
    await round.must(by, 'take-up', { loop, station: here().station.id, consignments: [came, missing], parcels: [] });
    await round.must(by, 'finish-loop', { loop, actualMetres: null, actualMinutes: null });
    const back = async () => (await vans()).find(({ id }: { id: string }) => id === loop);
    assert.deepEqual([(await back()).stage, (await back()).up], ['finished', 2]);
    await round.must(clerk, 'unload-loop', { loop, consignments: [came], parcels: [], complete: false });
    assert.equal((await back()).up, 1);
    await round.must(clerk, 'unload-loop', { loop, consignments: [], parcels: [], complete: true });
    assert.equal(await back(), undefined);
    assert.deepEqual(stands(await van(loop), [came, missing]), ['at-centre', 'missing']);
    const [row] = (await clerk.read('/consignments?stage=missing')).body.rows;
    assert.deepEqual([row.id, row.holder], [missing, `van:${loop}`]);
    await round.must(clerk, 'unload-loop', { loop, consignments: [missing], parcels: [], complete: true });
    assert.deepEqual(stands(await van(loop), [missing]), ['at-centre']);
    assert.equal((await verify(server.pool, county.code)).ok, true);
  });
});

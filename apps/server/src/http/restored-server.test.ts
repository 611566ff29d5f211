import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { DAY, MINUTE, type SignedCommand } from '@yangui/domain';
import { TestDevice } from '../identity/test-device.ts';
import { readHeads } from '../journal/heads.ts';
import {
  assertBooksStand,
  begin,
  newId,
  sayAll,
  stockOf,
  TestCounty,
  type TestStation,
} from '../journal/test-county.ts';
import { exportCounty, importCounty } from '../journal/transfer.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { openServer, type Server } from '../server.ts';
import type { Became } from './test-outbox.ts';
import { PASSWORD, SomeoneSignedIn } from './test-server.ts';

/** A device and all that was ever made on it, which it keeps to send again. */
interface Kept {
  readonly device: TestDevice;
  readonly station: TestStation;
  readonly made: SignedCommand[];
}

describe('a server restored from last night’s backup', () => {
  const county = new TestCounty();
  const databases: TestDatabase[] = [];
  let dataFolder = '';
  let server: Server;
  let live: TestDatabase;
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'yangui-restored-'));
    databases.push((live = await testDatabase()));
    server = await openOn(live);
    await begin(server.pool, server.writer, county);
  });
  after(async () => {
    await server.close();
    for (const database of databases) await database.drop();
    await rm(dataFolder, { recursive: true });
  });

  const openOn = ({ url }: TestDatabase) => openServer({ url, dataFolder, clockworkMs: 0, logLevel: 'silent' });
  const putBack = async (database: TestDatabase) => {
    await server.close();
    databases.push(database);
    server = await openOn(database);
  };

  async function deviceOf(station: TestStation): Promise<Kept> {
    const signInName = `partner-${station.partner.slice(-6)}`;
    await server.identity.createSignIn({
      county: county.code,
      person: station.partner,
      signInName,
      name: '站长',
      password: PASSWORD,
    });
    const partner = new SomeoneSignedIn(server, county.code, station.partner);
    await partner.signIn(signInName, PASSWORD);
    const device = new TestDevice();
    assert.equal((await device.register(partner)).status, 200);
    return { device, station, made: [] };
  }

  function work({ device, station, made }: Kept, count: number, priceFen = 1_000): void {
    for (let index = 0; index < count; index += 1) {
      const lines = [{ product: county.product, quantity: 1, priceFen }];
      made.push(
        device.sign(county.code, {
          id: newId(),
          at: Date.now() - DAY + made.length * MINUTE,
          type: 'place-order',
          payload: { station: station.id, villager: station.villager, lines },
        }),
      );
    }
  }

  async function send(commands: readonly SignedCommand[], { device }: Kept): Promise<ReadonlyMap<string, string>> {
    const { status, body } = await new SomeoneSignedIn(server, county.code, '').ask(
      'POST',
      `/api/counties/${county.code}/outbox`,
      { commands, certificates: [device.certificate] },
    );
    assert.equal(status, 200);
    return new Map(body.outcomes.map(({ id, status: said, problem }: Became) => [id, problem?.code ?? said]));
  }

  const entries = async () => {
    const { rows } = await server.pool.query<{ id: string; by: string }>(
      'select command_id as id, by_person as by from journal_entry where county = $1',
      [county.code],
    );
    return new Map(rows.map(({ id, by }) => [id, by]));
  };

  test('gets everything again from its devices, nothing twice, and the books stand', async () => {
    const [first, second] = county.stations;
    assert.ok(first && second);
    const old = await deviceOf(first);
    work(old, 20);
    await send(old.made, old);
    const backup = await live.copy();

    // The day after: more work, a device that the backup never heard of, a partner appointed since.
    const young = await deviceOf(second);
    work(old, 30);
    work(old, 5, 999);
    work(young, 25);
    const said = new Map([...(await send(old.made, old)), ...(await send(young.made, young))]);
    const stock = await stockOf(server.pool, county, county.product);
    const newcomer = { id: newId(), village: `${county.code}102299`, partner: newId(), villager: newId() };
    const appointed = [
      county.bind(
        'open-station',
        { station: newcomer.id, village: newcomer.village, name: '新站' },
        { at: Date.now() - 2 * DAY },
      ),
      county.bind(
        'appoint-partner',
        { station: newcomer.id, person: newcomer.partner },
        { at: Date.now() - 2 * DAY, personal: { name: '新站长' } },
      ),
    ];
    for (const command of appointed)
      assert.deepEqual(
        (await sayAll(server.writer, [command])).map(({ status }) => status),
        ['accepted'],
      );
    const latest = await deviceOf(newcomer);
    latest.made.push(
      latest.device.sign(county.code, {
        at: Date.now() - DAY,
        type: 'register-villager',
        payload: { villager: newcomer.villager, station: newcomer.id },
        personal: { name: '新村民' },
      }),
    );
    work(latest, 3);
    assert.deepEqual(new Set((await send(latest.made, latest)).values()), new Set(['accepted']));

    await putBack(backup);
    assert.equal(await stockOf(server.pool, county, county.product), (stock ?? 0) + 55);
    for (let times = 0; times < 2; times += 1) {
      const again = new Map([...(await send(young.made.toReversed(), young)), ...(await send(old.made, old))]);
      for (const [id, outcome] of said) assert.equal(again.get(id), outcome);
    }
    assert.equal(await stockOf(server.pool, county, county.product), stock);
    const recorded = await entries();
    for (const { made, station } of [old, young])
      for (const { id } of made) assert.equal(recorded.get(id), station.partner);
    assert.equal(recorded.size, county.beginnings().flat().length + said.size);

    // What the desk did since is lost with the backup: the newcomer's work waits, and is taken in once they are appointed again.
    assert.deepEqual(new Set((await send(latest.made, latest)).values()), new Set(['late-account-closed']));
    for (const command of appointed) await sayAll(server.writer, [command]);
    const clerk = new SomeoneSignedIn(server, county.code, county.clerk);
    await server.identity.createSignIn({
      county: county.code,
      person: county.clerk,
      signInName: 'clerk',
      name: '文员',
      password: PASSWORD,
    });
    await clerk.signIn('clerk', PASSWORD);
    for (const { id } of latest.made) {
      const { status, body } = await clerk.ask('POST', `/api/counties/${county.code}/late-commands/${id}/take-in`, {});
      assert.equal(status, 200, JSON.stringify(body));
    }
    assert.deepEqual(new Set((await send(latest.made, latest)).values()), new Set(['accepted']));
    await assertBooksStand(server.pool, county);
  });

  test('and one that took the county in from its export has another epoch, and doubles nothing either', async () => {
    const [first] = county.stations;
    assert.ok(first);
    const kept = await deviceOf(first);
    work(kept, 10);
    await send(kept.made, kept);
    const [before] = await readHeads(server.pool, [county.code]);
    const out = new PassThrough();
    let text = '';
    out.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    await exportCounty(server.pool, county.code, out);
    const other = await testDatabase();
    await importCounty(other.pool, linesOf(text), newId());
    work(kept, 10);
    await send(kept.made, kept);

    await putBack(other);
    const [head] = await readHeads(server.pool, [county.code]);
    assert.deepEqual([head?.lastSeq, head?.epoch === before?.epoch], [before?.lastSeq, false]);
    assert.deepEqual(new Set((await send(kept.made, kept)).values()), new Set(['accepted']));
    assert.equal((await readHeads(server.pool, [county.code]))[0]?.lastSeq, (before?.lastSeq ?? 0) + 10);
    await assertBooksStand(server.pool, county);
  });

  async function* linesOf(text: string) {
    yield* text.trimEnd().split('\n');
  }
});

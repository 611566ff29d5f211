import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  DAY,
  signedText,
  uuidv7,
  type Envelope,
  type KeyCertificate,
  type SignedCommand,
  type CopyAnswer,
} from '@yangui/domain';
import { newId, verify, type Server } from '@yangui/server';
import type { SeededRandom } from '@yangui/simulation';
import { Pool } from 'undici';
import { percentile, print } from './figure.ts';
import type { SyncBench } from './sync.ts';
import { buildSyncWorld, COUNTY, linesOf, say, signInPartner, type SyncStation, type SyncWorld } from './sync-world.ts';

const STATIONS = 500;
const COMMANDS = 200;
const TO_COLLECT = 38;
const NEW_VILLAGERS = 20;
const DAYS = 14;
/** How many devices are on the line at once. */
const AT_ONCE = 32;
/** One answer in so many is lost, and the whole outbox is sent again. */
const LOST_ONE_IN = 10;
/** As many as an outbox sends in one request. */
const BATCH = 200;

/** A station's device that was alone for a fortnight. */
interface Returning {
  readonly station: SyncStation;
  readonly cookie: string;
  readonly certificate: KeyCertificate;
  readonly cursor: Pick<CopyAnswer, 'seq' | 'hash' | 'person'>;
  readonly commands: readonly SignedCommand[];
}

/** 500 stations come back at once, each with 14 days of work: how long until all of it is recorded and each has its news. */
export async function measure({ server, origin }: SyncBench): Promise<void> {
  const world = await buildSyncWorld(server, { stations: STATIONS, villagersEach: 20, products: 200 });
  const waiting = await ordersToCollect(server, world);
  const devices: Returning[] = [];
  await atOnce(
    world.stations,
    4,
    async (station) => void devices.push(await leave(server, origin, world, station, waiting.get(station.id) ?? [])),
  );
  const pool = new Pool(origin, { connections: AT_ONCE });
  const took: number[] = [];
  let refused = 0;
  const began = performance.now();
  await atOnce(devices, AT_ONCE, async (device) => {
    const since = performance.now();
    const lost = world.random.between(1, LOST_ONE_IN) === 1;
    for (let time = 0; time < (lost ? 2 : 1); time += 1) refused = Math.max(refused, await sendAll(pool, device));
    const { seq, hash, person } = device.cursor;
    const copy = await pool.request({
      method: 'GET',
      path: `/api/counties/${COUNTY}/copies/station/${device.station.id}?after=${seq}&hash=${hash}&person=${person}`,
      headers: { cookie: device.cookie, 'accept-encoding': 'gzip' },
    });
    await copy.body.arrayBuffer();
    took.push(performance.now() - since);
  });
  const seconds = (performance.now() - began) / 1_000;
  await pool.close();
  const { lost, doubled } = await recount(server, devices);
  const verdict = await verify(server.pool, COUNTY);
  print({
    bench: 'sync',
    figure: 'drain',
    value: seconds,
    unit: `s for ${STATIONS} stations with ${COMMANDS} commands each`,
    goal: '< 60',
  });
  print({
    bench: 'sync',
    figure: 'drain-a-second',
    value: (STATIONS * COMMANDS) / seconds,
    unit: 'commands/s',
    goal: 'for comparison',
  });
  print({
    bench: 'sync',
    figure: 'drain-p99',
    value: percentile(took, 0.99),
    unit: 'ms a station',
    goal: 'for comparison',
  });
  print({ bench: 'sync', figure: 'lost', value: lost, unit: 'commands', goal: '0' });
  print({ bench: 'sync', figure: 'doubled', value: doubled, unit: 'commands', goal: '0' });
  print({ bench: 'sync', figure: 'refused', value: refused, unit: 'commands of one station at most', goal: '0' });
  print({
    bench: 'sync',
    figure: 'balanced',
    value: verdict.ok ? 1 : 0,
    unit: 'books follow from the journal',
    goal: '1',
  });
}

/** Orders that had come to each station before it was alone. */
async function ordersToCollect(server: Server, world: SyncWorld): Promise<ReadonlyMap<string, readonly string[]>> {
  const waiting = new Map(world.stations.map(({ id }) => [id, Array.from({ length: TO_COLLECT }, newId)]));
  const at = Date.now() - DAYS * DAY;
  await say(
    server,
    world.stations.flatMap((station) =>
      (waiting.get(station.id) ?? []).map(
        (id) =>
          [
            'place-order',
            { station: station.id, villager: world.random.pick(station.villagers), lines: linesOf(world) },
            { at, id },
          ] as const,
      ),
    ),
  );
  await say(
    server,
    [...waiting.values()].flat().map((order) => ['receive-order', { order }, { at }] as const),
  );
  return waiting;
}

/** Signs in, takes the copy along, and works a fortnight without network. */
async function leave(
  server: Server,
  origin: string,
  world: SyncWorld,
  station: SyncStation,
  waiting: readonly string[],
): Promise<Returning> {
  const cookie = await signInPartner(server, origin, station);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString(
    'base64url',
  );
  const registered = await fetch(`${origin}/api/identity/device-keys`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ device: newId(), publicKey: point }),
  });
  const { certificate }: { certificate: KeyCertificate } = JSON.parse(await registered.text());
  const answered = await fetch(`${origin}/api/counties/${COUNTY}/copies/station/${station.id}`, {
    headers: { cookie },
  });
  const copied: CopyAnswer = JSON.parse(await answered.text());
  const commands = fortnight(world, station, waiting).map((envelope) => signed(envelope, certificate.key, privateKey));
  return { station, cookie, certificate, cursor: copied, commands };
}

/** What a partner does in fourteen days, in its order. */
function fortnight(
  { random, ...world }: SyncWorld,
  station: SyncStation,
  waiting: readonly string[],
): readonly Envelope[] {
  const villagers = Array.from({ length: NEW_VILLAGERS }, newId);
  const orders = COMMANDS - NEW_VILLAGERS - waiting.length - 1;
  const wishes = [
    ...villagers.map((villager, index) => ({
      type: 'register-villager',
      payload: { villager, station: station.id, consent: { noticeVersion: 1, channel: 'voice' } },
      personal: { name: `新村民${index}` },
    })),
    ...Array.from({ length: orders }, () => ({
      type: 'place-order',
      payload: {
        station: station.id,
        villager: random.pick([...villagers, ...station.villagers]),
        tender: random.pick(['cash', 'qr']),
        lines: linesOf({ random, ...world }),
      },
    })),
    ...waiting.map((order) => ({ type: 'collect-order', payload: { order } })),
    { type: 'remit-cash', payload: { station: station.id, amountFen: 1_000 } },
  ];
  return wishes.map((wish, index, { length }) =>
    made(random, wish, Date.now() - DAYS * DAY + Math.round(((index + 1) * DAYS * DAY) / (length + 1))),
  );
}

function made(
  random: SeededRandom,
  wish: { type: string; payload: unknown; personal?: unknown },
  at: number,
): Envelope {
  return { id: uuidv7(at, random.bytes(10)), at, ...wish };
}

function signed(envelope: Envelope, key: string, privateKey: KeyObject): SignedCommand {
  return {
    ...envelope,
    key,
    signature: sign('sha256', Buffer.from(signedText(COUNTY, envelope)), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url'),
  };
}

/** Sends an outbox, in requests as the counter does. Returns how many were refused. */
async function sendAll(pool: Pool, { commands, certificate }: Returning): Promise<number> {
  let refused = 0;
  for (let from = 0; from < commands.length; from += BATCH) {
    const body = JSON.stringify({ commands: commands.slice(from, from + BATCH), certificates: [certificate] });
    const answer = await pool.request({
      method: 'POST',
      path: `/api/counties/${COUNTY}/outbox`,
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { outcomes }: { outcomes: readonly { readonly status: string }[] } = JSON.parse(await answer.body.text());
    refused += outcomes.filter(({ status }) => status !== 'accepted').length;
  }
  return refused;
}

/** What of all that was made is not in the journal, or is there more than once. */
async function recount(
  server: Server,
  devices: readonly Returning[],
): Promise<{ readonly lost: number; readonly doubled: number }> {
  const { rows } = await server.pool.query<{ id: string; times: number }>(
    'select command_id as id, count(*)::int as times from journal_entry where county = $1 group by command_id',
    [COUNTY],
  );
  const recorded = new Map(rows.map(({ id, times }) => [id, times]));
  const times = devices.flatMap(({ commands }) => commands.map(({ id }) => recorded.get(id) ?? 0));
  return { lost: times.filter((count) => count === 0).length, doubled: times.filter((count) => count > 1).length };
}

async function atOnce<T>(all: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

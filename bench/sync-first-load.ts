import { gunzipSync } from 'node:zlib';
import { DAY, unpackCopy, uuidv7, type CopyAnswer } from '@yangui/domain';
import { newId } from '@yangui/server';
import type { SeededRandom } from '@yangui/simulation';
import { request } from 'undici';
import { percentile, print } from './figure.ts';
import type { SyncBench } from './sync.ts';
import { buildSyncWorld, COUNTY, linesOf, say, signInPartner, type SyncStation, type SyncWorld } from './sync-world.ts';

const ORDERS = 3_000;
const PARCELS = 2_000;
const ROUNDS = 9;

/** A station with 5,000 open records is given its data for the first time: how much that is, and how long it takes. */
export async function measure({ server, origin }: SyncBench): Promise<void> {
  const world = await buildSyncWorld(server, { stations: 3, villagersEach: 800, products: 400 });
  const [station] = world.stations;
  if (station === undefined) throw new Error('there is a station');
  await say(server, waitingOrders(world, station));
  for (const step of waitingParcels(world, station)) await say(server, step);
  const cookie = await signInPartner(server, origin, station);
  const times: number[] = [];
  let bytes = new Uint8Array();
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const answer = await request(`${origin}/api/counties/${COUNTY}/copies/station/${station.id}`, {
      headers: { cookie, 'accept-encoding': 'gzip' },
    });
    bytes = new Uint8Array(await answer.body.arrayBuffer());
    times.push(performance.now() - began);
    if (answer.statusCode !== 200 || answer.headers['content-encoding'] !== 'gzip')
      throw new Error(`${answer.statusCode} ${String(answer.headers['content-encoding'])}`);
  }
  const text = gunzipSync(bytes).toString();
  const copy: CopyAnswer = JSON.parse(text);
  const began = performance.now();
  const { rows } = unpackCopy(copy);
  const unpacked = performance.now() - began;
  const open = (rows.order?.length ?? 0) + (rows.parcel?.length ?? 0);
  print({ bench: 'sync', figure: 'first-load-records', value: open, unit: 'open records', goal: '>= 5000' });
  print({ bench: 'sync', figure: 'first-load', value: bytes.length / 1_000, unit: 'KB gzipped', goal: '<= 300' });
  print({ bench: 'sync', figure: 'first-load-ms', value: percentile(times, 0.5), unit: 'ms', goal: '<= 1000' });
  print({
    bench: 'sync',
    figure: 'first-load-plain',
    value: text.length / 1_000,
    unit: 'KB before gzip',
    goal: 'for comparison',
  });
  print({ bench: 'sync', figure: 'first-load-unpack', value: unpacked, unit: 'ms', goal: 'for comparison' });
}

/** Orders that somebody waits for, of the last fortnight: half are on their way, half can be collected. */
function waitingOrders(world: SyncWorld, station: SyncStation) {
  const { random } = world;
  const orders = Array.from({ length: ORDERS }, () => madeLately(random)).toSorted((one, other) => one.at - other.at);
  return [
    ...orders.map(
      ({ id, at }) =>
        [
          'place-order',
          {
            station: station.id,
            villager: random.pick(station.villagers),
            lines: linesOf(world),
            tender: random.pick(['cash', 'qr']),
          },
          { at, id },
        ] as const,
    ),
    ...orders
      .filter((_, index) => index % 2 === 0)
      .map(
        ({ id, at }) =>
          ['receive-order', { order: id }, { at: Math.min(Date.now(), at + random.between(0, DAY / 2)) }] as const,
      ),
  ];
}

/** Parcels that wait at the station for their recipients, one in four of them no registered villager. */
function waitingParcels({ random }: SyncWorld, station: SyncStation) {
  const parcels = Array.from({ length: PARCELS }, () => madeLately(random)).toSorted((one, other) => one.at - other.at);
  const loads = Array.from({ length: PARCELS / 100 }, (_, index) => ({
    load: newId(),
    seal: `S-${1_000 + index}`,
    parcels: parcels.slice(index * 100, index * 100 + 100),
  }));
  return [
    parcels.map(({ id, at }, index) => {
      const villager = index % 4 === 0 ? null : random.pick(station.villagers);
      const wish = {
        parcel: id,
        number: `${random.pick(['SF', 'YT', 'JT', '77'])}${String(random.between(1, 999_999_999)).padStart(12, '3')}`,
        carrier: random.pick(['sf', 'yto', 'jt', 'sto']),
        station: station.id,
        villager,
        order: null,
        weightGrams: random.between(100, 5_000),
      };
      return [
        'register-parcel',
        wish,
        {
          at,
          ...(villager === null && {
            personal: { name: `收件人${index}`, phone: `138${String(random.between(0, 99_999_999)).padStart(8, '0')}` },
          }),
        },
      ] as const;
    }),
    loads.map(
      ({ load, seal, parcels: carried }) =>
        [
          'load-van',
          { load, station: station.id, seal, van: '1号车', driver: null, parcels: carried.map(({ id }) => id) },
        ] as const,
    ),
    loads.map(
      ({ load, parcels: carried }) =>
        [
          'receive-parcels',
          { station: station.id, load, sealWhole: true, parcels: carried.map(({ id }) => id) },
        ] as const,
    ),
  ];
}

/** Something made at a moment of the last fortnight, and its id, which bears that moment. */
function madeLately(random: SeededRandom): { readonly id: string; readonly at: number } {
  const at = Date.now() - random.between(DAY / 24, 14 * DAY);
  return { at, id: uuidv7(at - random.between(0, 4_000), random.bytes(10)) };
}

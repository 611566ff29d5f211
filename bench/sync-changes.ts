import { DAY } from '@yangui/domain';
import { newId } from '@yangui/server';
import { request } from 'undici';
import { percentile, print } from './figure.ts';
import type { SyncBench } from './sync.ts';
import { buildSyncWorld, COUNTY, linesOf, say, signInPartner, type Said, type SyncStation } from './sync-world.ts';

const STATIONS = 500;
const ORDERS_EACH = 100;
/** How many of the stations ask; the others only lived. */
const ASKING = 40;
const AT_ONCE = 4;

/** The stations of a whole county ask what changed in the fortnight that they were away: what one of them waits, and all of them. */
export async function measure({ server, origin }: SyncBench): Promise<void> {
  const world = await buildSyncWorld(server, { stations: STATIONS, villagersEach: 4, products: 400 });
  const { random } = world;
  const asking: { readonly station: SyncStation; readonly cookie: string; readonly cursor: string }[] = [];
  for (const station of world.stations.slice(0, ASKING)) {
    const cookie = await signInPartner(server, origin, station);
    const { seq, hash, person } = JSON.parse((await ask(origin, station, cookie)).text);
    asking.push({ station, cookie, cursor: `?after=${seq}&hash=${hash}&person=${person}` });
  }
  const began = Date.now() - 14 * DAY;
  for (let round = 0; round < ORDERS_EACH; round += 1) {
    const orders = world.stations.map((station) => ({ id: newId(), station, at: began + round * 3 * 60 * 60_000 }));
    await say(
      server,
      orders.map(({ id, station, at }): Said => [
        'place-order',
        { station: station.id, villager: random.pick(station.villagers), lines: linesOf(world) },
        { id, at },
      ]),
    );
    await say(
      server,
      orders.map(({ id, at }): Said => ['receive-order', { order: id }, { at: at + 60_000 }]),
    );
  }
  const times: number[] = [];
  const sizes: number[] = [];
  const queue = [...asking, ...asking];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        const { ms, bytes } = await ask(origin, next.station, next.cookie, next.cursor);
        times.push(ms);
        sizes.push(bytes);
      }
    }),
  );
  const each = (performance.now() - start) / times.length;
  print({
    bench: 'sync',
    figure: 'changes-p50',
    value: percentile(times, 0.5),
    unit: `ms, ${AT_ONCE} at once`,
    goal: 'for comparison',
  });
  print({
    bench: 'sync',
    figure: 'changes-size',
    value: percentile(sizes, 0.5) / 1_000,
    unit: 'KB gzipped',
    goal: 'for comparison',
  });
  print({
    bench: 'sync',
    figure: 'changes-county',
    value: (each * STATIONS) / 1_000,
    unit: `s for ${STATIONS} stations after 14 days`,
    goal: 'for comparison',
  });
}

async function ask(
  origin: string,
  { id }: SyncStation,
  cookie: string,
  cursor = '',
): Promise<{ readonly ms: number; readonly bytes: number; readonly text: string }> {
  const began = performance.now();
  const gzip = cursor === '' ? 'identity' : 'gzip';
  const answer = await request(`${origin}/api/counties/${COUNTY}/copies/station/${id}${cursor}`, {
    headers: { cookie, 'accept-encoding': gzip },
  });
  const body = Buffer.from(await answer.body.arrayBuffer());
  if (answer.statusCode !== 200) throw new Error(body.toString());
  return { ms: performance.now() - began, bytes: body.length, text: cursor === '' ? body.toString() : '' };
}

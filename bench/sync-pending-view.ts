import { emptyCopy, takeIn, unpackCopy, type CopyAnswer } from '@yangui/domain';
import { newId } from '@yangui/server';
import { counterRules, HeldView, type OutboxEntry } from '@yangui/web';
import { percentile, print } from './figure.ts';
import type { SyncBench } from './sync.ts';
import { buildSyncWorld, COUNTY, linesOf, say, signInPartner } from './sync-world.ts';

const WAITING = 20;
const ROUNDS = 15;
const SIZES = [5_000, 50_000];

/** How long a device takes to lay 20 waiting commands over its station's rows, and to lay the rows out anew below them. */
export async function measure({ server, origin }: SyncBench): Promise<void> {
  const world = await buildSyncWorld(server, { stations: 1, villagersEach: 500, products: 400 });
  const [station] = world.stations;
  if (station === undefined) throw new Error('there is a station');
  const order = () =>
    [
      'place-order',
      { station: station.id, villager: world.random.pick(station.villagers), tender: 'qr', lines: linesOf(world) },
      { id: newId() },
    ] as const;
  const cookie = await signInPartner(server, origin, station);
  let orders = 0;
  for (const size of SIZES) {
    for (; orders < size - 1_000; orders += 1_000) await say(server, Array.from({ length: 1_000 }, order));
    const copied = await fetch(`${origin}/api/counties/${COUNTY}/copies/station/${station.id}`, {
      headers: { cookie },
    });
    const copy: CopyAnswer = JSON.parse(await copied.text());
    const held = emptyCopy();
    takeIn(held, unpackCopy(copy));
    const records = Object.values(held.rows).reduce((sum, { size: of }) => sum + of, held.people.size);
    const waiting = Array.from({ length: WAITING }, (_, index) => entryOf(index, station.partner, order()));
    const laid: number[] = [];
    const anew: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const view = new HeldView(counterRules, 'station', COUNTY);
      const start = performance.now();
      view.standOn(held, copy.seq);
      const stood = performance.now();
      view.setOutbox(waiting);
      laid.push(performance.now() - stood);
      anew.push(performance.now() - start);
      if (view.overlaid.some((entry) => view.effectOf(entry).doubt !== undefined))
        throw new Error('a waiting command came to nothing');
    }
    print({
      bench: 'sync',
      figure: `pending-view-${size}`,
      value: percentile(laid, 0.95),
      unit: `ms for ${WAITING} waiting over ${records} records`,
      goal: '< 100',
    });
    print({
      bench: 'sync',
      figure: `pending-view-anew-${size}`,
      value: percentile(anew, 0.95),
      unit: 'ms with the rows laid out anew',
      goal: '< 100',
    });
  }
}

function entryOf(
  order: number,
  by: string,
  [type, payload, { id }]: readonly [string, unknown, { readonly id: string }],
): OutboxEntry {
  const envelope = { id, type, at: Date.now(), payload };
  return {
    order,
    id,
    envelope,
    by,
    proof: undefined,
    state: 'waiting',
    seq: undefined,
    problem: undefined,
    answeredAt: undefined,
    seen: false,
  };
}

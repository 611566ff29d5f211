import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@yangui/domain';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type * as z from 'zod/mini';
import { localProblem } from '../problem.ts';
import { NoAnswer, Refused } from '../refused.ts';
import type { DrivenDay } from './driven-day.ts';
import { Round } from './round.ts';

/** A server that takes everything, but what it is told to refuse; and a phone whose line comes and goes. */
class Line {
  online = true;
  /** What reached the server: ids of records, and hand-overs whose photo came. */
  readonly reached: string[] = [];
  readonly refused = new Set<string>();
  continues = true;
  private seq = 10;

  readonly ask = async <T>(
    path: string,
    schema: z.ZodMiniType<T>,
    { body }: { readonly body?: unknown } = {},
  ): Promise<T> => {
    if (!this.online) throw new NoAnswer(path);
    if (path.endsWith('/photo')) return schema.parse(this.photo(path));
    if (path.includes('/drive')) return schema.parse(this.day());
    return schema.parse({ outcomes: commandsIn(body).map((id) => this.take(id)) });
  };

  private take(id: string) {
    this.reached.push(id);
    if (this.refused.has(id))
      return { id, status: 'refused', problem: localProblem('parcel-not-in-load', { number: 'SF1' }) };
    this.seq += 1;
    return { id, status: 'accepted', seq: this.seq };
  }

  private photo(path: string) {
    const handover = path.split('/').at(-2) ?? '';
    if (this.refused.has(handover)) throw new Refused(localProblem('handover-forgotten'));
    this.reached.push(`photo ${handover}`);
    return { kept: true };
  }

  private day(): DrivenDay {
    return {
      day: '2026-11-22',
      seq: this.seq,
      hash: `hash ${this.seq}`,
      continues: this.continues,
      now: 1,
      rows: [],
      up: [],
      broken: [],
      stations: [],
    };
  }
}

function commandsIn(body: unknown): readonly string[] {
  assert.ok(typeof body === 'object' && body !== null && 'commands' in body && Array.isArray(body.commands));
  return body.commands.map((one: Envelope) => one.id);
}

async function begin() {
  const line = new Line();
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange };
  const open = () =>
    Round.open('220112', 'driver', {
      speaker: () => Promise.resolve({ person: 'driver', sign: undefined }),
      ask: line.ask,
      certificates: () => Promise.resolve([]),
      report: () => Promise.resolve(undefined),
      reachable: () => line.online,
      alone: (_, work) => work(),
      now: () => Date.now(),
      storage,
    });
  return { line, open, round: await open() };
}

const record = (id: string, handover = `handover of ${id}`): Envelope => ({
  id,
  type: 'hand-over-load',
  at: 1,
  payload: { handover, loop: 'loop', load: 'load', parcels: [] },
});
const photo = (id: string) => ({
  handover: `handover of ${id}`,
  command: id,
  bytes: new Uint8Array([0xff, 0xd8, 0xff]),
});

test('a photo goes after its record, and goes for good where the record was refused or the county has forgotten it', async () => {
  const { line, round } = await begin();
  line.online = false;
  for (const id of ['1', '2', '3']) {
    await round.keepPhoto(photo(id));
    await round.post([record(id)]);
  }
  assert.equal(round.photosWaiting, 3);
  line.refused.add('2').add('handover of 3');
  line.online = true;
  await round.drain();
  assert.deepEqual(line.reached, ['1', '2', '3', 'photo handover of 1']);
  assert.equal(round.photosWaiting, 0);
  round.close();
});

test('what never left the phone can be taken back, also after the phone went dark; what may have left cannot', async () => {
  const { line, open, round } = await begin();
  line.online = false;
  await round.keepPhoto(photo('1'));
  await round.post([record('1'), record('2')]);
  round.close();
  const again = await open();
  assert.equal(await again.withdraw('1'), true);
  assert.deepEqual([again.entries.map(({ id }) => id), again.photosWaiting], [['2'], 0]);
  // The line breaks while it is sent: nobody here knows whether it arrived.
  await again.drain();
  assert.equal(await again.withdraw('2'), false);
  line.online = true;
  await again.drain();
  assert.deepEqual(line.reached, ['2']);
  again.close();
});

test('a server put back from a backup is sent again what it had confirmed, photos too', async () => {
  const { line, round } = await begin();
  await round.keepPhoto(photo('1'));
  await round.post([record('1')]);
  await round.drain();
  await round.refresh();
  assert.deepEqual(line.reached, ['1', 'photo handover of 1']);
  await round.refresh();
  assert.equal(line.reached.length, 2);
  line.continues = false;
  await round.refresh();
  line.continues = true;
  await round.drain();
  assert.deepEqual(line.reached.slice(2), ['1', 'photo handover of 1']);
  round.close();
});

test('without network a record that the day shows to be wrong is refused at once and not kept, nor its photo', async () => {
  const { line, round } = await begin();
  await round.refresh();
  line.online = false;
  await round.keepPhoto(photo('1'));
  const ids = {
    handover: '00000000-0000-7000-8000-000000000001',
    loop: '00000000-0000-7000-8000-000000000002',
    load: '00000000-0000-7000-8000-000000000003',
  };
  const outcomes = await round.post([
    {
      ...record('1'),
      payload: { ...ids, sealWhole: true, parcels: ['00000000-0000-7000-8000-000000000004'] },
      personal: { name: '李嫂' },
    },
  ]);
  assert.deepEqual(
    outcomes.map((one) => one.status === 'refused' && one.problem.code),
    ['loop-unknown'],
  );
  assert.deepEqual([round.entries.length, round.photosWaiting], [0, 0]);
  round.close();
});

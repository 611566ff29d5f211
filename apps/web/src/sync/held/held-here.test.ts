import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentsProblems, problems, type Envelope } from '@yangui/domain';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import type * as z from 'zod/mini';
import { PIECE_BYTES } from '../attachments/attachments.ts';
import { rules } from '../../drive/rules.ts';
import { localProblem } from '../problem.ts';
import { NoAnswer, Refused } from '../refused.ts';
import { DriveDatabase } from '../drive/drive-database.ts';
import { copyOf, COUNTY, driversRows, ids, newId } from '../drive/test-driver.ts';
import { DeviceFull } from './device-full.ts';
import { HeldHere } from './held-here.ts';

/** A server that takes everything, but what it is told to refuse; and a phone whose line comes and goes. */
class Line {
  online = true;
  /** What reached the server: ids of records, and how much of each photo came. */
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
    if (path.includes('/attachments/')) return schema.parse(this.piece(new URL(path, 'http://here'), body));
    if (path.includes('/copies/driver'))
      return schema.parse(copyOf(driversRows(), { seq: this.seq, continues: this.continues }));
    return schema.parse({ outcomes: commandsIn(body).map((id) => this.take(id)) });
  };

  private take(id: string) {
    this.reached.push(id);
    if (this.refused.has(id))
      return { id, status: 'refused', problem: localProblem(problems, 'parcel-not-in-load', { number: 'SF1' }) };
    this.seq += 1;
    return { id, status: 'accepted', seq: this.seq };
  }

  /** What it has of each photo. */
  readonly received = new Map<string, number>();
  /** After so many pieces the line breaks. */
  piecesLeft = Number.POSITIVE_INFINITY;

  private piece({ pathname, searchParams }: URL, body: unknown) {
    const id = decodeURIComponent(pathname.split('/').at(-1) ?? '');
    if (this.refused.has(id)) throw new Refused(localProblem(attachmentsProblems, 'attachment-erased'));
    if (this.piecesLeft === 0) throw new NoAnswer(pathname);
    this.piecesLeft -= 1;
    assert.ok(body instanceof Uint8Array);
    const from = Number(searchParams.get('from'));
    const had = this.received.get(id) ?? 0;
    const received = from > had ? had : Math.max(had, from + body.length);
    this.received.set(id, received);
    this.reached.push(`${id} to ${received}`);
    return { received, whole: received === Number(searchParams.get('sizeBytes')) };
  }
}

function commandsIn(body: unknown): readonly string[] {
  assert.ok(typeof body === 'object' && body !== null && 'commands' in body && Array.isArray(body.commands));
  return body.commands.map((one: Envelope) => one.id);
}

async function begin(storage = { indexedDB: new IDBFactory(), IDBKeyRange }) {
  const line = new Line();
  const at = { person: ids.driver };
  const open = () =>
    HeldHere.open(
      COUNTY,
      { by: 'driver', id: ids.driver },
      {
        rules,
        speaker: () => Promise.resolve({ person: at.person, sign: undefined }),
        ask: line.ask,
        certificates: () => Promise.resolve([]),
        report: () => Promise.resolve(undefined),
        reachable: () => line.online,
        alone: (_, work) => work(),
        now: () => Date.now(),
      },
      new DriveDatabase(COUNTY, ids.driver, storage),
    );
  const phone = await open();
  await phone.refresh();
  return { line, open, phone, at };
}

const record = (id: string): Envelope => ({
  id,
  type: 'report-stop',
  at: Date.now(),
  payload: { loop: ids.loop, station: ids.here, trouble: 'nobody-there', parcels: [] },
});
const photo = (id: string, size = 3) => ({
  id: `photo of ${id}`,
  kind: 'handover-photo' as const,
  belongsTo: `handover of ${id}`,
  command: id,
  mediaType: 'image/jpeg' as const,
  bytes: new Uint8Array(size).fill(7),
});

test('a photo goes after its record, and goes for good where the record was refused or the county has forgotten it', async () => {
  const { line, phone } = await begin();
  line.online = false;
  for (const id of ['1', '2', '3']) {
    await phone.keepAttachment(photo(id));
    await phone.post([record(id)]);
  }
  assert.equal(phone.attachmentsWaiting, 3);
  line.refused.add('2').add('photo of 3');
  line.online = true;
  await phone.drain();
  assert.deepEqual(line.reached, ['1', '2', '3', 'photo of 1 to 3']);
  assert.equal(phone.attachmentsWaiting, 0);
  phone.close();
});

test('a photo is not said to be safe on the phone before its record is', async () => {
  const { line, phone } = await begin();
  line.online = false;
  await phone.keepAttachment(photo('1'));
  await phone.drain();
  assert.deepEqual([phone.held, phone.attachmentsWaiting], [[], 0]);
  await phone.post([record('1')]);
  assert.deepEqual([phone.held.map(({ id }) => id), phone.attachmentsWaiting], [[photo('1').id], 1]);
  phone.close();
});

test('what is not signed goes under the session of whoever made it, and waits for them', async () => {
  const { line, phone, at } = await begin();
  line.online = false;
  await phone.post([record('1')]);
  at.person = newId();
  line.online = true;
  await phone.drain();
  assert.deepEqual(line.reached, []);
  at.person = ids.driver;
  await phone.drain();
  assert.deepEqual(line.reached, ['1']);
  phone.close();
});

test('what never left the phone can be taken back, also after the phone went dark; what may have left cannot', async () => {
  const { line, open, phone } = await begin();
  line.online = false;
  await phone.keepAttachment(photo('1'));
  await phone.post([record('1'), record('2')]);
  phone.close();
  const again = await open();
  assert.equal(await again.takeBack(['1']), true);
  assert.deepEqual([again.entries.map(({ id }) => id), again.attachmentsWaiting], [['2'], 0]);
  // The line breaks while it is sent: nobody here knows whether it arrived.
  await again.drain();
  assert.equal(await again.takeBack(['2']), false);
  line.online = true;
  await again.drain();
  assert.deepEqual(line.reached, ['2']);
  again.close();
});

test('a server put back from a backup is sent again what it had confirmed, photos too', async () => {
  const { line, phone } = await begin();
  await phone.keepAttachment(photo('1'));
  await phone.post([record('1')]);
  await phone.drain();
  await phone.refresh();
  assert.deepEqual(line.reached, ['1', 'photo of 1 to 3']);
  await phone.refresh();
  assert.equal(line.reached.length, 2);
  line.continues = false;
  line.received.clear();
  await phone.refresh();
  line.continues = true;
  await phone.drain();
  assert.deepEqual(line.reached.slice(2), ['1', 'photo of 1 to 3']);
  phone.close();
});

test('without network a record that the day shows to be wrong is refused at once and not kept, nor its photo', async () => {
  const { line, phone } = await begin();
  await phone.refresh();
  line.online = false;
  await phone.keepAttachment(photo('1'));
  const outcomes = await phone.post([
    { ...record('1'), payload: { loop: newId(), station: ids.here, trouble: 'nobody-there', parcels: [] } },
  ]);
  assert.deepEqual(
    outcomes?.map((one) => one.status === 'refused' && one.problem.code),
    ['loop-unknown'],
  );
  assert.deepEqual([phone.entries.length, phone.attachmentsWaiting], [0, 0]);
  phone.close();
});

test('a photo goes on from where the line broke, and from where another device of the same person brought it to', async () => {
  const { line, open, phone } = await begin();
  const size = 2 * PIECE_BYTES + 1_000;
  await phone.keepAttachment(photo('1', size));
  line.piecesLeft = 1;
  const id = 'photo of 1';
  await phone.post([record('1')]);
  await phone.drain();
  await phone.drain();
  assert.deepEqual(
    phone.held.map(({ state, sentBytes, sizeBytes }) => [state, sentBytes, sizeBytes]),
    [['waiting', PIECE_BYTES, size]],
  );
  phone.close();
  const again = await open();
  line.piecesLeft = Number.POSITIVE_INFINITY;
  line.reached.length = 0;
  // Meanwhile another device brought a piece more.
  line.received.set(id, 2 * PIECE_BYTES);
  await again.drain();
  await again.drain();
  assert.deepEqual(
    line.reached.filter((one) => one.startsWith(id)),
    [`${id} to ${2 * PIECE_BYTES}`, `${id} to ${size}`],
  );
  assert.equal(again.attachmentsWaiting, 0);
  again.close();
});

test('photos that were kept by an older app are sent as their records name them', async () => {
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange };
  const before = new Dexie(`yangui-${COUNTY}-drive-${ids.driver}`, storage);
  before.version(2).stores({
    rows: '[kind+id]',
    people: 'id',
    lines: 'key',
    heads: '',
    times: '',
    marks: 'seq',
    outbox: '++order, &id, state, seq',
    days: '',
  });
  before.version(3).stores({ photos: 'handover, state' });
  await before.open();
  const bytes = new Uint8Array([0xff, 0xd8, 0xff]);
  const kept = { handover: 'handover of 1', command: '1', bytes, takenAt: Date.now(), state: 'waiting' };
  await before.table('photos').put(kept);
  await before.table('outbox').add({ id: '1', envelope: record('1'), by: ids.driver, state: 'confirmed', seq: 1 });
  before.close();
  const { line, phone } = await begin(storage);
  assert.equal(phone.attachmentsWaiting, 1);
  await phone.drain();
  assert.deepEqual(line.reached, ['handover of 1 to 3']);
  phone.close();
});

test('a phone that is full says so, and no record is made without its photo', async () => {
  const { phone } = await begin();
  const full = new DOMException('no room', 'QuotaExceededError');
  // oxlint-disable-next-line typescript/unbound-method -- it is put back where it was taken
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = () => {
    throw full;
  };
  try {
    await assert.rejects(phone.keepAttachment(photo('1')), DeviceFull);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  assert.equal(phone.attachmentsWaiting, 0);
  phone.close();
});

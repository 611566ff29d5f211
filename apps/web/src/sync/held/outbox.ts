import { DAY } from '@yangui/domain';
import type { Answered, NewEntry, OutboxEntry } from './outbox-entry.ts';
import { firstRun } from './send.ts';
import type { Mark, HeldDatabase } from './held-database.ts';
import { DeviceFull } from './device-full.ts';

/** How long an answered command is kept: as long as a server put back from a backup may need it again. */
const KEPT_MS = 45 * DAY;

/** No act waits longer than this to be taken back. */
const LONGEST_HOLD_MS = 60_000;

/** What goes in one request. */
export const BATCH = 200;

/** The commands made on this device, in order, kept through reloads and crashes. */
export class Outbox {
  private readonly database: HeldDatabase;

  constructor(database: HeldDatabase) {
    this.database = database;
  }

  /** @throws DeviceFull when there is no room; then none of them was kept */
  async add(entries: readonly NewEntry[]): Promise<readonly OutboxEntry[]> {
    const { database } = this;
    return keeping(() =>
      database.transaction('rw', database.outbox, async () => {
        const orders = await database.outbox.bulkAdd([...entries], { allKeys: true });
        return entries.map((entry, index) => ({ ...entry, order: orders[index] ?? 0 }));
      }),
    );
  }

  /** Hands over what waits, oldest first, in runs that can travel together; none past one that may still be taken back. */
  async eachRun(now: () => number, hand: (run: readonly OutboxEntry[]) => Promise<void>): Promise<void> {
    let after = -1;
    const next = async () => firstRun(await this.next(after, now()));
    for (let run = await next(); run.length > 0; run = await next()) {
      await hand(run);
      after = run.at(-1)?.order ?? after;
    }
  }

  /**
   * Notes that these go over the line now: from here on nobody here can tell whether the server has them.
   * @returns those that were not taken back meanwhile
   */
  async claim(run: readonly OutboxEntry[]): Promise<readonly OutboxEntry[]> {
    const { outbox } = this.database;
    return this.database.transaction('rw', outbox, async () => {
      const there = (await outbox.bulkGet(run.map(({ order }) => order))).filter((entry) => entry !== undefined);
      await outbox.bulkPut(
        there.filter(({ tried }) => tried === undefined).map((entry) => ({ ...entry, tried: true })),
      );
      return there;
    });
  }

  /** Takes back commands that never went over the line: all of them, or none. @returns whether they could be */
  async withdraw(ids: readonly string[]): Promise<boolean> {
    const { outbox } = this.database;
    return this.database.transaction('rw', outbox, async () => {
      const here = await outbox
        .where('id')
        .anyOf([...ids])
        .and(({ state, tried }) => state === 'waiting' && tried === undefined)
        .primaryKeys();
      if (here.length < ids.length) return false;
      await outbox.bulkDelete(here);
      return true;
    });
  }

  /** Until when the first waits that may still be taken back with one press; undefined where none does. */
  async heldUntil(now: number): Promise<number | undefined> {
    return (await this.waiting()).find((entry) => isHeld(entry, now))?.heldUntil;
  }

  /** Nobody will take these back any more: they go with the next run. */
  async release(): Promise<void> {
    await this.database.outbox.where('state').equals('waiting').modify({ heldUntil: undefined });
  }

  /** What the view and its people need: unanswered, in review, refused, and confirmed later than a journal number. */
  async current(seq: number): Promise<readonly OutboxEntry[]> {
    const { database } = this;
    const { outbox } = database;
    const [open, fresh] = await database.transaction('r', outbox, () =>
      Promise.all([
        outbox.where('state').anyOf('waiting', 'in-review', 'refused').toArray(),
        outbox.where('seq').above(seq).toArray(),
      ]),
    );
    return [...open, ...fresh].toSorted((one, other) => one.order - other.order);
  }

  /** The next that the server has not answered, oldest first, after a place in the order. */
  private async next(after: number, now: number): Promise<readonly OutboxEntry[]> {
    const waiting = await this.database.outbox.where('state').equals('waiting').sortBy('order');
    const held = waiting.findIndex((entry) => isHeld(entry, now));
    return waiting
      .slice(0, held < 0 ? waiting.length : held)
      .filter(({ order }) => order > after)
      .slice(0, BATCH);
  }

  /** All that the server has not answered or a person has yet to decide, in order. */
  async waiting(): Promise<readonly OutboxEntry[]> {
    return this.database.outbox.where('state').anyOf('waiting', 'in-review').sortBy('order');
  }

  inReview(): Promise<readonly OutboxEntry[]> {
    return this.database.outbox.where('state').equals('in-review').limit(BATCH).toArray();
  }

  /** Notes the server's words, all or none of them. */
  async note(answers: ReadonlyMap<string, Answered>, answeredAt: number): Promise<void> {
    const { database } = this;
    const mark = highest(answers);
    await database.transaction('rw', [database.outbox, database.times, database.marks], async () => {
      await database.times.put(answeredAt, 'sent');
      if (mark !== undefined) await database.marks.put(mark);
      const entries = await database.outbox
        .where('id')
        .anyOf([...answers.keys()])
        .toArray();
      await database.outbox.bulkPut(entries.map((entry) => ({ ...entry, ...answers.get(entry.id), answeredAt })));
    });
  }

  /** When the server last answered to what was sent from here. */
  lastSentAt(): Promise<number | undefined> {
    return this.database.times.get('sent');
  }

  /** The person has seen why these were refused. */
  async see(ids: readonly string[]): Promise<void> {
    await this.database.outbox
      .where('id')
      .anyOf([...ids])
      .modify({ seen: true });
  }

  /** What the server said it recorded since the copy was last brought up to date; some of each answer. */
  marks(): Promise<readonly Mark[]> {
    return this.database.marks.orderBy('seq').toArray();
  }

  /** The copy goes further than these: nothing of them can be lost unnoticed any more. */
  async forgetMarks(marks: readonly Mark[]): Promise<void> {
    await this.database.marks.bulkDelete(marks.map(({ seq }) => seq));
  }

  /** The server forgot what it had confirmed: all of that goes again, and it takes each but once. */
  async sendAgain(): Promise<number> {
    return this.database.outbox.where('state').equals('confirmed').modify({ state: 'waiting', seq: undefined });
  }

  /** Lets go of what was answered long ago, and of what was said about people who had themselves erased. */
  async tidy(now: number, erased: ReadonlySet<string>): Promise<void> {
    await this.database.outbox
      .where('state')
      .equals('confirmed')
      .and(({ answeredAt }) => (answeredAt ?? now) < now - KEPT_MS)
      .delete();
    if (erased.size === 0) return;
    const about = await this.database.outbox
      .where('state')
      .notEqual('waiting')
      .and((entry) => erased.has(personOf(entry)))
      .toArray();
    await this.database.outbox.bulkPut(
      about.map((entry) => ({ ...entry, envelope: { ...entry.envelope, personal: undefined } })),
    );
  }
}

/** Whether it still waits to be taken back. A clock that was set back does not hold it for hours. */
function isHeld({ heldUntil }: OutboxEntry, now: number): boolean {
  return heldUntil !== undefined && heldUntil > now && heldUntil <= now + LONGEST_HOLD_MS;
}

/** Writes to the device. @throws DeviceFull when there is no room */
export async function keeping<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isQuota(error)) throw new DeviceFull('no room for more', { cause: error });
    throw error;
  }
}

function highest(answers: ReadonlyMap<string, Answered>): Mark | undefined {
  let mark: Mark | undefined;
  for (const [id, { seq }] of answers) if (seq !== undefined && seq > (mark?.seq ?? 0)) mark = { seq, id };
  return mark;
}

/** The person that a command's private part is about: its payload names them. */
function personOf({ envelope: { payload } }: OutboxEntry): string {
  return typeof payload === 'object' &&
    payload !== null &&
    'villager' in payload &&
    typeof payload.villager === 'string'
    ? payload.villager
    : '';
}

/** Whether the disk was full, however deep the library wrapped it. */
function isQuota(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && error.name === 'QuotaExceededError') return true;
  const within = [
    'inner' in error ? error.inner : undefined,
    'cause' in error ? error.cause : undefined,
    ...('failures' in error && Array.isArray(error.failures) ? error.failures : []),
  ];
  return within.some(isQuota);
}

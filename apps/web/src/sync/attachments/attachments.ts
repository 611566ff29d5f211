import { DAY, MINUTE } from '@yangui/domain';
import * as z from 'zod/mini';
import type { Ask } from '../http.ts';
import { Refused } from '../refused.ts';
import { keeping } from '../held/outbox.ts';
import type { HeldDatabase } from '../held/held-database.ts';
import type { HeldAttachment, KeptAttachment, NewAttachment } from './kept-attachment.ts';
import { sha256Of } from './sha256.ts';

/** How long one is kept after the server has it: a server put back from last night's backup may need it again. */
const KEPT_AFTER_MS = 3 * DAY;
/** One whose record was never made: the phone went dark between the two. */
const ORPHAN_AFTER_MS = DAY;
/** The record follows what it names at once; where it did not, it went past the outbox, and the server knows of it. */
const RECORD_FOLLOWS_MS = MINUTE;
/** What goes over the line at once: 16 s where it carries 2 kilobytes a second, and no more is sent again where it breaks. */
export const PIECE_BYTES = 32 * 1_024;
const PATIENCE_MS = 60_000;
const PUT_OFF_MS = 15_000;

const answer = z.object({ received: z.number(), whole: z.boolean() });

/** The photos and documents on this device: each goes to the server piece by piece once its record is there, however much later. */
export class Attachments {
  private readonly database: HeldDatabase;
  private readonly county: string;
  private readonly ask: Ask;
  private readonly now: () => number;
  /** What the server could not take for now, and until when it is not asked again. */
  private readonly putOff = new Map<string, number>();

  constructor(
    database: HeldDatabase,
    { county, ask, now }: { readonly county: string; readonly ask: Ask; readonly now: () => number },
  ) {
    this.database = database;
    this.county = county;
    this.ask = ask;
    this.now = now;
  }

  /** @throws DeviceFull when there is no room for it */
  async keep(one: NewAttachment): Promise<void> {
    await keeping(() =>
      this.database.attachments.put({
        ...one,
        takenAt: this.now(),
        state: 'waiting',
        sentBytes: 0,
        sentAt: undefined,
      }),
    );
  }

  /**
   * Those that are here, without their bytes. One whose record is not written down yet is not among them: it would be called
   * safe while what it belongs to is not.
   */
  async held(): Promise<readonly HeldAttachment[]> {
    const all: (HeldAttachment & { readonly command: string })[] = [];
    // One at a time is in memory: phones have little.
    await this.database.attachments.each(({ id, kind, belongsTo, command, takenAt, state, sentBytes, bytes }) => {
      all.push({ id, kind, belongsTo, command, takenAt, state, sentBytes, sizeBytes: bytes.length });
    });
    const recorded = new Set<string>();
    await this.database.outbox
      .where('id')
      .anyOf(all.map(({ command }) => command))
      .each(({ id }) => void recorded.add(id));
    return all
      .filter(({ command, takenAt }) => recorded.has(command) || this.now() - takenAt > RECORD_FOLLOWS_MS)
      .map(({ command: _, ...one }) => one);
  }

  /** The bytes of one that is here. */
  async bytesOf(id: string): Promise<Pick<KeptAttachment, 'bytes' | 'mediaType'> | undefined> {
    return this.database.attachments.get(id);
  }

  /**
   * Sends the next piece of the oldest whose record is confirmed: one, so that records made meanwhile do not wait for all of
   * them. Lets go of those that nobody will ever want.
   * @returns whether there was one
   * @throws NoAnswer
   */
  async sendNext(): Promise<boolean> {
    // Ids are made in the order of time.
    for (const id of await this.waiting.primaryKeys()) {
      const one = await this.database.attachments.get(id);
      if (one === undefined) continue;
      const entry = await this.database.outbox.where('id').equals(one.command).first();
      const age = this.now() - one.takenAt;
      if (entry?.state === 'refused' || (entry === undefined && age > ORPHAN_AFTER_MS))
        await this.database.attachments.delete(id);
      else if (
        (entry?.state === 'confirmed' || (entry === undefined && age > RECORD_FOLLOWS_MS)) &&
        (this.putOff.get(id) ?? 0) <= this.now()
      ) {
        await this.sendPiece(one);
        return true;
      }
    }
    return false;
  }

  /** Lets go of what belongs to a record that was taken back. */
  async dropOf(command: string): Promise<void> {
    await this.database.attachments.filter((one) => one.command === command).delete();
  }

  /** The server was put back from a backup: what it had may be lost there. */
  async sendAgain(): Promise<void> {
    await this.database.attachments.toCollection().modify({ state: 'waiting', sentBytes: 0, sentAt: undefined });
  }

  /** Lets go of what the server has had for a while. */
  async tidy(): Promise<void> {
    const before = this.now() - KEPT_AFTER_MS;
    await this.database.attachments
      .where('state')
      .equals('sent')
      .and(({ sentAt = 0 }) => sentAt < before)
      .delete();
  }

  private get waiting() {
    return this.database.attachments.where('state').equals('waiting');
  }

  private async sendPiece({ id, bytes, sentBytes: from }: KeptAttachment): Promise<void> {
    const query = new URLSearchParams({
      sha256: await sha256Of(bytes),
      sizeBytes: String(bytes.length),
      from: String(from),
    });
    try {
      const { received, whole } = await this.ask(
        `/api/counties/${this.county}/attachments/${id}?${query.toString()}`,
        answer,
        { method: 'PUT', body: bytes.subarray(from, from + PIECE_BYTES), patienceMs: PATIENCE_MS },
      );
      await this.database.attachments.update(
        id,
        whole ? { state: 'sent', sentBytes: received, sentAt: this.now() } : { sentBytes: received },
      );
      // A server that has no more than before and wants no more of it is not asked for ever.
      if (!whole && received === from) this.putOff.set(id, this.now() + PUT_OFF_MS);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // What time may heal is tried again: the server was put back, and the record is still on its way there. What came from
      // elsewhere under its name may have spoilt the whole: then it goes again from the first byte.
      if (error.problem.retry !== 'never' || from > 0) {
        this.putOff.set(id, this.now() + PUT_OFF_MS);
        await this.database.attachments.update(id, { sentBytes: 0 });
      } else await this.database.attachments.delete(id);
    }
  }
}

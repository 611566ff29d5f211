import { DAY } from '@yangui/domain';
import * as z from 'zod/mini';
import type { Ask } from '../http.ts';
import { Refused } from '../refused.ts';
import { keeping } from '../station/outbox.ts';
import type { KeptPhoto, RoundDatabase } from './round-database.ts';

/** How long a photo is kept after the server has it: a server put back from last night's backup may need it again. */
const KEPT_AFTER_MS = 3 * DAY;
/** A photo whose record was never made: the phone went dark between the two. */
const ORPHAN_AFTER_MS = DAY;
/** On a line of 2 kilobytes a second a photo takes 40 s. */
const PATIENCE_MS = 120_000;

const kept = z.object({ kept: z.boolean() });

/** The photos of hand-overs on this phone: each goes to the server once its record is there, however much later. */
export class Photos {
  private readonly database: RoundDatabase;
  private readonly county: string;
  private readonly ask: Ask;
  private readonly now: () => number;
  /** What the server could not take for now: not asked again before the day is read again. */
  private readonly putOff = new Set<string>();

  constructor(
    database: RoundDatabase,
    { county, ask, now }: { readonly county: string; readonly ask: Ask; readonly now: () => number },
  ) {
    this.database = database;
    this.county = county;
    this.ask = ask;
    this.now = now;
  }

  /** @throws DeviceFull when there is no room for it */
  async keep(photo: Pick<KeptPhoto, 'handover' | 'command' | 'bytes'>): Promise<void> {
    await keeping(() =>
      this.database.photos.put({ ...photo, takenAt: this.now(), state: 'waiting', sentAt: undefined }),
    );
  }

  /** How many the server does not have. */
  waiting(): Promise<number> {
    return this.unsent.count();
  }

  /**
   * Sends the oldest whose record is confirmed: one, so that records made meanwhile do not wait for all of them.
   * Lets go of those that nobody will ever want.
   * @returns whether there was one
   * @throws NoAnswer
   */
  async sendNext(): Promise<boolean> {
    // Ids are made in the order of time. One photo at a time is in memory: phones have little.
    for (const handover of await this.unsent.primaryKeys()) {
      const photo = await this.database.photos.get(handover);
      if (photo === undefined) continue;
      const entry = await this.database.outbox.where('id').equals(photo.command).first();
      if (entry?.state === 'refused' || (entry === undefined && photo.takenAt < this.now() - ORPHAN_AFTER_MS))
        await this.database.photos.delete(photo.handover);
      else if (entry?.state === 'confirmed' && !this.putOff.has(photo.handover)) {
        await this.sendOne(photo);
        return true;
      }
    }
    return false;
  }

  /** Lets go of the photo of a record that was taken back. */
  async dropOf(command: string): Promise<void> {
    await this.database.photos.filter((photo) => photo.command === command).delete();
  }

  /** The server was put back from a backup: what it had may be lost there. */
  async sendAgain(): Promise<void> {
    await this.database.photos.toCollection().modify({ state: 'waiting', sentAt: undefined });
  }

  /** Lets go of what the server has had for a while; what it could not take is tried again. */
  async tidy(): Promise<void> {
    this.putOff.clear();
    const before = this.now() - KEPT_AFTER_MS;
    await this.database.photos
      .where('state')
      .equals('sent')
      .and(({ sentAt = 0 }) => sentAt < before)
      .delete();
  }

  private get unsent() {
    return this.database.photos.where('state').equals('waiting');
  }

  private async sendOne({ handover, bytes }: KeptPhoto): Promise<void> {
    try {
      await this.ask(`/api/counties/${this.county}/handovers/${handover}/photo`, kept, {
        method: 'PUT',
        body: bytes,
        patienceMs: PATIENCE_MS,
      });
      await this.database.photos.update(handover, { state: 'sent', sentAt: this.now() });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // What time may heal is tried again: the server was put back, and the record is still on its way there.
      if (error.problem.retry === 'never') await this.database.photos.delete(handover);
      else this.putOff.add(handover);
    }
  }
}

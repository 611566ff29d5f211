import type { DexieOptions, Table } from 'dexie';
import { HeldDatabase } from '../held/held-database.ts';
import type { DrivenDay } from './driven-day.ts';

/** The day as last read. */
export interface KeptDay {
  readonly day: DrivenDay;
  readonly receivedAt: number;
}

/** As photos were kept before there were attachments; what is not named here was kept as it is now. */
interface PhotoBefore {
  readonly handover: string;
}

/** What a driver's phone keeps: the day as last read, and the same outbox and attachments as a counter's. */
export class RoundDatabase extends HeldDatabase {
  readonly days!: Table<KeptDay, string>;

  constructor(county: string, person: string, storage?: DexieOptions) {
    super(county, `drive-${person}`, storage);
    this.version(2).stores({ days: '' });
    this.version(3).stores({ photos: 'handover, state' });
    // Photos that were kept before there were attachments go by their hand-over's id, as their records name them.
    this.version(4).upgrade(async (kept) => {
      const photos: Table<PhotoBefore, string> = kept.table('photos');
      // One photo at a time is in memory: phones have little.
      for (const handover of await photos.toCollection().primaryKeys()) {
        const photo = await photos.get(handover);
        const as = { id: handover, kind: 'handover-photo', belongsTo: handover, mediaType: 'image/jpeg', sentBytes: 0 };
        if (photo !== undefined) await kept.table('attachments').put({ ...photo, ...as });
      }
    });
    this.version(5).stores({ photos: null });
  }
}

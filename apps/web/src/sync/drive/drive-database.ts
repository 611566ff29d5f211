import type { DexieOptions, Table } from 'dexie';
import { HeldDatabase } from '../held/held-database.ts';

/** As photos were kept before there were attachments; what is not named here was kept as it is now. */
interface PhotoBefore {
  readonly handover: string;
}

/** What a driver's phone keeps: what every holder's does, under the name and with the history that it had before there were others. */
export class DriveDatabase extends HeldDatabase {
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
    // The day was kept as it was shown; now the rows are, and it is made of them.
    this.version(7).stores({ days: null });
  }
}

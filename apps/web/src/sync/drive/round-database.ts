import type { DexieOptions, Table } from 'dexie';
import { StationDatabase } from '../station/station-database.ts';
import type { DrivenDay } from './driven-day.ts';

/** The day as last read. */
export interface KeptDay {
  readonly day: DrivenDay;
  readonly receivedAt: number;
}

/** A photo of a hand-over, kept until the server has it and a while longer. */
export interface KeptPhoto {
  readonly handover: string;
  /** The record that it belongs to. */
  readonly command: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly takenAt: number;
  readonly state: 'waiting' | 'sent';
  /** When the server said that it has it. */
  readonly sentAt: number | undefined;
}

/** What a driver's phone keeps: the day as last read, the photos, and the same outbox as a counter's. */
export class RoundDatabase extends StationDatabase {
  readonly days!: Table<KeptDay, string>;
  readonly photos!: Table<KeptPhoto, string>;

  constructor(county: string, person: string, storage?: DexieOptions) {
    super(county, `drive-${person}`, storage);
    this.version(2).stores({ days: '' });
    this.version(3).stores({ photos: 'handover, state' });
  }
}

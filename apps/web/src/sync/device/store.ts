import type { KeyCertificate } from '@yangui/domain';
import type { OwnKey } from '@yangui/sealed-file';
import { Dexie, type Table } from 'dexie';
import type { LockedKey, OpenKey } from './keys.ts';

/** This browser, as the server and the desk know it. One row. */
export interface OwnRow {
  readonly slot: 'own';
  readonly id: string;
  /** Somebody signed out while the server could not hear it: their session there is still to be ended. */
  readonly signOutOwed: boolean;
  /** Opens what is brought to this device by hand, sealed for it. */
  readonly box?: OwnKey;
}

/** Who is at the counter now. No row: nobody. */
export interface PresentRow {
  readonly slot: 'present';
  readonly person: string;
  /** `session`: the server has a session for this person. `pin`: they came in without network, and it has none yet. */
  readonly by: 'session' | 'pin';
  readonly open: OpenKey;
}

/** Somebody who signed in here once. */
export interface PersonRow {
  readonly person: string;
  readonly name: string;
  /** What `/api/me` last answered for them, so that the screens know what they may do where. */
  readonly me: unknown;
  readonly locked?: LockedKey;
  /** Wrong PINs since the last right one. */
  readonly wrongPins: number;
}

/** A public key made here. It stays when its private half is gone: what it signed may still be on its way. */
export interface KeyRow {
  readonly key: string;
  readonly person: string;
  readonly publicKey: string;
  readonly certificate?: KeyCertificate;
  /** When its private half was thrown away. */
  readonly closedAt?: number;
}

/** What this device knows of itself and of its people: `yangui-device`, common to all counties and tabs. */
export class DeviceStore extends Dexie {
  declare readonly own: Table<OwnRow, 'own'>;
  declare readonly present: Table<PresentRow, 'present'>;
  declare readonly people: Table<PersonRow, string>;
  declare readonly keys: Table<KeyRow, string>;

  constructor() {
    // Strict: a wrong PIN is counted even if the plug is pulled right after it.
    super('yangui-device', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ own: 'slot', present: 'slot', people: 'person', keys: 'key, person' });
  }
}

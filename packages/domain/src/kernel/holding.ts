import type { Capability, Role } from '../capabilities.ts';
import type { PrivateRef } from './personal-data.ts';
import type { Place } from './place.ts';
import type { Entities, Kind } from './state.ts';
import { DAY, type Instant } from './time.ts';

/** Who may keep rows on a device, to work with them where nobody is heard from. A module's manifest names them: a station, a driver. */
export interface HolderRule {
  /** The kind of row that a holder is; `member` for a person, whose devices hold for themselves alone. */
  readonly is: Kind;
  /** By which a copy is asked for: at the holder's place, or where it is a person, for themselves. */
  readonly capability: Capability;
  /** Whose work goes through the device's outbox: what this role may do. */
  readonly role: Role;
  /** The earnings of whoever asks come along. */
  readonly earnings?: true;
}

/** Of whose copy it is asked whether something belongs in it. */
export interface CopyOf {
  /** The id of the row that the holder is. */
  readonly holder: string;
  /** Where it is: the village of a station; for a person, the county. */
  readonly place: Place;
  /** Who asks. */
  readonly person: string;
  readonly now: Instant;
}

/** The holder's own id, for a field that says whose a row is. */
export function itsOwn({ holder }: CopyOf): readonly string[] {
  return [holder];
}

/** How long a device keeps what is done with. */
export const KEPT_DAYS = 60;

/** The moment before which what is done with is let go. */
export function keptSince({ now }: Pick<CopyOf, 'now'>): Instant {
  return now - KEPT_DAYS * DAY;
}

/** Rows on a device, by kind and id. */
export type HeldRows = { readonly [K in Kind]: ReadonlyMap<string, Entities[K]> };

export type FieldValue = string | number | boolean | null;
/** What a field may be: by a list, or by whose copy it is and what is in it. */
export type Values = readonly FieldValue[] | ((of: CopyOf, rows: HeldRows) => Iterable<FieldValue>);
export type Moment = (of: CopyOf) => Instant;

/**
 * One way for a row to belong to a holder: all that stands here must be so. It is data, so that the server asks its tables by it and
 * the device lets go by it, and both hold the same.
 */
export interface Way<K extends Kind> {
  /** The kinds of which the held rows decide, where they do: those are found first. */
  readonly with?: readonly Kind[];
  /** Fields that have one of some values: the holder's id, a stage, the ids of other held rows. */
  readonly where?: { readonly [F in keyof Entities[K]]?: Values };
  /** A field that is not null. */
  readonly filled?: keyof Entities[K];
  /** Moments that are not before another, and moments that are before one; null is neither. */
  readonly since?: { readonly [F in keyof Entities[K]]?: Moment };
  readonly until?: { readonly [F in keyof Entities[K]]?: Moment };
  /** A field that is not what another makes of it: `after` and that one's text. */
  readonly differs?: { readonly field: keyof Entities[K]; readonly after: string; readonly from: keyof Entities[K] };
  /** Of a member: that they hold a role which covers the holder's place. */
  readonly serves?: Role;
}

/** What somebody or something is called, which comes with a row: somebody at work, a place by its code, the van of a loop, or the van that comes for a loop. */
export type NameRef = readonly [of: 'person' | 'place' | 'van' | 'fetcher', id: string];

/** Which rows of a kind a holder keeps on its devices, and how it is told of them. */
export interface Held<K extends Kind> {
  /**
   * `whole`: all of them each time, since they are few. `by-row`: those that changed, and which ones left. `anywhere`: those that changed,
   * whoever changed them. `along`: with the rows that they hang on.
   */
  readonly told: 'whole' | 'by-row' | 'anywhere' | 'along';
  /** A row belongs where one of these ways leads to it. */
  readonly ways: readonly Way<K>[];
  /** The row as the holder may see it, where that is not all of it. */
  readonly shown?: (row: Entities[K]) => Entities[K];
  /** Whose private rows come with it. */
  readonly people?: (row: Entities[K], rows: HeldRows) => readonly PrivateRef[];
  /** Whose names come with it. */
  readonly names?: (row: Entities[K]) => readonly NameRef[];
  /** What its rows are by those they hang on, as long as all is as ever: then they are not sent. */
  readonly follows?: (rows: HeldRows) => readonly Entities[K][];
}

/** What a holder keeps, by kind of row. A module declares it of kinds that it knows, for a holder of any module. */
export type HeldKinds = { readonly [K in Kind]?: Held<K> };

/** What holders keep on their devices, by the modules that are here. */
export interface Keeping {
  /** The kinds of row that there are, in the order of their modules. */
  readonly kinds: readonly Kind[];
  /** What a holder keeps, by kind of row. */
  readonly heldBy: (word: string) => HeldKinds;
  /** The kinds that a holder keeps, each after those that decide about its rows. */
  readonly kindsHeldBy: (word: string) => readonly Kind[];
}

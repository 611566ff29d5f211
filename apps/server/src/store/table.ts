import type { Entities, Kind } from '@yangui/domain';

/** How a field stands in its column. An `instant` is milliseconds in memory and timestamptz in the table. */
export type ColumnType = 'uuid' | 'text' | 'bigint' | 'integer' | 'boolean' | 'json' | 'instant';

/** How a kind of row maps to its table: columns are the fields in snake case, after `county`. */
export interface Mapping<K extends Kind> {
  readonly table: string;
  readonly fields: { readonly [F in keyof Entities[K]]: ColumnType };
}

/** Of every kind. A module gives those of its own, in its `tables.ts`. */
export type Tables = { readonly [K in Kind]: Mapping<K> };

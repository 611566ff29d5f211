import type { Entities, Kind } from '@yangui/domain';

/** How a field stands in its column. An `instant` is milliseconds in memory and timestamptz in the table. */
export type ColumnType = 'uuid' | 'text' | 'bigint' | 'integer' | 'boolean' | 'json' | 'instant';

export interface Mapping<K extends Kind> {
  readonly table: string;
  readonly fields: { readonly [F in keyof Entities[K]]: ColumnType };
}

/**
 * How each entity maps to its table: the one place that says so. Columns are the fields in snake case, after `county`.
 * A field the domain adds does not compile until it stands here, and the schema test finds a column that does not.
 */
export const mappings: { readonly [K in Kind]: Mapping<K> } = {
  member: { table: 'member', fields: { id: 'uuid', holdings: 'json' } },
  account: { table: 'account', fields: { id: 'text', balanceFen: 'bigint' } },
  station: {
    table: 'station',
    fields: {
      id: 'uuid',
      village: 'text',
      name: 'text',
      stage: 'text',
      stageSince: 'instant',
      stageReason: 'text',
      partner: 'uuid',
      openedAt: 'instant',
      floorAreaSquareMetres: 'integer',
      smallPremisesReason: 'text',
      equipment: 'json',
      openOrders: 'integer',
    },
  },
  position: {
    table: 'position',
    fields: { id: 'text', longitudeMicrodegrees: 'integer', latitudeMicrodegrees: 'integer', schematic: 'boolean' },
  },
  product: {
    table: 'product',
    fields: {
      id: 'uuid',
      name: 'text',
      unit: 'text',
      barcode: 'text',
      priceFen: 'bigint',
      rebateBasisPoints: 'integer',
      stockUnits: 'bigint',
      ordered: 'boolean',
      withdrawn: 'boolean',
      importId: 'uuid',
    },
  },
  villager: { table: 'villager', fields: { id: 'uuid', station: 'uuid', village: 'text', erased: 'boolean' } },
  order: {
    table: 'assisted_order',
    fields: {
      id: 'uuid',
      station: 'uuid',
      village: 'text',
      partner: 'uuid',
      villager: 'uuid',
      stage: 'text',
      lines: 'json',
      steps: 'json',
      amountFen: 'bigint',
      rebateFen: 'bigint',
      placedAt: 'instant',
      returnUntil: 'instant',
    },
  },
};

interface Column {
  readonly field: string;
  readonly column: string;
  readonly type: ColumnType;
}

/** The columns of a kind's table, in order, without `county`. */
export function columnsOf(kind: Kind): readonly Column[] {
  return Object.entries<ColumnType>(mappings[kind].fields).map(([field, type]) => ({ field, type, column: snakeCase(field) }));
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

import type { Kind } from '@yangui/domain';
import { attachmentsTables } from '../modules/attachments/tables.ts';
import { clockTables } from '../modules/clock/tables.ts';
import { consignmentsTables } from '../modules/consignments/tables.ts';
import { enquiriesTables } from '../modules/enquiries/tables.ts';
import { fleetTables } from '../modules/fleet/tables.ts';
import { handsTables } from '../modules/hands/tables.ts';
import { inspectionTables } from '../modules/inspection/tables.ts';
import { ledgerTables } from '../modules/ledger/tables.ts';
import { loopCostsTables } from '../modules/loop-costs/tables.ts';
import { loopsTables } from '../modules/loops/tables.ts';
import { networkTables } from '../modules/network/tables.ts';
import { parcelsTables } from '../modules/parcels/tables.ts';
import { produceTables } from '../modules/produce/tables.ts';
import { purchasingTables } from '../modules/purchasing/tables.ts';
import { rightsTables } from '../modules/rights/tables.ts';
import { roadTables } from '../modules/road/tables.ts';
import { talentTables } from '../modules/talent/tables.ts';
import { twoPeopleTables } from '../modules/two-people/tables.ts';
import type { ColumnType, Tables } from './table.ts';

/**
 * How each entity maps to its table, folded from the modules. A field the domain adds does not compile until it stands in
 * its module's `tables.ts`, nor a kind that no module maps; the schema test finds a column that is not there.
 */
export const mappings: Tables = {
  ...clockTables,
  ...handsTables,
  ...rightsTables,
  ...ledgerTables,
  ...networkTables,
  ...attachmentsTables,
  ...enquiriesTables,
  ...talentTables,
  ...purchasingTables,
  ...produceTables,
  ...inspectionTables,
  ...fleetTables,
  ...loopsTables,
  ...parcelsTables,
  ...consignmentsTables,
  ...roadTables,
  ...loopCostsTables,
  ...twoPeopleTables,
};

interface Column {
  readonly field: string;
  readonly column: string;
  readonly type: ColumnType;
}

/** The columns of a kind's table, in order, without `county`. */
export function columnsOf(kind: Kind): readonly Column[] {
  return Object.entries<ColumnType>(mappings[kind].fields).map(([field, type]) => ({
    field,
    type,
    column: snakeCase(field),
  }));
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

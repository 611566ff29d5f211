import { invariant, type Kind } from '@yangui/domain';
import type { ClientBase } from 'pg';
import { columnsOf, mappings } from './mapping.ts';
import type { ColumnType } from './table.ts';

const recordType: Record<ColumnType, string> = {
  uuid: 'uuid',
  text: 'text',
  bigint: 'bigint',
  integer: 'integer',
  boolean: 'boolean',
  json: 'json',
  instant: 'bigint',
};

/**
 * Upserts rows of one kind, of any number of counties, given as one JSON array of `{ county, …fields }`.
 * @param parameter the statement's parameter that carries the array, as `$4`
 */
export function saveRows(kind: Kind, parameter: string): string {
  const columns = columnsOf(kind);
  const given = columns.map(({ field, type }) =>
    type === 'instant' ? `to_timestamp(r."${field}" / 1000.0)` : `r."${field}"`,
  );
  const record = columns.map(({ field, type }) => `"${field}" ${recordType[type]}`);
  const updates = columns.filter(({ field }) => field !== 'id').map(({ column }) => `${column} = excluded.${column}`);
  return `insert into ${mappings[kind].table} (county, ${columns.map(({ column }) => column).join(', ')})
    select r.county, ${given.join(', ')} from json_to_recordset(${parameter}::json) as r(county text, ${record.join(', ')})
    on conflict (county, id) do update set ${updates.join(', ')}`;
}

/** An expression that gives a row of a kind's table, named `t`, back as its entity. */
export function entityOf(kind: Kind): string {
  const pairs = columnsOf(kind).map(
    ({ field, column, type }) =>
      `'${field}', ${type === 'instant' ? `(extract(epoch from t.${column}) * 1000)::bigint` : `t.${column}`}`,
  );
  return `json_build_object(${pairs.join(', ')})`;
}

/** Every row of one kind in the counties `$1`. */
export function allRows(kind: Kind): string {
  return `select '${kind}' as kind, t.county, t.id::text as id, ${entityOf(kind)} as row from ${mappings[kind].table} t where t.county = any($1::text[])`;
}

/** The rows of one kind with the keys (`counties[i]`, `ids[i]`), the arrays being the parameters `$first` and the next. */
export function rowsByKey(kind: Kind, first: number): string {
  const { table, fields } = mappings[kind];
  return `select '${kind}' as kind, t.county, t.id::text as id, ${entityOf(kind)} as row from ${table} t
    join unnest($${first}::text[], $${first + 1}::${fields.id}[]) as k(county, id) on t.county = k.county and t.id = k.id`;
}

/** The ids of the rows of a kind whose field says that they are somebody's, in their order. */
export async function ownIds(
  db: Pick<ClientBase, 'query'>,
  kind: Kind,
  { county, field, owner }: { readonly county: string; readonly field: string; readonly owner: string },
): Promise<readonly string[]> {
  const column = columnsOf(kind).find((one) => one.field === field)?.column;
  invariant(column !== undefined, `${kind} has a column for ${field}`);
  const { rows } = await db.query<{ id: string }>(
    `select t.id::text as id from ${mappings[kind].table} t where t.county = $1 and t.${column} = $2::uuid order by t.id`,
    [county, owner],
  );
  return rows.map(({ id }) => id);
}

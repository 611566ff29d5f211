import type { ClientBase } from 'pg';

/** Something in the schema that Citus would refuse or that the house rules forbid. */
export interface Violation {
  readonly rule: string;
  /** The table, column, index or constraint. */
  readonly where: string;
}

/** Every table of ours with its declared kind (null: not declared); tables of extensions are not ours. */
const tables = `
  tables as (
    select c.oid, c.relname::text as name, k.kind
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    left join table_kind k on k.name = c.relname
    where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  )`;

const columnOf = (table: string, number: string): string =>
  `(select a.attname from pg_attribute a where a.attrelid = ${table} and a.attnum = ${number})`;

/** Each rule of the schema and the query that finds what breaks it, as `place`. */
const rules: Readonly<Record<string, string>> = {
  'a table is declared by county, reference or local': `
    select t.name as place from tables t where t.kind is null`,
  'a declared table exists': `
    select k.name as place from table_kind k where not exists (select from tables t where t.name = k.name)`,
  'a table has a primary key': `
    select t.name as place from tables t where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  'a table by county has a column "county text not null"': `
    select t.name as place from tables t
    where t.kind = 'county' and not exists (
      select from pg_attribute a
      where a.attrelid = t.oid and a.attname = 'county' and a.atttypid = 'text'::regtype and a.attnotnull and a.attgenerated = '')`,
  'a key or index of a table by county begins with county': `
    select t.name || ', ' || i.indexrelid::regclass as place
    from tables t join pg_index i on i.indrelid = t.oid
    join pg_class ic on ic.oid = i.indexrelid join pg_am am on am.oid = ic.relam
    where t.kind = 'county' and (am.amname = 'btree' or i.indisunique)
      and ${columnOf('t.oid', 'i.indkey[0]')} is distinct from 'county'`,
  'a foreign key between tables by county begins with county on both sides': `
    select t.name || ', ' || f.conname as place
    from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
    join table_kind target on target.name = f.confrelid::regclass::text
    where t.kind = 'county' and target.kind = 'county'
      and (${columnOf('f.conrelid', 'f.conkey[1]')} <> 'county' or ${columnOf('f.confrelid', 'f.confkey[1]')} <> 'county')`,
  'a foreign key leads to the same kind of table, or from one by county to a reference table': `
    select t.name || ', ' || f.conname as place
    from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
    left join table_kind target on target.name = f.confrelid::regclass::text
    where t.kind is distinct from target.kind and not (t.kind = 'county' and target.kind = 'reference')`,
  'no foreign key sets null or default on delete': `
    select t.name || ', ' || f.conname as place
    from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' where f.confdeltype in ('n', 'd')`,
  'no foreign key changes rows on update': `
    select t.name || ', ' || f.conname as place
    from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' where f.confupdtype in ('c', 'n', 'd')`,
  'no constraint is deferrable': `
    select t.name || ', ' || f.conname as place from tables t join pg_constraint f on f.conrelid = t.oid where f.condeferrable`,
  'no table has a trigger': `
    select t.name || ', ' || g.tgname as place from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal`,
  'no table has a rule': `
    select t.name || ', ' || r.rulename as place from tables t join pg_rewrite r on r.ev_class = t.oid`,
  'no table inherits': `
    select t.name as place from tables t join pg_inherits i on i.inhrelid = t.oid`,
  'there is no sequence': `
    select c.relname::text as place from pg_class c where c.relkind = 'S'`,
  'no column is an identity': `
    select t.name || '.' || a.attname as place from tables t join pg_attribute a on a.attrelid = t.oid where a.attidentity <> ''`,
  'no default changes from call to call': `
    select t.name || '.' || a.attname as place
    from tables t join pg_attribute a on a.attrelid = t.oid and a.attgenerated = ''
    join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where pg_get_expr(d.adbin, d.adrelid) ~ '\\m(CURRENT_|LOCALTIME|SESSION_USER)' or exists (
      select from regexp_matches(pg_get_expr(d.adbin, d.adrelid), '(\\w+)\\(', 'g') as called
      join pg_proc p on p.proname = called[1] and p.provolatile <> 'i')`,
};

/** All rules, by name. */
export const schemaRules: readonly string[] = Object.keys(rules);

/** What in this migrated database breaks a rule; the number of tables looked at says that anything was. */
export async function checkSchema(client: ClientBase): Promise<{ tables: number; violations: readonly Violation[] }> {
  const violations: Violation[] = [];
  for (const [rule, find] of Object.entries(rules)) {
    const { rows } = await client.query<{ place: string }>(`with ${tables} ${find}`);
    violations.push(...rows.map(({ place }) => ({ rule, where: place })));
  }
  const { rows } = await client.query<{ n: number }>(`with ${tables} select count(*) as n from tables`);
  return { tables: rows[0]?.n ?? 0, violations };
}

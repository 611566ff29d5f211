/**
 * Writes down the schema that the old migrations leave, one file a module, in their style: what an empty database begins with
 * instead of living through all files there were. `migrate.test.ts` holds the two ways to the same end.
 *
 *     node apps/server/src/squash.ts 2026-11-30-100-reach.sql
 *
 * names the last one it stands for; the folder of before is replaced.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { invariant, kinds, moduleOf } from '@yangui/domain';
import type { Pool } from 'pg';
import { mappings } from './store/mapping.ts';
import { startPostgres } from './postgres/embedded.ts';
import { FRESH, migrate, migrationsFolder, readMigrations } from './postgres/migrate.ts';
import { openPool } from './postgres/pool.ts';

/** Tables that hold no kind of row, by the part of the server that they are of. */
const others: Readonly<Record<string, readonly string[]>> = {
  access: ['access_head', 'access_log'],
  attachments: ['attachment_piece'],
  devices: ['device_report'],
  identity: [
    'identity_account',
    'identity_county',
    'identity_device_key',
    'identity_device_pin',
    'identity_known_device',
    'identity_session',
    'identity_user',
    'identity_verification',
  ],
  journal: [
    'clockwork',
    'head_key',
    'journal_batch',
    'journal_entry',
    'journal_head',
    'late_command',
    'posting',
    'person_private',
  ],
  ledger: ['payee_private'],
  planning: ['plan_job'],
  'two-people': ['proposal_private'],
};

function fileOf(table: string): string {
  const [other] = Object.entries(others).find(([, tables]) => tables.includes(table)) ?? [];
  if (other !== undefined) return other;
  const kind = kinds.find((one) => mappings[one].table === table);
  const owner = kind && moduleOf(kind);
  invariant(owner !== undefined, `${table} is of some module`);
  return owner;
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly collation: string | null;
  readonly required: boolean;
  readonly given: string | null;
  readonly generated: boolean;
}

interface Constraint {
  readonly table: string;
  readonly name: string;
  readonly kind: 'p' | 'u' | 'c' | 'f';
  readonly definition: string;
}

const PREAMBLE = `set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';
`;

/** A schema as the catalogue has it. */
interface Schema {
  readonly declared: readonly { readonly name: string; readonly kind: string }[];
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly { readonly table: string; readonly definition: string }[];
  readonly functions: readonly { readonly definition: string }[];
}

async function readSchema(pool: Pool): Promise<Schema> {
  const rows = async <R extends object>(sql: string): Promise<readonly R[]> => (await pool.query<R>(sql)).rows;
  return {
    declared: await rows('select name, kind from table_kind order by name'),
    columns: await rows(
      `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
         case when a.attcollation <> t.typcollation then quote_ident(l.collname) end as collation, a.attnotnull as required,
         pg_get_expr(d.adbin, d.adrelid) as given, a.attgenerated = 's' as generated
       from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       join pg_type t on t.oid = a.atttypid left join pg_collation l on l.oid = a.attcollation
       left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attnum > 0 and not a.attisdropped order by 1, a.attnum`,
    ),
    constraints: await rows(
      `select c.relname as table, conname as name, contype as kind, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'c', 'f')
       order by 1, position(contype in 'pucf'), conname`,
    ),
    indexes: await rows(
      `select tablename as table, indexdef as definition from pg_indexes i where schemaname = 'public' and not exists
         (select from pg_constraint c where c.conname = i.indexname and c.connamespace = 'public'::regnamespace)
       order by tablename, indexname`,
    ),
    functions: await rows(
      `select pg_get_functiondef(p.oid) as definition from pg_proc p join pg_language l on l.oid = p.prolang
       where p.pronamespace = 'public'::regnamespace and l.lanname = 'plpgsql' order by p.proname`,
    ),
  };
}

/** What all others need, in a file of its own. */
const ground = ['table_kind', 'place'];
/** Made before any file runs. */
const beforeAll = ['migration', 'migration_lock'];

const SEARCH_BY_PART = `-- Search by a part of a name, where the server has the extension.
do $$
begin
  if exists (select from pg_available_extensions where name = 'pg_trgm') then
    create extension if not exists pg_trgm;
  end if;
end
$$;`;

/** The files by name: `0-ground` first, which declares the functions that the others call. */
async function freshFiles(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const schema = await readSchema(pool);
  const byFile = Map.groupBy(
    schema.declared.filter(({ name }) => ![...ground, ...beforeAll].includes(name)),
    ({ name }) => fileOf(name),
  );
  return new Map([
    ['0-ground', groundText(schema)],
    ...[...byFile].map(([file, tables]): [string, string] => {
      const links = schema.constraints
        .filter(({ table, kind }) => kind === 'f' && tables.some(({ name }) => name === table))
        .map((one) => `alter table ${one.table} add ${constraintText(one)};`);
      return [
        file,
        fileText([...tables.map((one) => tableText(schema, one)), ...(links.length > 0 ? [links.join('\n')] : [])]),
      ];
    }),
  ]);
}

function fileText(parts: readonly string[]): string {
  return `${PREAMBLE}\n${parts.join('\n\n')}\n`;
}

function groundText(schema: Schema): string {
  const [registry = '', ...more] = ground.map((name) => {
    const found = schema.declared.find((one) => one.name === name);
    invariant(found !== undefined, `${name} is declared`);
    return tableText(schema, found);
  });
  const marked = beforeAll.map((name) => `select mark_local('${name}');`);
  const functions = schema.functions.map(({ definition }) => `${functionText(definition)};`);
  const why =
    '-- Every table says right after its birth what kind it is; on Citus it is distributed so, elsewhere only noted.';
  return fileText([why, ...functions, [registry, ...marked].join('\n'), SEARCH_BY_PART, ...more]);
}

function tableText(schema: Schema, { name, kind }: Schema['declared'][number]): string {
  const of = <T extends { readonly table: string }>(all: readonly T[]) => all.filter(({ table }) => table === name);
  const lines = [
    ...of(schema.columns).map(columnText),
    ...of(schema.constraints)
      .filter((one) => one.kind !== 'f')
      .map(constraintText),
  ];
  const declare = { county: 'shard_by_county', reference: 'shard_reference', local: 'mark_local' }[kind];
  return [
    `create table ${name} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`,
    `select ${declare}('${name}');`,
    ...of(schema.indexes).map(({ definition }) => `${indexText(definition)};`),
  ].join('\n');
}

function columnText({ name, type, collation, required, given, generated }: Column): string {
  return [
    name,
    type === 'timestamp with time zone' ? 'timestamptz' : type,
    collation === null ? '' : `collate ${collation}`,
    generated ? `generated always as (${given}) stored` : given === null ? '' : `default ${given}`,
    required ? 'not null' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function constraintText({ name, definition }: Constraint): string {
  const text = definition
    .replace(/^(PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY)/, (word) => word.toLowerCase())
    .replace(/ REFERENCES (\w+)/, ' references $1')
    .replace(/ ON DELETE CASCADE$/, ' on delete cascade');
  return `constraint ${name} ${text}`;
}

function indexText(definition: string): string {
  return definition
    .replace(
      /^CREATE (UNIQUE )?INDEX (\w+) ON public\.(\w+) USING btree /,
      (_, unique: string | undefined, name: string, table: string) =>
        `create ${unique === undefined ? '' : 'unique '}index ${name} on ${table} `,
    )
    .replace(/\) WHERE \(/, ') where (')
    .replaceAll(/ DESC\b/g, ' desc')
    .replaceAll(/ INCLUDE \(/g, ' include (');
}

function functionText(definition: string): string {
  return definition
    .replace(/^CREATE OR REPLACE FUNCTION public\./, 'create function ')
    .replace(/\n RETURNS (\w+)\n LANGUAGE (\w+)\nAS \$function\$/, ' returns $1 language $2 as $$$$')
    .replace(/\$function\$\s*$/, '$$$$');
}

const [last = ''] = process.argv.slice(2);
const old = (await readMigrations()).filter(({ name }) => name <= last);
if (old.at(-1)?.name !== last) throw new Error(`there is no migration ${last}`);
const folder = fileURLToPath(migrationsFolder);
const scratch = mkdtempSync(join(tmpdir(), 'yangui-squash-'));
mkdirSync(join(scratch, 'old'));
for (const { name } of old) copyFileSync(join(folder, name), join(scratch, 'old', name));
const postgres = await startPostgres({ dataDir: join(scratch, 'postgres') });
const pool = openPool(postgres.url, 1);
try {
  await migrate(pool, pathToFileURL(join(scratch, 'old/')));
  const files = await freshFiles(pool);
  for (const name of readdirSync(folder)) if (name.startsWith(FRESH)) rmSync(join(folder, name), { recursive: true });
  const fresh = join(folder, FRESH + last.replace(/\.sql$/, ''));
  mkdirSync(fresh);
  for (const [name, text] of files) writeFileSync(join(fresh, `${name}.sql`), text);
} finally {
  await pool.end();
  await postgres.stop();
  rmSync(scratch, { recursive: true });
}

import type { Migration } from './migrate.ts';
import type { Violation } from './schema-rules.ts';
import { sqlStatements, sqlTokens } from './sql-statements.ts';

const preamble = [
  'set citus.enable_local_reference_table_foreign_keys=off;',
  "set citus.multi_shard_modify_mode='sequential';",
];

/** What in the text of a migration breaks the rules for migrations; `where` is the file and the statement's beginning. */
export function checkMigration({ name, sql }: Pick<Migration, 'name' | 'sql'>): readonly Violation[] {
  const violations: Violation[] = [];
  const report = (rule: string, statement: string): void => {
    violations.push({ rule, where: `${name}: ${statement.slice(0, 60)}` });
  };
  const lines = sql.split('\n').slice(0, 2);
  if (lines.join('\n') !== preamble.join('\n'))
    report('a migration begins with the two settings for Citus', lines.join(' '));

  const statements = splitStatements(sql);
  for (const [index, statement] of statements.entries()) {
    const table = /^create table (?:if not exists )?(?:public\.)?"?(\w+)"?/i.exec(statement)?.[1];
    if (table !== undefined && !declares(statements[index + 1], table))
      report('a new table is declared by the very next statement', statement);
    const addsConstraint = /^alter table .* add constraint /i.test(statement);
    if (/\breferences\b/i.test(statement) && !addsConstraint)
      report('a foreign key is added by ALTER TABLE … ADD CONSTRAINT', statement);
    if (
      /^alter table /i.test(statement) &&
      (statement.match(/\badd (constraint|primary|unique|foreign|check)\b/gi) ?? []).length > 1
    ) {
      report('an ALTER TABLE adds one constraint', statement);
    }
    if (/^alter table .*\badd (column )?(?!constraint\b).*\b(check|unique|primary key)\b/i.test(unquoted(statement)))
      report('a column comes first, then its constraint by name', statement);
    if (/\bbegin atomic\b/i.test(statement)) report('a function has its body in quotes', statement);
  }
  return violations;
}

/** Without what stands in quotes, which may say anything. */
function unquoted(statement: string): string {
  return sqlTokens(statement)
    .filter(({ kind }) => kind !== 'quoted')
    .map(({ text }) => text)
    .join('');
}

function declares(statement: string | undefined, table: string): boolean {
  return (
    statement !== undefined &&
    new RegExp(`^select (shard_by_county|shard_reference|mark_local)\\('${table}'\\)$`, 'i').test(statement)
  );
}

/** The statements of a script on one line each, without comments; function bodies are left out. */
export function splitStatements(sql: string): readonly string[] {
  return sqlStatements(sql).map((statement) =>
    sqlTokens(statement)
      .map(({ kind, text }) => (kind === 'comment' ? ' ' : kind === 'body' ? '$body$' : text))
      .join('')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMigrations } from './migrate.ts';
import { sqlStatements, sqlTokens } from './sql-statements.ts';

describe('the statements of a script', () => {
  /** One script each, and how many statements it is. */
  const scripts: Readonly<Record<string, readonly [sql: string, count: number]>> = {
    'end at semicolons': ['select 1; select 2', 2],
    'may end with one': ['select 1;', 1],
    'are none in blanks and comments': ['\n -- select 1;\n /* select 2; */ ; ;', 0],
    'keep semicolons of strings': ["select 'a;b', 'it''s; here'", 1],
    'keep backslashes of plain strings': ["select 'a\\'; select 2", 2],
    'heed backslashes of E strings': ["select E'a\\'; b'; select e'\\\\'; select 3", 3],
    'keep semicolons of names': ['select 1 as "a;""b;"; select 2', 2],
    'keep semicolons of bodies': ["create function f() as $$ begin; '; end; $$; select 2", 2],
    'tell bodies with marks apart': ['do $a$ x; $$ y; $b$ z; $a$; select 2', 2],
    'know parameters and names with dollars': ['select $1; select a$b$c; select $2', 3],
    'keep comments within': ['select 1 -- one; two\n, 2; select /* 3; /* 4; */ 5; */ 6', 2],
    'tell minus and slash from comments': ['select 1 - 2 / 3; select -1', 2],
    'hold Chinese': ["select '雁；归;' as 名; select 2", 2],
  };
  for (const [what, [sql, count]] of Object.entries(scripts))
    it(what, () => {
      const statements = sqlStatements(sql);
      assert.equal(statements.length, count, JSON.stringify(statements));
      assert.equal(
        sqlTokens(sql)
          .map(({ text }) => text)
          .join(''),
        sql,
      );
    });

  it('are not guessed where a quote or comment does not end', () => {
    for (const sql of ["select 'a; select 2", 'select "a', 'select 1 /* 2; /* 3 */'])
      assert.throws(() => sqlStatements(sql), /does not end/);
  });

  it('of every migration are found to the letter', async () => {
    for (const { name, sql } of await readMigrations()) {
      const statements = sqlStatements(sql);
      assert.ok(statements.length >= 3, name);
      for (const statement of statements) assert.ok(sql.includes(statement));
    }
  });
});

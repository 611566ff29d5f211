import { imports, member, Refused, type Named, type Tree } from './tree.ts';
import { sayInBoth } from './words.ts';

const migrations = 'apps/server/migrations';

/** A kind of row: its type and first event, its test, its lines in the manifest, its table with a migration. */
export function addEntity(tree: Tree, of: Named, day: string): void {
  const { module, name, camel, pascal } = of;
  const folder = `packages/domain/src/${module}`;
  const table = name.replaceAll('-', '_');
  for (const other of tree.folders('packages/domain/src')) {
    const manifest = `packages/domain/src/${other}/module.ts`;
    if (tree.has(manifest) && new RegExp(`\\b${camel}: \\{ heldWhole`).test(tree.read(manifest)))
      throw new Refused(`${other} has a ${camel} already: take another name.`);
  }
  tree.add(
    `${folder}/${name}.ts`,
    `import type { EventRules, Instant } from '../kernel/index.ts';

/** What it is, and for how long it is kept. */
export interface ${pascal} {
  readonly id: string;
  readonly addedAt: Instant;
}

/** It came to be. */
export interface ${pascal}Added {
  readonly ${camel}: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    ${camel}: ${pascal};
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ${pascal}Added: ${pascal}Added;
  }
}

export const ${camel}Events: EventRules<'${pascal}Added'> = {
  ${pascal}Added: {
    writes: ['${camel}'],
    evolve: (draft, { ${camel}: id }, { at }) => draft.put('${camel}', { id, addedAt: at }),
  },
};
`,
  );
  tree.add(
    `${folder}/${name}.test.ts`,
    `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorkingSet } from '../kernel/index.ts';
import { newId, START } from '../test-county.ts';
import { evolve, kinds } from '../whole.ts';

test('${name} is there from when it was added', () => {
  const county = new WorkingSet(kinds, kinds);
  const [id, by] = [newId(), newId()];
  evolve(county, { type: '${pascal}Added', data: { ${camel}: id } }, { seq: 1, at: START, by, countsFrom: START });
  assert.deepEqual(county.get('${camel}', id), { id, addedAt: START });
});
`,
  );
  tree.change(`${folder}/module.ts`, (text) => {
    const open = text.replace(/events: (\w+),/, 'events: { ...$1 },');
    const held = member(
      open,
      'kinds: {',
      `    ${camel}: { heldWhole: false, dates: { moments: ({ addedAt }) => [addedAt] } }`,
    );
    return imports(
      member(held, 'events: {', `    ...${camel}Events`),
      `import { ${camel}Events } from './${name}.ts';`,
    );
  });
  tree.change(`${folder}/index.ts`, (text) => `${text}export { type ${pascal} } from './${name}.ts';\n`);
  tree.change(`apps/server/src/modules/${module}/tables.ts`, (text) =>
    member(text, 'Tables = {', `  ${camel}: { table: '${table}', fields: { id: 'uuid', addedAt: 'instant' } }`),
  );
  tree.add(
    `${migrations}/${day}-${nextOf(tree.files(migrations), day)}-${name}.sql`,
    `set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What it is, and for how long it is kept.
create table ${table} (
  county text not null,
  id uuid not null,
  added_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('${table}');
`,
  );
  tree.change('apps/server/src/http/heard-by.ts', (text) =>
    member(
      text,
      'Readonly<Record<EventType, readonly Capability[]>> = {',
      `  ${pascal}Added: [${tree.capabilityIn(`apps/server/src/modules/${module}`, 'capability')}]`,
    ),
  );
  sayInBoth(tree, 'events', `${pascal}Added`, of);
}

/** The number of a day's next migration, after all that are there. */
function nextOf(files: readonly string[], day: string): string {
  const today = files
    .filter((file) => file.startsWith(day))
    .map((file) => Number(file.slice(day.length + 1, day.length + 4)));
  return String(Math.max(0, ...today) + 1).padStart(3, '0');
}

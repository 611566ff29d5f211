import { imports, member, Refused, type Named, type Tree } from './tree.ts';

const home = 'packages/domain/src';

/** Where a module says what can be read of it: in one file, or in one a part. */
const READS = /^(?:[a-z-]+-)?reads\.ts$/;

/** A read: what is asked and answered, declared in the domain; its query and its test on the server. */
export function addRead(tree: Tree, { module, name, camel }: Named): void {
  const [declared, folder] = [`${home}/${module}/reads.ts`, `apps/server/src/modules/${module}`];
  if (!tree.has(declared) || !tree.has(`${folder}/reads.ts`))
    throw new Refused(
      `${module} has no reads yet: write ${declared} and ${folder}/reads.ts, and name them in ${home}/reads.ts and apps/server/src/modules/index.ts.`,
    );
  for (const other of tree.folders(home))
    for (const file of tree.files(`${home}/${other}`))
      if (READS.test(file) && tree.read(`${home}/${other}/${file}`).includes(`'/${name}': `))
        throw new Refused(`${other} answers /${name} already: take another name.`);
  const line = `  '/${name}': defineRead({
    summary: 'What it shows',
    capability: ${tree.capabilityIn(`${home}/${module}`, 'capability', READS)},
    reach: 'county',
    tells: ['station'],
    asks: z.object({}),
    answer: z.object({ rows: z.array(z.object({ id: z.uuid() })), next: z.null() }),
  })`;
  // Where a module joins its reads from parts, the new one is a part of its own until somebody finds it its place.
  if (tree.read(declared).includes('defineRead(')) tree.change(declared, (text) => member(text, 'Reads = {', line));
  else {
    tree.add(
      `${home}/${module}/${name}-reads.ts`,
      `import * as z from 'zod/mini';
import { defineRead } from '../read.ts';

/** What it shows, and to whom. */
export const ${camel}Reads = {
${line},
};
`,
    );
    tree.change(declared, (text) =>
      imports(member(text, 'Reads = {', `  ...${camel}Reads`), `import { ${camel}Reads } from './${name}-reads.ts';`),
    );
  }
  tree.add(
    `${folder}/${name}.ts`,
    `import type { Query } from '../../http/reading.ts';

/** What it shows, and to whom. */
export const ${camel}: Query<'/${name}'> = async ({ pool, county }) => {
  const { rows } = await pool.query<{ id: string }>('select id from station where county = $1 order by id', [county]);
  return { rows, next: null };
};
`,
  );
  tree.add(
    `${folder}/${name}.test.ts`,
    `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServer } from '../../http/test-server.ts';

const here = withServer();

test('${name} answers whoever may read it in the whole county', async () => {
  const { status, body } = await here().administrator.read('/${name}');
  assert.equal(status, 200);
  assert.equal(body.next, null);
});
`,
  );
  tree.change(`${folder}/reads.ts`, (text) =>
    imports(member(text, 'Reads = {', `  '/${name}': ${camel}`), `import { ${camel} } from './${name}.ts';`),
  );
  tree.change('apps/server/src/http/test-rights-reads.ts', (text) =>
    member(text, 'const readRows: Readonly<Record<string, ReadRow>> = {', `  '/${name}': whole('/${name}')`),
  );
  tree.change('apps/server/src/http/reads.test.ts', (text) =>
    member(text, 'const addresses: Readonly<Record<string, () => readonly string[]>> = {', `  '/${name}': () => ['']`),
  );
}

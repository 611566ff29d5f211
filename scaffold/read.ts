import { imports, member, Refused, type Named, type Tree } from './tree.ts';

/** A read of the server: what is asked and answered, its test, its line in the module's reads. */
export function addRead(tree: Tree, { module, name, camel }: Named): void {
  const folder = `apps/server/src/modules/${module}`;
  if (!tree.has(`${folder}/reads.ts`))
    throw new Refused(
      `${module} has no reads yet: write ${folder}/reads.ts and spread it in apps/server/src/modules/index.ts.`,
    );
  for (const other of tree.folders('apps/server/src/modules'))
    for (const file of tree.files(`apps/server/src/modules/${other}`))
      if (tree.read(`apps/server/src/modules/${other}/${file}`).includes(`path: '/${name}'`))
        throw new Refused(`${other} answers /${name} already: take another name.`);
  tree.add(
    `${folder}/${name}.ts`,
    `import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';

/** What it shows, and to whom. */
export const ${camel} = defineRead({
  path: '/${name}',
  summary: 'What it shows',
  capability: ${tree.capabilityIn(folder, 'capability')},
  reach: 'county',
  asks: z.object({}),
  answer: z.object({ rows: z.array(z.object({ id: z.uuid() })), next: z.null() }),
  async read({ pool, county }) {
    const { rows } = await pool.query<{ id: string }>('select id from station where county = $1 order by id', [county]);
    return { rows, next: null };
  },
});
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
    imports(member(text, 'readonly MountedRead[] = [', camel), `import { ${camel} } from './${name}.ts';`),
  );
  tree.change('apps/server/src/http/test-rights-reads.ts', (text) =>
    member(text, 'const readRows: Readonly<Record<string, ReadRow>> = {', `  '/${name}': whole('/${name}')`),
  );
  tree.change('apps/server/src/http/reads.test.ts', (text) =>
    member(text, 'const addresses: Readonly<Record<string, () => readonly string[]>> = {', `  '/${name}': () => ['']`),
  );
}

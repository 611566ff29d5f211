import { imports, member, Refused, type Named, type Tree } from './tree.ts';

const home = 'packages/domain/src';

/** A read: what is asked and answered, declared in the domain; its query and its test on the server. */
export function addRead(tree: Tree, { module, name, camel }: Named): void {
  const [declared, folder] = [`${home}/${module}/reads.ts`, `apps/server/src/modules/${module}`];
  if (!tree.has(declared) || !tree.has(`${folder}/reads.ts`))
    throw new Refused(
      `${module} has no reads yet: write ${declared} and ${folder}/reads.ts, and name them in ${home}/reads.ts and apps/server/src/modules/index.ts.`,
    );
  for (const other of tree.folders(home))
    if (tree.has(`${home}/${other}/reads.ts`) && tree.read(`${home}/${other}/reads.ts`).includes(`'/${name}': `))
      throw new Refused(`${other} answers /${name} already: take another name.`);
  tree.change(declared, (text) =>
    member(
      text,
      'Reads = {',
      `  '/${name}': defineRead({
    summary: 'What it shows',
    capability: ${tree.capabilityIn(`${home}/${module}`, 'capability')},
    reach: 'county',
    tells: ['station'],
    asks: z.object({}),
    answer: z.object({ rows: z.array(z.object({ id: z.uuid() })), next: z.null() }),
  })`,
    ),
  );
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

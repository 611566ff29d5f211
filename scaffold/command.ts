import { imports, member, Refused, type Named, type Tree } from './tree.ts';
import { sayInBoth } from './words.ts';

/** A command: its rule, its test, its line in the manifest, its word in both languages. */
export function addCommand(tree: Tree, of: Named): void {
  const { module, name, camel } = of;
  const folder = `packages/domain/src/${module}`;
  for (const other of tree.folders('packages/domain/src'))
    if (tree.has(`packages/domain/src/${other}/${name}.ts`))
      throw new Refused(`${other} has a ${name} already: take another name.`);
  tree.add(
    `${folder}/${name}.ts`,
    `import * as z from 'zod/mini';
import { accept, defineCommand } from '../kernel/index.ts';

/** What it does, and whom it concerns. Refused where … */
export const ${camel} = defineCommand({
  type: '${name}',
  capability: ${tree.capabilityIn(folder, 'capability')},
  payload: z.object({}),
  place: (_, { county }) => county,
  decide() {
    return accept();
  },
});
`,
  );
  tree.add(
    `${folder}/${name}.test.ts`,
    `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, TestCounty } from '../test-county.ts';

test('${name} is for those who may, and for nobody without a role', () => {
  const county = new TestCounty().begin();
  assert.equal(county.say('${name}', {}).to, 'accepted');
  assert.equal(county.say('${name}', {}, { by: newId() }).to, 'account-closed');
});
`,
  );
  tree.change(`${folder}/module.ts`, (text) =>
    imports(member(text, 'commands: [', camel), `import { ${camel} } from './${name}.ts';`),
  );
  tree.change('apps/server/src/http/test-rights-commands.ts', (text) =>
    member(text, 'const commandRows: Readonly<Record<string, CommandRow>> = {', `  '${name}': atCounty(() => ({}))`),
  );
  sayInBoth(tree, 'commands', `'${name}'`, of);
}

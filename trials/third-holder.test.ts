import assert from 'node:assert/strict';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyOfTree, run } from '../scaffold/test-copy.ts';
import { imports } from '../scaffold/tree.ts';

/**
 * A module that nobody planned for declares a holder of its own: who keep hens. In a copy of the tree it is named where the modules
 * are named, and no other line of the house is changed: the engine on the phone and the server's copies are had by its manifest.
 */
describe('a made-up module with a third holder', () => {
  let copy = '';
  before(async () => {
    copy = await copyOfTree();
    const put = (from: string, to: string) =>
      cp(join(copy, 'trials/made-up', from), join(copy, to), { recursive: true });
    await put('coops', 'packages/domain/src/coops');
    await put('server/tables.ts', 'apps/server/src/modules/coops/tables.ts');
    await put('server/coops.sql', 'apps/server/migrations/9999-01-01-001-coops.sql');
    await put('keepers.ts', 'trials/keepers.test.ts');
    await rm(join(copy, 'trials/made-up'), { recursive: true });
    for (const [path, line, opening, name] of namings) {
      const text = await readFile(join(copy, path), 'utf8');
      const named = imports(text, line).replace(opening, `${opening}\n  ${name},`);
      assert.notEqual(named, text);
      await writeFile(join(copy, path), named);
    }
  });
  after(() => rm(copy, { recursive: true, force: true }));

  test('has the right types', async () => {
    const { code, said } = await run(copy, join(copy, 'node_modules/.bin/tsc'), ['-p', 'packages/domain']);
    assert.equal(code, 0, said);
  });

  test('passes its own fortnight of bad weather', async () => {
    const { code, said } = await run(copy, process.execPath, ['--test', '--test-force-exit', 'trials/keepers.test.ts']);
    assert.equal(code, 0, said);
  });
});

/** Where modules are named, each with the line that brings it in and the list that it stands in. */
const namings = [
  ['packages/domain/src/county.ts', "import { coops } from './coops/module.ts';", '  loopCosts,', 'coops'],
  [
    'apps/server/src/store/mapping.ts',
    "import { coopsTables } from '../modules/coops/tables.ts';",
    '  ...loopCostsTables,',
    '...coopsTables',
  ],
] as const;

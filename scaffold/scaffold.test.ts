import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyOfTree, root, run } from './test-copy.ts';

const make = (cwd: string, ...args: readonly string[]) => run(cwd, process.execPath, ['scaffold/new.ts', ...args]);

const asked = [
  ['command', 'fleet', 'weigh-parcel'],
  ['entity', 'fleet', 'weighing-slip'],
  ['read', 'fleet', 'weighings'],
  ['read', 'produce', 'cellars'],
  ['screen', 'fleet', 'weighing-desk'],
  ['counter-screen', 'fleet', 'weighing-counter'],
] as const;

describe('what npm run new makes, all of it in one copy of the tree', { concurrency: 2 }, () => {
  let copy = '';
  const made: string[] = [];
  const bin = (name: string) => join(copy, 'node_modules', '.bin', name);

  before(async () => {
    copy = await copyOfTree();
    for (const args of asked) {
      const { code, said } = await make(copy, ...args);
      assert.equal(code, 0, said);
      made.push(...said.trim().split('\n'));
    }
  });
  after(() => rm(copy, { recursive: true, force: true }));

  test('names each file that it made or changed, a test for each thing among them', () => {
    assert.equal(made.filter((path) => path.endsWith('.test.ts') && !path.includes('reads.test')).length, asked.length);
  });

  for (const project of ['packages/domain', '.', 'apps/web', 'apps/web/test'])
    test(`has the right types in ${project}`, async () => {
      const { code, said } = await run(copy, bin('tsc'), ['-p', project]);
      assert.equal(code, 0, said);
    });

  test('passes lint and formatter', async () => {
    const sources = [...new Set(made.filter((path) => /\.tsx?$/.test(path)))];
    for (const [program, args] of [
      ['oxlint', ['--type-aware', '--deny-warnings']],
      ['oxfmt', ['--check']],
    ] as const) {
      const { code, said } = await run(copy, bin(program), [...args, ...sources]);
      assert.equal(code, 0, said);
    }
  });

  test('passes its own tests, and those that hold a manifest to what it lists', async () => {
    const own = made.filter((path) => path.endsWith('.test.ts') && !path.includes('reads.test'));
    const held = ['apps/server/test/law.test.ts', 'apps/web/test/words-of-screens.test.ts'];
    const { code, said } = await run(copy, process.execPath, ['--test', '--test-force-exit', ...own, ...held]);
    assert.equal(code, 0, said);
  });

  test('is refused a second time', async () => {
    for (const args of asked) {
      const { code, said } = await make(copy, ...args);
      assert.equal(code, 1, args.join(' '));
      assert.match(said, /already: take another name/);
    }
  });
});

describe('npm run new', () => {
  const refused: Readonly<Record<string, readonly [args: readonly string[], says: RegExp]>> = {
    'a module that is not there': [['command', 'weather', 'look-up'], /no module “weather”. There are: .*purchasing/],
    'a name that is not in small letters with hyphens': [
      ['read', 'fleet', 'WeighParcel'],
      /is no name: .*weigh-parcel/,
    ],
    'what it does not know how to make': [
      ['module', 'fleet', 'one'],
      /npm run new -- command\|entity\|read\|screen\|counter-screen MODULE NAME/,
    ],
    'a command that another module has': [['command', 'fleet', 'place-order'], /purchasing has a place-order already/],
    'a kind of row that another module has': [['entity', 'fleet', 'van-load'], /road has a vanLoad already/],
    'an address that another module answers': [['read', 'fleet', 'orders'], /purchasing answers \/orders already/],
    'an address that a part of a module answers': [['read', 'fleet', 'lots'], /produce answers \/lots already/],
    'an address that another module has a screen at': [
      ['screen', 'fleet', 'orders'],
      /purchasing has a screen at \/orders already/,
    ],
    'an address that the counter has a screen at': [
      ['counter-screen', 'fleet', 'receive'],
      /The counter has a screen at \/receive already/,
    ],
    'a screen of a module without a desk': [['screen', 'clock', 'look'], /no screens at the desk yet: write/],
  };
  for (const [name, [args, says]] of Object.entries(refused))
    test(`refuses ${name}, and says what to do`, async () => {
      const { code, said } = await make(root, ...args);
      assert.equal(code, 1);
      assert.match(said, says);
    });
});

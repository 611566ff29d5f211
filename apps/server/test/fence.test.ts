import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
  readonly number_of_files: number;
}

function lint(folder: string, ...options: readonly string[]): Report {
  const { stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/oxlint'),
    ['--type-aware', '--format', 'json', ...options],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  assert.ok(stdout.startsWith('{'), stderr + stdout);
  const report: Report = JSON.parse(stdout);
  return report;
}

const imports = (from: string) => `import ${JSON.stringify(from)};\nexport const here = 1;\n`;

/** What each file does wrong, by where it stands, and the rule that says so. */
const planted: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  'packages/domain/src/network/asks-the-time.ts': ['export const now = Date.now();\n', 'no-restricted-globals'],
  'packages/domain/src/network/makes-a-date.ts': ['export const now = new Date();\n', 'no-restricted-globals'],
  'packages/domain/src/network/throws-dice.ts': ['export const six = Math.random();\n', 'no-restricted-properties'],
  'packages/domain/src/network/waits.ts': ['setTimeout(() => {}, 5);\n', 'no-restricted-globals'],
  'packages/domain/src/network/talks.ts': ["console.log('雁归');\n", 'no-console'],
  'packages/routing/src/asks-the-time.ts': ['export const now = Date.now();\n', 'no-restricted-globals'],
  'packages/routing/src/throws-dice.ts': ['export const six = Math.random();\n', 'no-restricted-properties'],
  'packages/sealed-file/src/asks-the-network.ts': ["export const answer = fetch('/');\n", 'no-restricted-globals'],
  'packages/sealed-file/src/asks-the-time.ts': ['export const now = Date.now();\n', 'no-restricted-globals'],
  'apps/server/src/circle-one.ts': [
    "import { two } from './circle-two.ts';\nexport const one = (): number => two();\n",
    'no-cycle',
  ],
  'apps/server/src/circle-two.ts': [
    "import { one } from './circle-one.ts';\nexport const two = (): number => one();\n",
    'no-cycle',
  ],
  'apps/server/src/says-any.ts': ['export const one = (given: any) => given;\n', 'no-explicit-any'],
  'apps/server/src/lets-float.ts': [
    'export const one = async () => {};\nexport function two(): void {\n  one();\n}\n',
    'no-floating-promises',
  ],
  'apps/server/src/forgets-a-case.ts': [
    "export function one(way: 'up' | 'down'): number {\n  switch (way) {\n    case 'up':\n      return 1;\n  }\n  return 0;\n}\n",
    'switch-exhaustiveness-check',
  ],
};

/** What the same places may do. */
const allowed: Readonly<Record<string, string>> = {
  'packages/domain/src/network/station.test.ts': imports('node:test') + 'export const now = Date.now();\n',
  'packages/routing/src/threads/index.ts': 'export const now = Date.now();\n',
  'apps/server/src/main.ts': 'export const now = Date.now();\n',
};

describe('the fence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangui-fence-'));
  let rulesByFile: ReadonlyMap<string, readonly string[]> = new Map();
  before(() => {
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          module: 'nodenext',
          target: 'es2024',
          allowImportingTsExtensions: true,
          noEmit: true,
          types: [],
        },
      }),
    );
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const texts = [
      ...Object.entries(planted).map(([path, [text]]) => [path, text] as const),
      ...Object.entries(allowed),
    ];
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { diagnostics } = lint(folder);
    rulesByFile = new Map(
      Object.entries(Object.groupBy(diagnostics, ({ filename }) => filename.split(sep).join('/'))).map(
        ([file, found]) => [file, (found ?? []).map(({ code }) => code)],
      ),
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [path, [, rule]] of Object.entries(planted)) {
    test(`sees ${path}`, () => {
      const rules = rulesByFile.get(path) ?? [];
      assert.ok(
        rules.some((code) => code.includes(`(${rule})`)),
        `${rule} is among ${rules.join(', ') || 'nothing'}`,
      );
    });
  }

  test('lets through what is allowed', () => {
    for (const path of Object.keys(allowed)) assert.deepEqual(rulesByFile.get(path) ?? [], [], path);
  });

  test('looks at every source file there is', () => {
    // What stands for a module of somebody else's is compiled and tried in a copy of the tree.
    const madeUp = [':!trials/made-up'];
    const { number_of_files: looked } = lint(root, '--quiet');
    const { stdout } = spawnSync('git', ['ls-files', '*.ts', '*.tsx', '*.js', ...madeUp], {
      cwd: root,
      encoding: 'utf8',
    });
    const listed = stdout.trimEnd().split('\n').length;
    // A copy without its history cannot be counted by git: then by what lies in the folders.
    const there = stdout === '' ? ['packages', 'apps'].reduce((sum, of) => sum + sourcesIn(join(root, of)), 0) : listed;
    assert.ok(there > 200 && looked >= there, `${looked} of ${there} files were looked at`);
  });
});

function sourcesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    ({ name, parentPath }) => /\.tsx?$/.test(name) && !/node_modules|dist/.test(parentPath),
  ).length;
}

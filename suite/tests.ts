import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { startTestPostgres } from '../apps/server/src/postgres/test-database.ts';
import { folderInMemory } from './memory.ts';
import { Times } from './times.ts';

/** No test takes longer, also on a machine three times slower than usual. */
const TIMEOUT_MS = 180_000;

/** What is run one after the other: what has the machine's cores to itself, and what shares them with a browser. */
const parts = [
  {
    globs: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'apps/web/test/**/*.test.ts',
      'apps/server/test/*.test.ts',
      'bench/**/*.test.ts',
      'trials/**/*.test.ts',
      '{suite,scaffold}/*.test.ts',
    ],
    atOnce: availableParallelism(),
  },
  { globs: ['apps/server/test/browser/*.test.ts'], atOnce: Math.max(1, availableParallelism() - 1) },
];

/**
 * Runs the tests of some files, and notes what took how long. A file that ends with something still open is ended; one
 * that says nothing of its end is a failure, whatever was heard of it before.
 * @returns whether all passed
 */
async function passes(globs: readonly string[], atOnce: number, times: Times): Promise<boolean> {
  const heard = new Set<string>();
  const ended = new Set<string>();
  let passed = true;
  const tests = run({
    globPatterns: [...globs],
    timeout: TIMEOUT_MS,
    concurrency: atOnce,
    execArgv: ['--test-force-exit', '--import', new URL('say-all.ts', import.meta.url).href],
  });
  tests.on('test:start', ({ file }) => file !== undefined && heard.add(file));
  tests.on('test:summary', ({ file, success }) => {
    passed &&= success;
    if (file !== undefined) ended.add(file);
  });
  tests.on('test:fail', () => (passed = false));
  for (const event of ['test:pass', 'test:fail'] as const) tests.on(event, (test) => times.note(test));
  for await (const text of tests.compose(new spec())) process.stdout.write(String(text));
  const cut = [...heard].filter((file) => !ended.has(file));
  if (cut.length > 0) console.log(`\nThese did not come to their end:\n${cut.join('\n')}`);
  return passed && cut.length === 0 && heard.size > 0;
}

/**
 * Lets all test files share what each would make for itself: one PostgreSQL, temporary files in memory, and what Node
 * compiled of the sources. A few files do without the first two: they come to their end sooner than these would be there.
 * @returns gives back what it took
 */
async function share(): Promise<() => Promise<void>> {
  process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../data/compiled', import.meta.url));
  const folder = asked.length > 0 || process.env['TEST_DATABASE_URL'] ? undefined : folderInMemory();
  if (folder === undefined) return async () => {};
  process.env['TMPDIR'] = folder;
  const postgres = await startTestPostgres(join(folder, 'postgres'));
  process.env['TEST_DATABASE_URL'] = postgres.url;
  return () => postgres.stop();
}

const asked = process.argv.slice(2);
const giveBack = await share();
const times = new Times();
let passed = true;
for (const { globs, atOnce } of asked.length > 0 ? [{ globs: asked, atOnce: 1 }] : parts)
  passed = (await passes(globs, atOnce, times)) && passed;
console.log(times.told());
await giveBack();
process.exitCode = passed ? 0 : 1;

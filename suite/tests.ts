import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
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
 * Runs the tests of some files, and notes what took how long. A file that ends with something still open is ended. Node may lose
 * the end of what a file said when it ends it: such a file is run once more, left to end by itself; one of which the end is not
 * heard then is a failure.
 * @returns whether all passed
 */
async function passes(globs: readonly string[], atOnce: number, times: Times): Promise<boolean> {
  const first = await heard(globs, atOnce, times, ['--test-force-exit']);
  if (first.cut.length === 0) return first.passed;
  console.log(`\nOnce more, for their end was not heard:\n${first.cut.join('\n')}\n`);
  const again = await heard(first.cut, 1, times, []);
  if (again.cut.length > 0) console.log(`\nThese did not come to their end:\n${again.cut.join('\n')}`);
  return first.passed && again.passed && again.cut.length === 0;
}

interface Heard {
  readonly passed: boolean;
  /** The files that began and said nothing of their end. */
  readonly cut: readonly string[];
}

async function heard(
  globs: readonly string[],
  atOnce: number,
  times: Times,
  execArgv: readonly string[],
): Promise<Heard> {
  const begun = new Set<string>();
  const ended = new Set<string>();
  let passed = true;
  const tests = run({ globPatterns: [...globs], timeout: TIMEOUT_MS, concurrency: atOnce, execArgv: [...execArgv] });
  tests.on('test:start', ({ file }) => file !== undefined && begun.add(file));
  tests.on('test:summary', ({ file, success }) => {
    if (file === undefined) return;
    passed &&= success;
    ended.add(file);
  });
  tests.on('test:fail', () => (passed = false));
  for (const event of ['test:pass', 'test:fail'] as const) tests.on(event, (test) => times.note(test));
  for await (const text of tests.compose(new spec())) process.stdout.write(String(text));
  return { passed: passed && begun.size > 0, cut: [...begun].filter((file) => !ended.has(file)) };
}

const asked = process.argv.slice(2);
const times = new Times();
let passed = true;
for (const { globs, atOnce } of asked.length > 0 ? [{ globs: asked, atOnce: 1 }] : parts)
  passed = (await passes(globs, atOnce, times)) && passed;
console.log(times.told());
process.exitCode = passed ? 0 : 1;

import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

const SLOWEST = 10;

/**
 * A reporter for `node --test` that says nothing until the end: the time of the tests by package and kind, and the slowest
 * files. A file's time is that of its outermost tests; files run side by side, so the sums exceed what the clock shows.
 */
export default async function* times(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const byFile = new Map<string, number>();
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.nesting !== 0 || data.file === undefined) continue;
    const file = relative(process.cwd(), data.file);
    byFile.set(file, (byFile.get(file) ?? 0) + data.details.duration_ms);
  }
  const byKind = new Map<string, number>();
  for (const [file, ms] of byFile) byKind.set(kindOf(file), (byKind.get(kindOf(file)) ?? 0) + ms);
  yield `\nTime of tests by kind, side by side:\n${lines(byKind)}\nSlowest files:\n${lines(byFile, SLOWEST)}`;
}

/** The package, and within the server the browser's stories apart. */
function kindOf(file: string): string {
  if (file.startsWith('apps/server/test/browser/')) return 'apps/server, in the browser';
  const [first = '', second = ''] = file.split('/');
  return first === 'apps' || first === 'packages' ? `${first}/${second}` : first;
}

function lines(times: ReadonlyMap<string, number>, most = Number.POSITIVE_INFINITY): string {
  return [...times]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([name, ms]) => `${(ms / 1_000).toFixed(1).padStart(8)} s  ${name}\n`)
    .join('');
}

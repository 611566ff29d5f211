import { relative } from 'node:path';

const SLOWEST = 10;

/** What is known of a test that ended. */
interface Ended {
  readonly file?: string | undefined;
  readonly nesting: number;
  readonly details: { readonly duration_ms: number };
}

/**
 * The time of the tests by package and kind, and the slowest files. A file's time is that of its outermost tests; files
 * run side by side, so the sums exceed what the clock shows.
 */
export class Times {
  private readonly byFile = new Map<string, number>();

  note({ file, nesting, details }: Ended): void {
    if (nesting !== 0 || file === undefined) return;
    const name = relative(process.cwd(), file);
    this.byFile.set(name, (this.byFile.get(name) ?? 0) + details.duration_ms);
  }

  told(): string {
    const byKind = new Map<string, number>();
    for (const [file, ms] of this.byFile) byKind.set(kindOf(file), (byKind.get(kindOf(file)) ?? 0) + ms);
    return `\nTime of tests by kind, side by side:\n${lines(byKind)}\nSlowest files:\n${lines(this.byFile, SLOWEST)}`;
  }
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

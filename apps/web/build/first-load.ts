import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** What one surface costs before its first button: its own lazy entry, by file, and the most it may weigh. */
export interface Budget {
  readonly surface: string;
  readonly entries: readonly string[];
  readonly limitKiB: number;
}

/** Prints what each surface loads first, gzipped, and fails the build when one is over its budget. */
export function firstLoad(budgets: readonly Budget[]): Plugin {
  return {
    name: 'yangui:first-load',
    apply: 'build',
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const { surface, entries, limitKiB } of budgets) {
        const files = new Set<string>();
        for (const chunk of chunks) {
          // Some share a file, which is then no entry's own.
          const starts =
            chunk.isEntry || entries.some((entry) => chunk.moduleIds.some((id) => id.endsWith(`/${entry}`)));
          if (starts) addWithImports(chunk, chunks, files);
        }
        const bytes = chunks
          .filter((chunk) => files.has(chunk.fileName))
          .reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
        const kib = bytes / 1024;
        console.log(
          `first load  ${surface.padEnd(8)} ${kib.toFixed(1).padStart(6)} KiB of JavaScript, gzipped (limit ${limitKiB}, ${files.size} files)`,
        );
        if (kib > limitKiB)
          this.error(`${surface} weighs ${kib.toFixed(1)} KiB at first load, over its ${limitKiB} KiB`);
      }
    },
  };
}

function addWithImports(chunk: Rolldown.OutputChunk, all: readonly Rolldown.OutputChunk[], files: Set<string>): void {
  if (files.has(chunk.fileName)) return;
  files.add(chunk.fileName);
  for (const name of chunk.imports) {
    const imported = all.find((one) => one.fileName === name);
    if (imported !== undefined) addWithImports(imported, all, files);
  }
}

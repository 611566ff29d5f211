import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', 'src');

/** One source file of the web, by its path from `src`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript source of the web, but for tests and their kits. */
export function webSources(): readonly Source[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.tsx?$/.test(entry.name) &&
        !entry.name.includes('.test.') &&
        !entry.name.startsWith('test-'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

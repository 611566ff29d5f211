import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { webSources } from './sources.ts';

const root = join(import.meta.dirname, '..', 'src');
const isOfTheDesk = (path: string) => /(^|\/)desk\//.test(path);

/** The classes that a sheet gives a look wherever they stand: alone in a selector, but for a state. */
function lookedAfter(css: string): readonly string[] {
  return [...css.matchAll(/(?:^|[},;{])\s*\.([a-z][a-z0-9-]*)(?:::?[a-z-]+)?(?=\s*[,{])/gm)].flatMap(
    ([, name]) => name ?? [],
  );
}

test('what is shown outside the desk has its look without the desk’s sheets', () => {
  const sheets = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
    .map((entry) => join(entry.parentPath, entry.name));
  const named = (desk: boolean) =>
    new Set(
      sheets
        .filter((path) => isOfTheDesk(relative(root, path)) === desk)
        .flatMap((path) => lookedAfter(readFileSync(path, 'utf8').replace(/\/\*.*?\*\//gs, ''))),
    );
  const [atTheDesk, everywhere] = [named(true), named(false)];
  const bare = webSources()
    .filter(({ path }) => path.endsWith('.tsx') && !isOfTheDesk(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/class(?:Name)?=(?:"([^"]+)"|\{([^}]+)\})/g)]
        .flatMap(([, plain, reckoned]) =>
          plain === undefined
            ? [...(reckoned ?? '').matchAll(/['"`]([^'"`$]+)['"`$]/g)].flatMap(([, one]) => (one ?? '').split(/\s+/))
            : plain.split(/\s+/),
        )
        .filter((name) => atTheDesk.has(name) && !everywhere.has(name))
        .map((name) => `${path}: ${name}`),
    );
  assert.deepEqual(bare, []);
});

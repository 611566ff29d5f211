import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Builds a page of the web app's framework with one button and nothing else into a folder: what any page costs on a line,
 * against which the bench sets ours. Two files, as small as the framework lets them be.
 */
export async function buildEmptyPage(outDir: string): Promise<void> {
  // Within the web app, whose framework it takes.
  const source = `${root}node_modules/.empty-page`;
  mkdirSync(source, { recursive: true });
  writeFileSync(
    `${source}/index.html`,
    '<!doctype html><title>.</title><script type="module" src="./page.js"></script>',
  );
  writeFileSync(
    `${source}/page.js`,
    `import { h, render } from 'preact';\nrender(h('button', { type: 'submit' }, '1'), document.body);\n`,
  );
  try {
    await build({ configFile: false, logLevel: 'warn', root: source, build: { outDir, emptyOutDir: true } });
  } finally {
    rmSync(source, { recursive: true });
  }
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';

/** What is kept on the device so that it opens without network. */
export interface Kept {
  /** The service worker's source. */
  readonly worker: string;
  /** Lazy entries that are left to the network, with what only they need. */
  readonly leave: readonly string[];
  /** Files of the public folder that are kept as well. */
  readonly files: readonly string[];
}

interface Precached {
  readonly url: string;
  readonly revision: string | null;
}

type Bundle = Rolldown.OutputBundle;

/**
 * Builds the service worker, which keeps the app's shell and all that the counter may fetch later, but not the desk.
 * What it weighs is printed: it is fetched once, after the first screen is there.
 */
export function offline({ worker, leave, files }: Kept): Plugin {
  let root = '';
  let publicDir = '';
  return {
    name: 'yangui:offline',
    apply: 'build',
    configResolved(config) {
      ({ root, publicDir } = config);
    },
    async writeBundle({ dir = 'dist' }, bundle) {
      const kept = [...keptOf(bundle, leave), 'index.html'].map((name) => ({ name, bytes: bytesOf(bundle, name) }));
      const shared = files.map((name) => ({ name, bytes: readFileSync(join(publicDir, name)) }));
      const precached = [...kept, ...shared].map(({ name, bytes }): Precached => ({
        url: `/${name}`,
        revision: name.startsWith('assets/') ? null : digest(bytes),
      }));
      await buildWorker(join(root, worker), dir, precached);
      const total = [...kept, ...shared].reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0);
      console.log(
        `kept on the device  ${precached.length} files, ${kib(total)} KiB gzipped; its service worker ${kib(gzipSync(readFileSync(join(dir, 'sw.js'))).length)} KiB gzipped`,
      );
    },
  };
}

/** The chunks that the shell reaches, at once or later, without those left to the network; and their styles. */
function keptOf(bundle: Bundle, leave: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(name) || leave.some((entry) => chunk.facadeModuleId?.endsWith(entry)))
      return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  for (const file of Object.values(bundle))
    if (file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith('/src/main.tsx'))) visit(file.fileName);
  if (found.size === 0) throw new Error('the build has no main.tsx');
  return [...found].toSorted();
}

async function buildWorker(source: string, outDir: string, precached: readonly Precached[]): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { __PRECACHED__: JSON.stringify(precached) },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { input: source, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
}

function bytesOf(bundle: Bundle, name: string): Buffer {
  const file = bundle[name];
  if (file === undefined) throw new Error(`the build made no ${name}`);
  return Buffer.from(file.type === 'chunk' ? file.code : file.source);
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
}

function kib(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What gets smaller: texts and programs. Pictures are pressed already. */
const PRESSED = /\.(js|css|html|svg|webmanifest|wasm)$/;
/** Below this a network packet carries the file as it is. */
const SMALLEST_BYTES = 1_024;

/** Puts a Brotli and a gzip copy beside every file that gets smaller by it, pressed as hard as can be: once here instead of weakly at each request. */
export function compressed(): Plugin {
  let outDir = '';
  return {
    name: 'yangui:compressed',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
    },
    // After every other plugin has written its files.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
          if (PRESSED.test(name)) press(join(outDir, name));
        }
      },
    },
  };
}

function press(path: string): void {
  const bytes = readFileSync(path);
  if (bytes.length < SMALLEST_BYTES) return;
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  );
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}

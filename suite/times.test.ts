import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('the suite names its slowest files beside the counts, and keeps the exit code', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'yangui-suite-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'goose.test.mjs');
  const reporter = fileURLToPath(new URL('times.ts', import.meta.url));
  const run = (body: string) => {
    writeFileSync(file, `import { test } from 'node:test'; test('flies', () => { ${body} });`);
    return spawnSync(
      process.execPath,
      [
        '--test',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        `--test-reporter=${reporter}`,
        '--test-reporter-destination=stdout',
        file,
      ],
      { encoding: 'utf8', cwd: folder, env: { ...process.env, NODE_TEST_CONTEXT: undefined } },
    );
  };
  const good = run('');
  assert.equal(good.status, 0, good.stderr);
  assert.match(good.stdout, /ℹ pass 1/);
  assert.match(good.stdout, /Slowest files:\n +\d+\.\d s {2}goose\.test\.mjs/);
  assert.equal(run("throw new Error('tired')").status, 1);
});

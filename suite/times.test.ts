import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const suite = fileURLToPath(new URL('tests.ts', import.meta.url));

/** Runs the suite on one file with one test that does this. */
function suiteOn(t: TestContext, body: string) {
  const folder = mkdtempSync(join(tmpdir(), 'yangui-suite-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'goose.test.mjs'), `import { test } from 'node:test'; test('flies', () => { ${body} });`);
  return spawnSync(process.execPath, [suite, '*.test.mjs'], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
}

test('the suite names its slowest files beside the counts, and keeps the exit code', (t) => {
  const good = suiteOn(t, '');
  assert.equal(good.status, 0, good.stderr);
  assert.match(good.stdout, /ℹ pass 1/);
  assert.match(good.stdout, /Slowest files:\n +\d+\.\d s {2}goose\.test\.mjs/);
  assert.equal(suiteOn(t, "throw new Error('tired')").status, 1);
});

test('a file that something is left open in is ended, one that dies on the way is a failure, and so is none at all', (t) => {
  const open = suiteOn(t, 'setInterval(() => {}, 60_000)');
  assert.equal(open.status, 0, open.stdout);
  assert.equal(suiteOn(t, 'process.exit(0)').status, 1, 'it said nothing of its end');
  assert.equal(suiteOn(t, "setInterval(() => {}, 60_000); throw new Error('tired')").status, 1);
  assert.equal(spawnSync(process.execPath, [suite, 'no-such-*.test.mjs'], { cwd: tmpdir() }).status, 1);
});

test('all is heard of a short file with many tests and something left open', (t) => {
  const many = suiteOn(
    t,
    "}); for (let one = 0; one < 2_000; one += 1) test(`flies ${one}`, () => {}); test('sits', () => { setInterval(() => {}, 60_000)",
  );
  assert.equal(many.status, 0, many.stdout.slice(-300));
  assert.match(many.stdout, /ℹ pass 2002/);
});

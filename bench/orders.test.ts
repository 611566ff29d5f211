import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('the bench of orders runs to its end in a clone that has no data yet, and sets each figure beside another', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('main.ts', import.meta.url)), 'orders', '--tiny'],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  const figures: { figure: string; value: number; ratio?: number; to?: string }[] = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const of = (name: string) => figures.find(({ figure }) => figure === name);
  assert.equal(of('verified')?.value, 1);
  assert.equal(of('hot')?.value, 5);
  assert.equal(of('hot-failed')?.value, 0);
  assert.equal(of('batch')?.to, 'single');
  assert.ok((of('accounts-ratio')?.value ?? 0) > 0);
  assert.ok((of('batch')?.ratio ?? 0) > 0);
});

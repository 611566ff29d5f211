import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readSecret } from './secret.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangui-secret-'));
});
after(() => rm(folder, { recursive: true }));

test('servers that start at once on one data folder end up with one secret, that only its owner reads', async () => {
  const data = join(folder, 'data');
  const secrets = await Promise.all(Array.from({ length: 8 }, () => readSecret(data)));
  assert.equal(new Set(secrets).size, 1);
  assert.ok((secrets[0] ?? '').length >= 64);
  assert.deepEqual(await readdir(data), ['auth-secret']);
  assert.equal((await stat(join(data, 'auth-secret'))).mode & 0o777, 0o600);
  assert.equal(await readSecret(data), secrets[0]);
});

test('AUTH_SECRET goes before the file, and neither may be short', async () => {
  process.env['AUTH_SECRET'] = 's'.repeat(40);
  assert.equal(await readSecret(folder), 's'.repeat(40));
  process.env['AUTH_SECRET'] = 'short';
  await assert.rejects(readSecret(folder), /AUTH_SECRET is too short/);
  delete process.env['AUTH_SECRET'];
  await writeFile(join(folder, 'auth-secret'), '\n');
  await assert.rejects(readSecret(folder), /too short/);
});

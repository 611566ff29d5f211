import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Ran {
  readonly code: number;
  readonly said: string;
}

/** Runs a program in a folder to its end. */
export function run(cwd: string, program: string, args: readonly string[]): Promise<Ran> {
  // A test that runs tests: the inner ones report for themselves.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(program, args, { cwd, env, maxBuffer: 1e8 }, (_fault, out, err) =>
      resolve({ code: child.exitCode ?? 1, said: out + err }),
    );
  });
}

/** The tree as it is, with what is installed linked to it, and its own packages its own. */
export async function copyOfTree(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'yangui-scaffold-'));
  const left = new Set(['node_modules', 'dist', 'data', '.git']);
  await cp(root, copy, { recursive: true, filter: (from) => !left.has(from.slice(from.lastIndexOf('/') + 1)) });
  const installed = join(root, 'node_modules');
  await mkdir(join(copy, 'node_modules', '@yangui'), { recursive: true });
  for (const name of await readdir(installed))
    if (name !== '@yangui') await symlink(join(installed, name), join(copy, 'node_modules', name));
  for (const folder of ['packages', 'apps'])
    for (const name of await readdir(join(copy, folder))) {
      await symlink(join(copy, folder, name), join(copy, 'node_modules', '@yangui', name));
      const own = join(root, folder, name, 'node_modules');
      if (existsSync(own)) await symlink(own, join(copy, folder, name, 'node_modules'));
    }
  return copy;
}

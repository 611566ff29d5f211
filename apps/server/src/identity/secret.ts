import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SHORTEST = 32;

/**
 * What signs the session cookies: AUTH_SECRET where it is set, else a file of the data folder, made at the first
 * start and readable by its owner alone. Servers that share a database must share it.
 */
export async function readSecret(dataFolder: string): Promise<string> {
  const given = process.env['AUTH_SECRET'];
  if (given !== undefined && given !== '') return long(given, 'AUTH_SECRET');
  const file = join(dataFolder, 'auth-secret');
  await createOnce(file);
  return long((await readFile(file, 'utf8')).trim(), file);
}

/** Makes the file whole or not at all, so that two servers starting at once end up with one secret. */
async function createOnce(file: string): Promise<void> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await mkdir(join(file, '..'), { recursive: true });
  try {
    await writeFile(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function long(secret: string, source: string): string {
  if (secret.length < SHORTEST)
    throw new Error(`the secret in ${source} is too short: ${SHORTEST} characters at least`);
  return secret;
}

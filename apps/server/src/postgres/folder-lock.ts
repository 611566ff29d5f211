import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const retryAfterMs = 25;
const giveUpAfterMs = 10 * 60_000;

/**
 * Runs `work` while no other process of this machine works under the same name.
 * The lock is a listening abstract socket (Linux): the kernel lets go of it when its holder dies,
 * so a lock left behind by `kill -9` does not exist.
 * Throws after ten minutes of waiting.
 */
export async function withFolderLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const path = `\0yangui-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  const started = performance.now();
  for (;;) {
    const lock = createServer();
    try {
      lock.listen({ path });
      await once(lock, 'listening');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
      if (performance.now() - started > giveUpAfterMs)
        throw new Error(`another process has held the lock on ${name} for ten minutes`, { cause: error });
      await sleep(retryAfterMs);
      continue;
    }
    try {
      return await work();
    } finally {
      lock.close();
      await once(lock, 'close');
    }
  }
}

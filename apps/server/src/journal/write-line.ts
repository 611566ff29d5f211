import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Writes a line, and waits while whoever takes the file is slower.
 * @throws where the file was closed before its end: nobody waits for somebody who went away
 */
export async function writeLine(out: Writable, line: string): Promise<void> {
  if (out.destroyed) throw new Error('the file was closed before its end');
  if (out.write(`${line}\n`)) return;
  const { promise: closed, reject } = Promise.withResolvers<never>();
  const onClose = () => reject(new Error('the file was closed before its end'));
  out.once('close', onClose);
  try {
    await Promise.race([once(out, 'drain'), closed]);
  } finally {
    out.off('close', onClose);
  }
}

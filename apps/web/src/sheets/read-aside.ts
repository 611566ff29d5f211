import type { SheetTable, UnreadableFile } from './table.ts';

/** How long a file may take: a list of 20,000 rows takes a second or two. */
const PATIENCE_MS = 60_000;

/** Reads a table from a file in a worker of its own: one that is never done, or out of memory, takes nothing along. */
export async function readAside(file: File): Promise<SheetTable | UnreadableFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<SheetTable | UnreadableFile>) => resolve(data));
      worker.addEventListener('error', () => resolve('broken'));
      setTimeout(() => resolve('too-large'), PATIENCE_MS);
      worker.postMessage(bytes, [bytes.buffer]);
    });
  } finally {
    worker.terminate();
  }
}

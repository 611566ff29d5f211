import { mkdirSync, mkdtempSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A new folder on the disk that data folders lie on, which a temporary folder in memory is not; a fresh clone has no `data/` yet. */
export function newBenchFolder(): string {
  const data = fileURLToPath(new URL('../data/', import.meta.url));
  mkdirSync(data, { recursive: true });
  return mkdtempSync(`${data}bench-`);
}

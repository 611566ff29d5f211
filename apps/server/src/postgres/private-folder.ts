import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import type { Owner } from './owner.ts';

/**
 * Makes a folder that nobody but its owner may enter, or shuts one that is there already. Where root hands PostgreSQL
 * to another user, the folder becomes that user's: PostgreSQL has to pass through, and root may everywhere.
 * A folder of somebody else's is left as it is when we are not root: it cannot be changed, and whoever starts
 * PostgreSQL in it is told so.
 */
export function keepPrivate(folder: string, owner: Owner): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = statSync(folder);
  const me = process.getuid?.();
  if (me !== 0 && uid !== me) return;
  chmodSync(folder, 0o700);
  if (owner !== undefined && uid !== owner.uid) chownSync(folder, owner.uid, owner.gid);
}

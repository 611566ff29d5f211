import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@yangui/domain';

/** A new id, by this machine's clock and randomness. */
export function newId(): string {
  return uuidv7(Date.now(), randomBytes(10));
}

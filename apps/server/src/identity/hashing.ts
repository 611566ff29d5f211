import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { RefusalError } from '../http/refusal-error.ts';

/** Argon2id with the parameters OWASP names first for it: 19 MiB, two passes, one thread. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Half the cores may hash at once, so that people who are signed in go on being served while others sign in. */
const ABREAST = Math.max(1, availableParallelism() >> 1);
const MOST_WAITING = 512;

let running = 0;
const waiting: (() => void)[] = [];

/** The hash of a password or PIN, to be stored. */
export function hashSecret(secret: string): Promise<string> {
  return inTurn(() => hash(secret, argon2id));
}

/** Whether a password or PIN is the one that was hashed. */
export function verifySecret(hashed: string, secret: string): Promise<boolean> {
  return inTurn(() => verify(hashed, secret));
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= ABREAST) {
    if (waiting.length >= MOST_WAITING) throw new RefusalError('busy');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The turn is handed on, not given back, so that nobody overtakes the queue.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

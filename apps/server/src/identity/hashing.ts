import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Turns } from './turns.ts';

/** Argon2id (the package's default kind) as OWASP recommends it: 19 MiB, two passes, one thread. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Half the cores may hash at once, so that people who are signed in go on being served while others sign in. */
const turns = new Turns(Math.max(1, availableParallelism() >> 1), 512);

/** The hash of a password or PIN, to be stored. */
export function hashSecret(secret: string): Promise<string> {
  return turns.run(() => hash(secret, argon2id));
}

/** Whether a password or PIN is the one that was hashed. */
export function verifySecret(hashed: string, secret: string): Promise<boolean> {
  return turns.run(() => verify(hashed, secret));
}

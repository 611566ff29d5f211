import { randomBytes } from 'node:crypto';

/** Letters and digits that nobody takes for one another when they are read aloud or copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * How long a one-time password is good for. A card lies about and is photographed, so not for ever; a partner may be appointed on
 * a market day and come home to a network a week later, so not for a day.
 */
export const ONE_TIME_DAYS = 7;

/** A password to hand over once: three groups of four, 59 bits. */
export function oneTimePassword(): string {
  return oneTimePasswordFrom(randomBytes(32));
}

/** The one that follows from 32 bytes which nobody can tell beforehand. */
export function oneTimePasswordFrom(bytes: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  const letter = () => {
    const index = Number(rest % BigInt(LETTERS.length));
    rest /= BigInt(LETTERS.length);
    return LETTERS[index];
  };
  const group = () => Array.from({ length: 4 }, letter).join('');
  return [group(), group(), group()].join('-');
}

import * as z from 'zod/mini';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** An id made on the device (UUIDv7, RFC 9562) or derived by the server from another id (UUIDv8). */
export const id = z.string().check(z.regex(UUID));

/** Who speaks when no person does: the county's own clockwork, and the set-up before there is anybody. */
export const SYSTEM = '00000000-0000-8000-8000-000000000000';

/**
 * A UUIDv7 (RFC 9562, 5.7): 48 bits of time, then randomness, so that ids sort by when they were made.
 * @param now milliseconds since 1970, UTC
 * @param random ten random bytes, from the caller's own source
 */
export function uuidv7(now: number, random: Uint8Array): string {
  const time = Math.floor(now).toString(16).padStart(12, '0');
  const tail = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = (((random[2] ?? 0) & 0x3f) | 0x80).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(1, 4)}-${variant}${tail.slice(6, 8)}-${tail.slice(8, 20).padEnd(12, '0')}`;
}

/** The short code a person reads aloud for a thing (an order at the counter): the id's last six digits, in capitals. */
export function shortCode(uuid: string): string {
  return uuid.slice(-6).toUpperCase();
}

/**
 * The id of the `number`-th thing that one act makes: follows from the act's own id, so that doing it again makes the
 * same things. It differs from that id, and from its other numbers, in the last eight digits.
 * @param number from 1 to 2^32 − 1
 */
export function numberedId(act: string, number: number): string {
  const last = (Number.parseInt(act.slice(-8), 16) ^ number) >>> 0;
  return act.slice(0, -8) + last.toString(16).padStart(8, '0');
}

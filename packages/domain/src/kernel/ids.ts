import * as z from 'zod/mini';

export const UUIDV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Every UUIDv8, in any case, also inside a longer text: what only the system may name. */
const RESERVED = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/i;

/** Whether a text names an id of the system's. Most texts are too short, or ids themselves that tell by their version. */
function isReserved(text: string): boolean {
  if (text.length < SYSTEM_ID.length) return false;
  return (text.length > SYSTEM_ID.length || text[VERSION_AT] === '8') && RESERVED.test(text);
}

/** Where the digit of its version stands in an id. */
const VERSION_AT = 14;

/** An id as people and their devices make it (UUIDv7, RFC 9562). Those that the system makes (UUIDv8) are refused. */
export const id = z.string().check(
  z.refine((text) => !isReserved(text), { error: 'id-reserved', abort: true }),
  z.regex(UUIDV7),
);

/**
 * Who speaks when no person does: the county's own clockwork, and the set-up before there is anybody. It is a value, not
 * an id: nothing that is read from a network, a file or a table is ever equal to it, so that nobody can be written into it.
 */
export const SYSTEM: unique symbol = Symbol('the county itself');

/** What the journal writes as the author where the system spoke. To name it gives no right to anything. */
export const SYSTEM_ID = '00000000-0000-8000-8000-000000000000';

/**
 * Somebody without a sign-in, known by one key made for one matter. A value of its own and no text, so that no guest's id,
 * wherever it is read, is ever taken for a person's.
 */
export interface GuestSpeaker {
  readonly guest: string;
}

/** Who says a command: a person, by id, a guest, or the county itself. */
export type Speaker = string | GuestSpeaker | typeof SYSTEM;

/** Whom the journal writes as the author. */
export function authorOf(speaker: Speaker): string {
  if (speaker === SYSTEM) return SYSTEM_ID;
  return typeof speaker === 'string' ? speaker : speaker.guest;
}

/** The path to the first text in a value that names an id of the system's; undefined where there is none. */
export function reservedIdIn(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return isReserved(value) ? path : undefined;
  return holdsReserved(value) ? pathToReserved(value, path) : undefined;
}

/** Whether any text in a value names an id of the system's: the path is told only where one does. */
function holdsReserved(value: unknown): boolean {
  if (typeof value === 'string') return isReserved(value);
  if (Array.isArray(value)) return value.some(holdsReserved);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, part]) => isReserved(key) || holdsReserved(part));
}

function pathToReserved(value: unknown, path: string): string | undefined {
  if (typeof value !== 'object' || value === null) return reservedIdIn(value, path);
  for (const [key, part] of Object.entries(value)) {
    const found = reservedIdIn(key, path) ?? pathToReserved(part, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

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

/**
 * A UUIDv8 (RFC 9562, 5.8) out of a hash: an id that the system makes, and always the same of the same thing.
 * @param hex 32 hexadecimal digits or more
 */
export function uuidv8(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
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

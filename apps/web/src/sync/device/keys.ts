import type { OwnKey } from '@yangui/sealed-file';
/** Signing keys of people on this device, by WebCrypto alone: made, locked by a PIN, opened, used. */

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** PBKDF2 with SHA-256: the rounds a PIN costs at each try. A phone four times slower than this house's PC takes well under a second. */
const PIN_ROUNDS = 310_000;

/** A key that can sign now. Its private half cannot be read out, not even by this program. */
export interface OpenKey {
  /** The key's name: the first 16 bytes of the SHA-256 of its public point, in base64url. */
  readonly key: string;
  /** The public point, uncompressed: 65 bytes in base64url. */
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

/** A key whose private half is encrypted: without its person's PIN it signs nothing. */
export interface LockedKey {
  readonly key: string;
  readonly publicKey: string;
  readonly rounds: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** Makes a key that can sign. */
export async function makeKey(): Promise<OpenKey> {
  return (await newKey()).open;
}

/** Makes a key that can sign, and its locked twin, which outlives the sign-out. */
export async function makeLockedKey(pin: string): Promise<{ readonly open: OpenKey; readonly locked: LockedKey }> {
  const { open, bytes } = await newKey();
  const locked = await lock(open, bytes, pin);
  new Uint8Array(bytes).fill(0);
  return { open, locked };
}

/** The bytes are readable for as long as it takes to lock them; what is kept open is a copy that nobody can read. */
async function newKey(): Promise<{ readonly open: OpenKey; readonly bytes: ArrayBuffer }> {
  const { subtle } = crypto;
  const pair = await subtle.generateKey(EC, true, ['sign', 'verify']);
  const [point, bytes] = await Promise.all([
    subtle.exportKey('raw', pair.publicKey),
    subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  const key = base64url((await subtle.digest('SHA-256', point)).slice(0, 16));
  return { open: { key, publicKey: base64url(point), privateKey: await unreadable(bytes) }, bytes };
}

/** Opens a locked key; undefined when that is not its PIN. */
export async function openLocked(
  { key, publicKey, rounds, salt, nonce, sealed }: LockedKey,
  pin: string,
): Promise<OpenKey | undefined> {
  const secret = await secretOf(pin, salt, rounds);
  let bytes: ArrayBuffer;
  try {
    bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: text(key) }, secret, sealed);
  } catch (error) {
    // AES-GCM says no more than that: the PIN was another one.
    if (error instanceof DOMException && error.name === 'OperationError') return undefined;
    throw error;
  }
  return { key, publicKey, privateKey: await unreadable(bytes) };
}

/** A key that opens what is sealed for this device; its private half cannot be read out. */
export async function makeBox(): Promise<OwnKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
    'deriveBits',
  ]);
  return { privateKey, publicKey: base64url(await crypto.subtle.exportKey('raw', publicKey)) };
}

/** Signs a text: ECDSA with SHA-256, 64 bytes in base64url. */
export async function sign(privateKey: CryptoKey, what: string): Promise<string> {
  return base64url(await crypto.subtle.sign(SIGNATURE, privateKey, text(what)));
}

async function lock({ key, publicKey }: OpenKey, bytes: ArrayBuffer, pin: string): Promise<LockedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const secret = await secretOf(pin, salt, PIN_ROUNDS);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: text(key) }, secret, bytes);
  return { key, publicKey, rounds: PIN_ROUNDS, salt, nonce, sealed };
}

async function secretOf(pin: string, salt: BufferSource, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', text(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    typed,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function unreadable(pkcs8: ArrayBuffer): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', pkcs8, EC, false, ['sign']);
}

function text(what: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(what);
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

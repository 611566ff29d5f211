/**
 * A sealed file, the same in browser and server, by WebCrypto and streams alone:
 *
 * | bytes | what |
 * |---|---|
 * | 0–4 | `YGBOX` |
 * | 5 | version, 1 |
 * | 6 | kind: 1 a device's outbox on its way to the county, 2 a daily pack on its way to a device |
 * | 7 | 0 |
 * | 8–72 | the sender's point: P-256, uncompressed, made for this file alone |
 * | 73– | the content: AES-256-GCM, the tag of 16 bytes at its end |
 *
 * Content: JSON in UTF-8, compressed (RFC 1951, deflate-raw), then encrypted.
 * Key and nonce, 32 and 12 bytes: HKDF-SHA-256 (RFC 5869) of the x that ECDH gives between the sender's point and the
 * receiver's, salt the sender's point, info the first 8 bytes and the receiver's point. The nonce may follow from the key
 * since no key seals two files. The first 73 bytes are covered by the tag as well, so that no byte can be changed unseen.
 * It says nothing about who sealed it: what is in it must stand by its own signatures.
 */
const MAGIC: readonly number[] = [0x59, 0x47, 0x42, 0x4f, 0x58];
const VERSION = 1;
const HEADER_BYTES = 8;
const POINT_BYTES = 65;
const TAG_BYTES = 16;
const kinds = { outbox: 1, pack: 2 } as const;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

type Bytes = Uint8Array<ArrayBuffer>;

export type FileKind = keyof typeof kinds;

/** The key that opens files sealed for it: the private half, and the public point in base64url. */
export interface OwnKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: string;
}

/** `no-file`: not such a file, or of a newer kind. `wrong-key`: for somebody else, cut off or changed. `too-large`: opened, it would be. */
export type SealedFileProblem = 'no-file' | 'wrong-key' | 'too-large';

export class SealedFileError extends Error {
  override name = 'SealedFileError';
  readonly problem: SealedFileProblem;

  constructor(problem: SealedFileProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

/**
 * Seals content for one receiver.
 * @param receiver their public point on P-256, uncompressed, in base64url
 */
export async function sealFile(kind: FileKind, content: unknown, receiver: string): Promise<Bytes> {
  const theirs = fromBase64Url(receiver);
  const sender = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', sender.publicKey));
  const head = joined(Uint8Array.from([...MAGIC, VERSION, kinds[kind], 0]), point);
  const plain = await through(
    new TextEncoder().encode(JSON.stringify(content)),
    new CompressionStream('deflate-raw'),
    Infinity,
  );
  const { key, iv } = await secretOf(sender.privateKey, await importPoint(theirs), head, theirs);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, key, plain);
  return joined(head, new Uint8Array(sealed));
}

/**
 * Opens a file that was sealed for this key.
 * @param mostBytes how large its content may become
 * @throws SealedFileError
 */
export async function openFile(kind: FileKind, file: Bytes, own: OwnKey, mostBytes: number): Promise<unknown> {
  if (!isFile(kind, file)) throw new SealedFileError('no-file');
  const head = file.slice(0, HEADER_BYTES + POINT_BYTES);
  const packed = await decrypt(head, file.slice(head.length), own).catch((cause: unknown) => {
    throw new SealedFileError('wrong-key', { cause });
  });
  const plain = await through(packed, new DecompressionStream('deflate-raw'), mostBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch (cause) {
    throw new SealedFileError('no-file', { cause });
  }
}

async function decrypt(head: Bytes, sealed: Bytes, own: OwnKey): Promise<Bytes> {
  const { key, iv } = await secretOf(
    own.privateKey,
    await importPoint(head.slice(HEADER_BYTES)),
    head,
    fromBase64Url(own.publicKey),
  );
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: head }, key, sealed));
}

function isFile(kind: FileKind, file: Bytes): boolean {
  const begins = [...MAGIC, VERSION, kinds[kind], 0];
  return file.length >= HEADER_BYTES + POINT_BYTES + TAG_BYTES && begins.every((byte, index) => file[index] === byte);
}

/** The key and nonce of one file: the same for sender and receiver, each by their own private half. */
async function secretOf(
  mine: CryptoKey,
  theirs: CryptoKey,
  head: Bytes,
  receiver: Bytes,
): Promise<{ key: CryptoKey; iv: Bytes }> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256);
  const source = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const info = joined(head.slice(0, HEADER_BYTES), receiver);
  const bits = new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: head.slice(HEADER_BYTES), info },
      source,
      44 * 8,
    ),
  );
  return {
    key: await crypto.subtle.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']),
    iv: bits.slice(32),
  };
}

function importPoint(point: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', point, curve, false, []);
}

/** What comes out of a stream, of which no more than so many bytes are taken: a small file may unfold into a huge one. */
async function through(bytes: Bytes, turn: CompressionStream | DecompressionStream, mostBytes: number): Promise<Bytes> {
  const writer = turn.writable.getWriter();
  // What goes wrong is told by the reading side.
  void writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => undefined);
  const parts: Bytes[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Bytes> = turn.readable.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new SealedFileError('no-file', { cause });
    });
    if (done) return joined(...parts);
    size += value.length;
    if (size > mostBytes) {
      await reader.cancel().catch(() => undefined);
      throw new SealedFileError('too-large');
    }
    parts.push(value);
  }
}

function joined(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function fromBase64Url(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const MAGIC = Buffer.from('YGSEAL2\n');
/** What exports were sealed as before they carried photos: one piece, with its tag before it. */
const MAGIC_WHOLE = Buffer.from('YGSEAL1\n');
const SALT_BYTES = 16;
const TAG_BYTES = 16;
/** As much is sealed at a time, so that a file of any size passes through little memory. */
const FRAME_BYTES = 65_536;
const WRONG = 'the passphrase is wrong, or the file was changed';

/** How long a passphrase may be, and has to be. */
export const MOST_PASSPHRASE = 1_000;
const LEAST_PASSPHRASE = 12;

/** Whether a passphrase is too short to keep what it seals: under twelve characters. */
export function shortPassphrase(passphrase: string): boolean {
  return passphrase.trim().length < LEAST_PASSPHRASE;
}

/**
 * Seals a stream under a passphrase: scrypt (N = 2^15) for the key, AES-256-GCM over frames of 64 KiB. A frame's nonce is its
 * number and whether it is the last, so that none can be taken out, moved or cut off (the STREAM construction: Hoang and
 * others, CRYPTO 2015).
 */
export function sealing(passphrase: string): Transform {
  return new Sealing(passphrase);
}

/** Opens what `sealing` sealed. Fails where the passphrase is wrong, a byte was changed, or the end is missing. */
export function unsealing(passphrase: string): Transform {
  return new Unsealing(passphrase);
}

class Sealing extends Transform {
  private readonly key: Buffer;
  private readonly waiting = new Waiting();
  private frames = 0;

  constructor(passphrase: string) {
    super();
    const salt = randomBytes(SALT_BYTES);
    this.key = keyFrom(passphrase, salt);
    this.push(Buffer.concat([MAGIC, salt]));
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.waiting.add(chunk);
    // What stays may be the last frame: an end is marked, never left to be guessed.
    while (this.waiting.bytes > FRAME_BYTES) this.push(this.frame(this.waiting.take(FRAME_BYTES), false));
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(this.frame(this.waiting.take(this.waiting.bytes), true));
    done();
  }

  private frame(plain: Buffer, last: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.frames, last));
    this.frames += 1;
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
}

class Unsealing extends Transform {
  private readonly passphrase: string;
  private readonly waiting = new Waiting();
  private key: Buffer | undefined;
  private whole = false;
  private frames = 0;

  constructor(passphrase: string) {
    super();
    this.passphrase = passphrase;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.waiting.add(chunk);
    done(this.open(false));
  }

  override _flush(done: TransformCallback): void {
    done(this.open(true));
  }

  /** Gives on what can be opened by now; the failure, where it cannot. */
  private open(ended: boolean): Error | null {
    try {
      if (this.key === undefined && (ended || this.waiting.bytes >= MAGIC.length + SALT_BYTES)) this.begin();
      if (this.key === undefined) return null;
      if (this.whole) {
        if (ended) this.push(openWhole(this.key, this.waiting.take(this.waiting.bytes)));
        return null;
      }
      while (this.waiting.bytes > FRAME_BYTES + TAG_BYTES)
        this.push(this.frame(this.key, this.waiting.take(FRAME_BYTES + TAG_BYTES), false));
      if (ended) this.push(this.frame(this.key, this.waiting.take(this.waiting.bytes), true));
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(WRONG);
    }
  }

  private begin(): void {
    const magic = this.waiting.take(MAGIC.length);
    this.whole = magic.equals(MAGIC_WHOLE);
    if (!this.whole && !magic.equals(MAGIC)) throw new Error('this is not a file sealed by Yangui');
    this.key = keyFrom(this.passphrase, this.waiting.take(SALT_BYTES));
  }

  private frame(key: Buffer, sealed: Buffer, last: boolean): Buffer {
    const plain = opened(key, nonceOf(this.frames, last), sealed.subarray(0, -TAG_BYTES), sealed.subarray(-TAG_BYTES));
    this.frames += 1;
    return plain;
  }
}

/** Bytes that came and were not used yet. */
class Waiting {
  bytes = 0;
  private chunks: Buffer[] = [];

  add(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.bytes += chunk.length;
  }

  take(count: number): Buffer {
    const all = Buffer.concat(this.chunks);
    this.chunks = [all.subarray(count)];
    this.bytes = Math.max(0, all.length - count);
    return all.subarray(0, count);
  }
}

function nonceOf(frame: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(frame), 3);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

function openWhole(key: Buffer, file: Buffer): Buffer {
  return opened(key, file.subarray(0, 12), file.subarray(12 + TAG_BYTES), file.subarray(12, 12 + TAG_BYTES));
}

function opened(key: Buffer, nonce: Buffer, sealed: Buffer, tag: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw new Error(WRONG);
  }
}

function keyFrom(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
}

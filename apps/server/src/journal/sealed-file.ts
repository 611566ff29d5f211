import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const MAGIC = Buffer.from('YGSEAL1\n');

/** Seals bytes under a passphrase: scrypt (N = 2^15) for the key, AES-256-GCM over the whole. */
export function seal(plain: Buffer, passphrase: string): Buffer {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(passphrase, salt), iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([MAGIC, salt, iv, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` sealed. Throws where the passphrase is wrong or a byte was changed. */
export function unseal(file: Buffer, passphrase: string): Buffer {
  if (!file.subarray(0, 8).equals(MAGIC)) throw new Error('this is not a file sealed by Yangui');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(passphrase, file.subarray(8, 24)), file.subarray(24, 36));
    decipher.setAuthTag(file.subarray(36, 52));
    return Buffer.concat([decipher.update(file.subarray(52)), decipher.final()]);
  } catch {
    throw new Error('the passphrase is wrong, or the file was changed');
  }
}

function keyFrom(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
}

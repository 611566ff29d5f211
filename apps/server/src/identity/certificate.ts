import { createHash, createHmac, createPublicKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { KeyCertificate } from '@yangui/domain';

/** An uncompressed point of P-256: 4, then x and y of 32 bytes each. */
const POINT_BYTES = 65;

/** The name of a public key: the first 16 bytes of the SHA-256 of its point, in base64url. */
export function keyName(publicKey: string): string {
  return createHash('sha256')
    .update(Buffer.from(publicKey, 'base64url'))
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}

/** A public point of P-256 as a key; undefined where it is none, or not on the curve. */
export function importPoint(publicKey: string): KeyObject | undefined {
  const point = Buffer.from(publicKey, 'base64url');
  if (point.length !== POINT_BYTES || point[0] !== 4 || point.toString('base64url') !== publicKey) return undefined;
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
  } catch {
    return undefined;
  }
}

/** Seals certificates with the server's secret (HMAC-SHA-256), and knows its own seal again. */
export class CertificateSeal {
  private readonly secret: Buffer;

  constructor(secret: string) {
    this.secret = createHmac('sha256', secret).update('yangui-key-certificate-1').digest();
  }

  seal(certificate: Omit<KeyCertificate, 'seal'>): KeyCertificate {
    return { ...certificate, seal: this.sealOf(certificate).toString('base64url') };
  }

  /** Whether this server, or one that shares its secret, sealed the certificate as it stands. */
  holds(certificate: KeyCertificate): boolean {
    const given = Buffer.from(certificate.seal, 'base64url');
    const right = this.sealOf(certificate);
    return given.length === right.length && timingSafeEqual(given, right);
  }

  private sealOf({ key, person, device, publicKey, registeredAt }: Omit<KeyCertificate, 'seal'>): Buffer {
    return createHmac('sha256', this.secret)
      .update(JSON.stringify([key, person, device, publicKey, registeredAt]))
      .digest();
  }
}

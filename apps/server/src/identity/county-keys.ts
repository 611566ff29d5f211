import { createECDH, hkdfSync } from 'node:crypto';
import type { OwnKey } from '@yangui/sealed-file';

/** The order of P-256's group (FIPS 186-5 by way of SP 800-186, 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * Each county's key for sealed files. Its private half follows from the server's secret and is stored nowhere: neither
 * the database nor an export has it, and a server restored with its secret opens what was sealed before.
 */
export class CountyKeys {
  private readonly secret: string;
  private readonly opened = new Map<string, Promise<OwnKey>>();

  constructor(secret: string) {
    this.secret = secret;
  }

  /** The public point of a county, uncompressed, in base64url: what devices seal for. */
  publicKeyOf(county: string): string {
    return this.pairOf(county).getPublicKey().toString('base64url');
  }

  /** Both halves. */
  keyOf(county: string): Promise<OwnKey> {
    let key = this.opened.get(county);
    if (key === undefined) this.opened.set(county, (key = this.open(county)));
    return key;
  }

  private async open(county: string): Promise<OwnKey> {
    const pair = this.pairOf(county);
    const point = pair.getPublicKey();
    const part = (from: number, to: number) => point.subarray(from, to).toString('base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: part(1, 33),
      y: part(33, 65),
      d: pair.getPrivateKey().toString('base64url'),
    };
    const privateKey = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDH', namedCurve: 'P-256' }, false, [
      'deriveBits',
    ]);
    return { privateKey, publicKey: point.toString('base64url') };
  }

  /** A private key out of 48 bytes, so many that no value is likelier than another (FIPS 186-5, A.2.1). */
  private pairOf(county: string) {
    const seed = Buffer.from(hkdfSync('sha256', this.secret, '', `yangui-county-key-1 ${county}`, 48)).toString('hex');
    const scalar = (BigInt(`0x${seed}`) % (ORDER - 1n)) + 1n;
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(scalar.toString(16).padStart(64, '0'), 'hex');
    return pair;
  }
}

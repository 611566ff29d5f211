import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 16;
const KEY = /^[A-Za-z0-9_-]{43}$/;

/**
 * The keys that guests hold: a guest's id and 128 bits of HMAC-SHA256 under a key that follows from the server's secret, county
 * by county. Nothing of them is stored: whoever has one has the matter, and nobody makes one for an id they know.
 */
export class GuestKeys {
  private readonly secret: string;

  constructor(secret: string) {
    this.secret = secret;
  }

  /** The key of a guest: 43 signs that stand in an address. */
  keyOf(county: string, guest: string): string {
    const id = Buffer.from(guest.replaceAll('-', ''), 'hex');
    return Buffer.concat([id, this.macOf(county, id)]).toString('base64url');
  }

  /** The guest whose key this is; undefined where it is nobody's here. */
  guestOf(county: string, key: string): string | undefined {
    if (!KEY.test(key)) return undefined;
    const bytes = Buffer.from(key, 'base64url');
    const id = bytes.subarray(0, bytes.length - MAC_BYTES);
    if (!timingSafeEqual(this.macOf(county, id), bytes.subarray(id.length))) return undefined;
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private macOf(county: string, id: Uint8Array): Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.secret, '', `yangui-guest-1 ${county}`, 32));
    return createHmac('sha256', key).update(id).digest().subarray(0, MAC_BYTES);
  }
}

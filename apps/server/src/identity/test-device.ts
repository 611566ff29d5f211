import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { signedText, uuidv7, type Envelope, type KeyCertificate, type SignedCommand } from '@yangui/domain';
import type { Browser } from './test-identity.ts';
import { keyName } from './certificate.ts';

const newId = () => uuidv7(Date.now(), randomBytes(10));

/** One person's key on a device, which signs commands as a browser does. */
export class TestDevice {
  readonly id: string;
  readonly publicKey: string;
  readonly key: string;
  certificate: KeyCertificate | undefined;
  private readonly privateKey: KeyObject;

  constructor(id = newId()) {
    this.id = id;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.publicKey = Buffer.concat([
      Buffer.from([4]),
      Buffer.from(x, 'base64url'),
      Buffer.from(y, 'base64url'),
    ]).toString('base64url');
    this.key = keyName(this.publicKey);
  }

  /** Registers the key for whoever is signed in. */
  async register(browser: Browser) {
    const answer = await browser.ask('PUT', '/api/identity/device-keys', {
      device: this.id,
      publicKey: this.publicKey,
    });
    if (answer.status === 200) this.certificate = answer.body.certificate;
    return answer;
  }

  /** Signs a command for a county, its envelope filled in where it is not given. */
  sign(county: string, given: Pick<Envelope, 'type' | 'payload'> & Partial<Envelope>): SignedCommand {
    const envelope: Envelope = { id: newId(), at: Date.now(), ...given };
    const signature = sign('sha256', Buffer.from(signedText(county, envelope)), {
      key: this.privateKey,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url');
    return { ...envelope, key: this.key, signature };
  }
}

import { verify, type KeyObject } from 'node:crypto';
import { signedText, type SignedCommand } from '@yangui/domain';
import { importPoint, type DeviceKey } from '../identity/index.ts';

/** How many public keys are kept imported: a county's devices many times over. */
const KEYS_KEPT = 20_000;

/** Checks signatures on the threads that Node keeps for it, so that requests go on being served meanwhile. */
export class Signatures {
  /** By name, which follows from the key itself: so an import never goes stale. */
  private readonly imported = new Map<string, KeyObject>();

  /** Whether the key's holder signed this command for this county, to the letter. */
  async hold(county: string, command: SignedCommand, { key, publicKey }: DeviceKey): Promise<boolean> {
    const imported = this.imported.get(key) ?? this.take(key, publicKey);
    if (imported === undefined) return false;
    const text = Buffer.from(signedText(county, command));
    const signature = Buffer.from(command.signature, 'base64url');
    return new Promise((resolve, reject) => {
      verify('sha256', text, { key: imported, dsaEncoding: 'ieee-p1363' }, signature, (error, right) => {
        if (error === null) resolve(right);
        else reject(error);
      });
    });
  }

  private take(key: string, publicKey: string): KeyObject | undefined {
    const imported = importPoint(publicKey);
    if (imported === undefined) return undefined;
    const [oldest] = this.imported.keys();
    if (this.imported.size >= KEYS_KEPT && oldest !== undefined) this.imported.delete(oldest);
    this.imported.set(key, imported);
    return imported;
  }
}

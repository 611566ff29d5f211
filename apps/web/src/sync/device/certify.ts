import { keyCertificate } from '@yangui/domain';
import * as z from 'zod/mini';
import { ask } from '../http.ts';
import { NoAnswer, Refused } from '../refused.ts';
import { withDevice } from './index.ts';

const answer = z.object({ certificate: keyCertificate });

/** Has the server certify the keys of the person whose session it is. What fails is tried again at the next contact. */
export async function certify(person: string): Promise<void> {
  const unknown = await withDevice<readonly string[]>((device) => device.uncertified(person), []);
  for (const publicKey of unknown) {
    const device = await withDevice((here) => here.id(), '');
    const boxKey = await withDevice<string | undefined>(async (here) => (await here.box()).publicKey, undefined);
    try {
      const { certificate } = await ask('/api/identity/device-keys', answer, {
        method: 'PUT',
        body: { device, publicKey, ...(boxKey !== undefined && { boxKey }) },
      });
      await withDevice((here) => here.keepCertificate(certificate), undefined);
    } catch (error) {
      if (error instanceof Refused || error instanceof NoAnswer) return;
      throw error;
    }
  }
}

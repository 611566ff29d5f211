import type { KeyCertificate } from '@yangui/domain';
import { Refused } from '../refused.ts';
import type { Device, Signer } from './device.ts';

export type { Kept, Signer } from './device.ts';
export { askToPersist, storageFigures, type StorageFigures } from './storage.ts';

/** Something is kept of somebody: only then is it worth looking before the server is asked. */
const MARK = 'yangui.device';

/** Whether this browser can work without network, or what it lacks. */
export type Ability = 'able' | 'insecure' | 'no-store';

let loading: Promise<Device> | undefined;
let last: Promise<unknown> = Promise.resolve();

/** The store and its library come when they are first needed, after the first screen is drawn. */
async function open(): Promise<Device> {
  const { Device } = await import('./device.ts');
  return new Device();
}

/**
 * Does something with the device's store, after all that was begun before. Where there is no store, or it is broken,
 * the counter goes on with the network alone.
 * @throws Refused when the device says no
 */
export function withDevice<T>(work: (device: Device) => Promise<T>, otherwise: T): Promise<T> {
  const done = last.then(async () => {
    if (abilityAtSight() !== 'able') return otherwise;
    try {
      loading ??= open();
      return await work(await loading);
    } catch (error) {
      if (error instanceof Refused) throw error;
      loading = undefined;
      console.warn('the device’s store could not be used', error);
      return otherwise;
    }
  });
  last = done.catch(() => undefined);
  return done;
}

/** Who signs for what is done now; undefined where nobody is signed in, or this browser cannot sign. */
export function signer(): Promise<Signer | undefined> {
  return withDevice<Signer | undefined>((device) => device.signer(), undefined);
}

/** The server's certificates of the keys made here, to go along with what they signed. */
export function certificates(): Promise<readonly KeyCertificate[]> {
  return withDevice<readonly KeyCertificate[]>((device) => device.certificates(), []);
}

/** Has the server certify the keys of the person whose session it is. */
export async function certifyKeysOf(person: string): Promise<void> {
  if (abilityAtSight() === 'able') await (await import('./certify.ts')).certify(person);
}

/** This device's id; undefined where nothing can be kept. */
export function deviceId(): Promise<string | undefined> {
  return withDevice<string | undefined>((device) => device.id(), undefined);
}

/** Whether this browser can work without network: it needs WebCrypto, which plain http does not get, and a store. */
export async function ability(): Promise<Ability> {
  const atSight = abilityAtSight();
  return atSight !== 'able' || (await deviceId()) !== undefined ? atSight : 'no-store';
}

/** Whether anybody ever came in on this device. */
export function isKnown(): boolean {
  return localStorage.getItem(MARK) !== null;
}

/** Notes that somebody came in on this device. */
export function markKnown(): void {
  if (abilityAtSight() === 'able') localStorage.setItem(MARK, '1');
}

function abilityAtSight(): Ability {
  if (!('subtle' in crypto) || !isSecureContext) return 'insecure';
  return 'indexedDB' in globalThis ? 'able' : 'no-store';
}

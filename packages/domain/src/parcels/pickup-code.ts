import type { Draft } from '../kernel/index.ts';

/**
 * Which parcel a code stands for at a station: the id is `station:code`. Empty once the parcel has left. Of parcels from before
 * visits alone, which keep the code that was written on them.
 */
export interface PickupCode {
  readonly id: string;
  readonly parcel: string | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    pickupCode: PickupCode;
  }
}

/** Takes a code for a parcel. */
export function takeCode(draft: Draft, station: string, code: string, parcel: string): void {
  draft.put('pickupCode', { id: `${station}:${code}`, parcel });
}

/** Gives a code back, for another parcel to have. */
export function releaseCode(draft: Draft, station: string, code: string): void {
  draft.put('pickupCode', { id: `${station}:${code}`, parcel: null });
}

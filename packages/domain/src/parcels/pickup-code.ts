import { invariant, type Draft, type Ref, type State } from '../kernel/index.ts';

/** Which parcel a code stands for at a station: the id is `station:code`. Empty once the parcel has left. */
export interface PickupCode {
  readonly id: string;
  readonly parcel: string | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    pickupCode: PickupCode;
  }
}

/**
 * The codes a parcel may get, from its id, best first: four digits that a person says in one breath, then longer ones
 * for the day that those are taken. The last is the whole id in figures, which nothing else can have.
 */
export function codesOf(parcel: string): readonly string[] {
  const hex = parcel.replaceAll('-', '');
  const digits = (from: number, count: number) =>
    (Number.parseInt(hex.slice(from, from + 8), 16) % 10 ** count).toString().padStart(count, '0');
  return [digits(24, 4), digits(17, 4), digits(20, 4), digits(22, 6), digits(18, 8), BigInt(`0x${hex}`).toString()];
}

/** The codes of a station that must be known before a parcel can get one there. */
export function codesNeeded({
  station,
  parcel,
}: {
  readonly station: string;
  readonly parcel: string;
}): readonly Ref[] {
  return codesOf(parcel).map((code) => ['pickupCode', `${station}:${code}`]);
}

/** The code a parcel gets at a station: the first of its own that no parcel there goes by. */
export function freeCode(state: State, station: string, parcel: string): string {
  const free = codesOf(parcel).find((code) => {
    const holder = state.get('pickupCode', `${station}:${code}`)?.parcel ?? null;
    return holder === null || holder === parcel;
  });
  invariant(free !== undefined, `no code is left for ${parcel} at ${station}`);
  return free;
}

/** Takes a code for a parcel. */
export function takeCode(draft: Draft, station: string, code: string, parcel: string): void {
  draft.put('pickupCode', { id: `${station}:${code}`, parcel });
}

/** Gives a code back, for another parcel to have. */
export function releaseCode(draft: Draft, station: string, code: string): void {
  draft.put('pickupCode', { id: `${station}:${code}`, parcel: null });
}

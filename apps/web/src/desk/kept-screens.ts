import { deskScreens, type DeskAddress } from './screens.ts';

/** A list of screens that one person keeps on this device: those marked as theirs, those last visited. */
export type KeptList = 'favourites' | 'visited';

const keyOf = (person: string, list: KeptList) => `yangui.${list}.${person}`;

/** The screens in a list, in its order; those that are no more left out. Addresses only: no name of anybody stays behind. */
export function keptScreens(person: string, list: KeptList): readonly DeskAddress[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person, list)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isAddress) : [];
  } catch {
    return [];
  }
}

/** Writes a list. Where the device is full or keeps nothing, it stays as it was: nobody's work hangs on it. */
export function keepScreens(person: string, list: KeptList, addresses: readonly DeskAddress[]): void {
  try {
    localStorage.setItem(keyOf(person, list), JSON.stringify(addresses));
  } catch (error) {
    console.warn('a list of screens cannot be kept here', error);
  }
}

function isAddress(kept: unknown): kept is DeskAddress {
  return typeof kept === 'string' && Object.hasOwn(deskScreens, kept);
}

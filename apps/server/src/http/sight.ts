import { covers, maskPhone, phone as phoneNumber, type Capability, type Place } from '@yangui/domain';
import { backwards, under } from './like.ts';

/**
 * What one reader may see of the people in rows: decided row by row, by the place each row belongs to. Every read that
 * shows a name or a phone asks here, and none decides for itself.
 */
export interface Sight {
  /** LIKE patterns of the places whose people the reader may know by name, and so may find by it. */
  readonly named: readonly string[];
  /** LIKE patterns of the places whose people's phones are shown in clear. */
  readonly clear: readonly string[];
  /** Whether the people of a place are known to the reader by name. */
  sees(place: Place): boolean;
  /** The name, or null where it is not for this reader. */
  name(place: Place, name: string | null): string | null;
  /** The phone: in clear, masked where the name alone is for this reader, or null. */
  phone(place: Place, phone: string | null): string | null;
  /** The address: where phones are in clear, else null. */
  address(place: Place, address: string | null): string | null;
}

/** Sight by two capabilities: one shows names, the other phones in clear beside them. */
export function sightBy(
  placesWith: (capability: Capability) => readonly Place[],
  { names, phones }: { readonly names: Capability; readonly phones: Capability },
): Sight {
  const namedAt = placesWith(names);
  const clearAt = placesWith(phones);
  const within = (places: readonly Place[], place: Place) => places.some((held) => covers(held, place));
  return {
    named: namedAt.map(under),
    clear: clearAt.map(under),
    sees: (place) => within(namedAt, place),
    name: (place, name) => (within(namedAt, place) ? name : null),
    phone(place, phone) {
      if (phone === null || within(clearAt, place)) return phone;
      return within(namedAt, place) ? maskPhone(phone) : null;
    },
    address: (place, address) => (within(clearAt, place) ? address : null),
  };
}

/**
 * What typed digits may find of a phone that is shown masked: the whole number, or the four digits at its end that
 * everybody sees. Anything between would spell the hidden ones digit by digit.
 * @returns a LIKE pattern for the number read backwards; null where it may find none
 */
export function phoneBackwards(typed: string): string | null {
  const text = typed.trim();
  if (/^\d{4}$/.test(text)) return `${backwards(text)}%`;
  const read = phoneNumber.safeParse(text);
  return read.success ? backwards(read.data) : null;
}

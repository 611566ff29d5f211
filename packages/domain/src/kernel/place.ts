import * as z from 'zod/mini';

/** A place by its GB/T 2260 / GB/T 10114 code: province 2, city 4, county 6, town 9, village 12 digits. */
export type Place = string;

export const countyCode = z.string().check(z.regex(/^[1-9]\d{5}$/));
export const villageCode = z.string().check(z.regex(/^[1-9]\d{11}$/));
export const placeCode = z.string().check(z.regex(/^[1-9](\d|\d{3}|\d{5}|\d{8}|\d{11})$/));

/** Whether `inner` lies in `outer` or is the same place: codes nest by their leading digits. */
export function covers(outer: Place, inner: Place): boolean {
  return inner.startsWith(outer);
}

/** Whether a person placed at `mine` may be told of what happened at `there`: in my places, or above me and so mine too. */
export function concerns(mine: Place, there: Place): boolean {
  return covers(mine, there) || covers(there, mine);
}

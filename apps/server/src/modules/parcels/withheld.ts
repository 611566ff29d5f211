/**
 * Whether a parcel at the centre cannot go, as SQL over a row of `parcel` and one of the order it carries, or none: as `load-van` refuses
 * it, because something is wrong with it or its order was cancelled.
 */
export function isWithheld(parcel: string, order: string): string {
  return `(${parcel}.trouble is not null or ${order}.stage is not distinct from 'cancelled')`;
}

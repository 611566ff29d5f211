import { shortCode } from '@yangui/domain';
import * as z from 'zod';

/** What a line of a partner's account opens to: an order, a parcel, or neither where it is a settlement. */
export const source = { order: z.uuid().nullable(), parcel: z.uuid().nullable(), code: z.string().nullable().describe('of the order or the parcel') };

interface Source {
  readonly order: string | null;
  readonly parcel: string | null;
  readonly code: string | null;
}

/** What was booked, by the event that booked it and the id it was about. */
export function sourceOf(reason: string, ref: string): Source {
  if (reason.startsWith('Settlement') || reason.startsWith('Payout')) return { order: null, parcel: null, code: null };
  const aboutParcel = reason.startsWith('Parcel');
  return { order: aboutParcel ? null : ref, parcel: aboutParcel ? ref : null, code: shortCode(ref) };
}

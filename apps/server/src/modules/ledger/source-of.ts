import { shortCode } from '@yangui/domain';
import * as z from 'zod';

/** What a line of somebody's account opens to: an order, a parcel, a loop, or none of them where it is a settlement. */
export const source = {
  order: z.uuid().nullable(),
  parcel: z.uuid().nullable(),
  loop: z.uuid().nullable(),
  code: z.string().nullable().describe('of the order or the parcel'),
};

interface Source {
  readonly order: string | null;
  readonly parcel: string | null;
  readonly loop: string | null;
  readonly code: string | null;
}

const NOWHERE: Source = { order: null, parcel: null, loop: null, code: null };

/** What was booked, by the event that booked it and the id it was about. */
export function sourceOf(reason: string, ref: string): Source {
  if (reason.startsWith('Settlement') || reason.startsWith('Payout')) return NOWHERE;
  if (reason.startsWith('Loop')) return { ...NOWHERE, loop: ref };
  const aboutParcel = reason.startsWith('Parcel');
  return { order: aboutParcel ? null : ref, parcel: aboutParcel ? ref : null, loop: null, code: shortCode(ref) };
}

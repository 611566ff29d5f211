import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, startOfDayAfter } from '../kernel/index.ts';
import { complaintSubjects } from './complaint.ts';
import { parcelNeeded, villageOfParcel } from './parcel-at.ts';

/** Days in which a complaint must be answered (快递暂行条例 §28 in the text of 2019, §29 from 2025-06-01). */
export const COMPLAINT_DAYS = 7;

/** Writes a complaint about a parcel down, also after it was handed out. Its clock runs from now. */
export const openComplaint = defineCommand({
  type: 'open-complaint',
  capability: 'parcels.complain',
  payload: z.object({ parcel: id, about: z.enum(complaintSubjects) }),
  needs: parcelNeeded,
  place: villageOfParcel,
  decide(state, { at, payload: { parcel, about } }) {
    const row = state.get('parcel', parcel);
    if (row === undefined) return refuse('parcel-unknown', { parcel });
    if (row.complaint !== null) return refuse('complaint-open', { number: row.number });
    return accept({ type: 'ComplaintOpened', data: { parcel, about, dueAt: startOfDayAfter(at, COMPLAINT_DAYS + 1) } });
  },
});

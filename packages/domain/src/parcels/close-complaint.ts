import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { complaintAnswers } from './complaint.ts';
import { parcelNeeded, villageOfParcel } from './parcel-at.ts';

/** Closes a complaint with the answer that was given. */
export const closeComplaint = defineCommand({
  type: 'close-complaint',
  capability: 'parcels.resolve',
  payload: z.object({ parcel: id, answer: z.enum(complaintAnswers) }),
  needs: parcelNeeded,
  place: villageOfParcel,
  decide(state, { payload: { parcel, answer } }) {
    const row = state.get('parcel', parcel);
    if (row === undefined) return refuse('parcel-unknown', { parcel });
    if (row.complaint === null) return refuse('complaint-missing', { number: row.number });
    return accept({ type: 'ComplaintClosed', data: { parcel, answer } });
  },
});

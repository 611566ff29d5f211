import * as z from 'zod/mini';
import { attachedOf, attachmentMade, attachmentNeeded, attachmentReady } from '../attachments/index.ts';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { inTrouble, parcelNeeded, parcelReadyTo, villageOfParcel } from './parcel-at.ts';
import { troubleKinds, troublePhoto } from './parcel.ts';

/**
 * Says that something is wrong with a parcel: not there, broken, or meant for another village. It stays with whoever has it. A
 * photo shows the centre what it decides about, and the carrier what it answers for.
 */
export const reportParcel = defineCommand({
  type: 'report-parcel',
  capability: 'parcels.report',
  payload: z.object({ parcel: id, trouble: z.enum(troubleKinds), photo: z.optional(attachedOf(troublePhoto)) }),
  needs: ({ parcel, photo }) => [...parcelNeeded({ parcel }), ...attachmentNeeded(photo)],
  makes: ({ photo }) => attachmentMade(photo),
  place: villageOfParcel,
  decide(state, { at, payload: { parcel, trouble, photo } }) {
    const ready = parcelReadyTo('report', state, parcel);
    if ('refusal' in ready) return ready;
    const pictured = photo && attachmentReady(troublePhoto, state, photo, at);
    if (pictured !== undefined && 'refusal' in pictured) return pictured;
    const shown = pictured === undefined ? {} : { photo: pictured.attached };
    return inTrouble(ready.parcel) ?? accept({ type: 'ParcelReported', data: { parcel, trouble, ...shown } });
  },
});

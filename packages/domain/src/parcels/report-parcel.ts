import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { inTrouble, parcelNeeded, parcelReadyTo, villageOfParcel } from './parcel-at.ts';
import { troubleKinds } from './parcel.ts';

/** Says that something is wrong with a parcel: not there, broken, or meant for another village. It stays with whoever has it. */
export const reportParcel = defineCommand({
  type: 'report-parcel',
  capability: 'parcels.report',
  payload: z.object({ parcel: id, trouble: z.enum(troubleKinds) }),
  needs: parcelNeeded,
  place: villageOfParcel,
  decide(state, { payload: { parcel, trouble } }) {
    const ready = parcelReadyTo('report', state, parcel);
    if ('refusal' in ready) return ready;
    return inTrouble(ready.parcel) ?? accept({ type: 'ParcelReported', data: { parcel, trouble } });
  },
});

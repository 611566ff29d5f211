import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { ownLoopReadyTo, placeOfDriver } from '../loops/index.ts';
import { parcelsReadyTo, parcelList, pieceOf } from '../parcels/index.ts';

/**
 * A driver puts right what they recorded as handed over and have on the van after all: it is in their hands again, and no more
 * to the partner's account. Only while the station has it as it came; what it did with it since shows that it was there.
 */
export const stillOnVan = defineCommand({
  type: 'still-on-van',
  capability: 'loops.drive',
  crossing: true,
  payload: z.object({ loop: id, handover: id, parcels: parcelList }),
  needs: ({ loop, handover, parcels }) => [
    ['loop', loop],
    ['handover', handover],
    ...parcels.map((parcel) => ['parcel', parcel] as const),
  ],
  place: placeOfDriver,
  decide(state, { by, payload: { loop, handover, parcels } }) {
    const mine = ownLoopReadyTo('hand-over', state, by, loop);
    if ('refusal' in mine) return mine;
    const row = state.get('handover', handover);
    if (row?.loop !== loop) return refuse('handover-unknown', { handover });
    const ready = parcelsReadyTo('take-back', state, parcels, ({ id: parcel, number, stage, holder, steps }) => {
      if (!row.parcels.includes(parcel)) return refuse('parcel-not-in-load', { number });
      const asItCame = holder === `station:${row.station}` && steps.at(-1)?.step === 'received';
      return asItCame ? undefined : refuse('parcel-not-ready', { number, stage, step: 'still-on-van' });
    });
    if ('refusal' in ready) return ready;
    return accept({ type: 'HandoverUndone', data: { handover, load: row.load, parcels: ready.parcels.map(pieceOf) } });
  },
});

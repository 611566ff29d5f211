import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Decision, type State } from '../kernel/index.ts';
import { orderCarried, orderUndelivered, parcelReadyTo, villageOfParcel } from './parcel-at.ts';
import { resolutions, troubles, type Parcel, type Resolution } from './parcel.ts';
import { codesNeeded, freeCode } from './pickup-code.ts';
import { pieceOf } from './piece-rate.ts';

/**
 * Puts right what was wrong with a parcel: found, accepted as it is, sent back to its carrier, sent on to another
 * station, or written off. The order whose goods went back or were lost is undelivered then. Which of these is possible follows from what was wrong.
 */
export const resolveParcel = defineCommand({
  type: 'resolve-parcel',
  capability: 'parcels.resolve',
  crossing: true,
  payload: z.object({ parcel: id, resolution: z.enum(resolutions), station: z.nullable(id) }),
  needs: ({ parcel, station }) => [['parcel', parcel], ...(station === null ? [] : codesNeeded({ station, parcel }))],
  follows: orderCarried,
  place: villageOfParcel,
  decide(state, { payload: { parcel: asked, resolution, station } }) {
    const ready = parcelReadyTo('report', state, asked);
    if ('refusal' in ready) return ready;
    const { parcel } = ready;
    if (parcel.trouble === null) return refuse('parcel-not-in-trouble', { number: parcel.number });
    const { kind } = parcel.trouble;
    const possible: readonly Resolution[] = troubles[kind];
    if (!possible.includes(resolution))
      return refuse('resolution-unfit', { number: parcel.number, trouble: kind, resolution });
    if (resolution === 're-routed') return reroute(state, parcel, station);
    if (resolution === 'sent-back') {
      const returnable = parcelReadyTo('return', state, asked);
      return 'refusal' in returnable
        ? returnable
        : accept(
            {
              type: 'ParcelReturned',
              data: { ...pieceOf(parcel), reason: kind === 'damaged' ? 'damaged' : 'wrong-address' },
            },
            ...orderUndelivered(state, parcel),
          );
    }
    if (resolution === 'written-off')
      return accept({ type: 'ParcelWrittenOff', data: pieceOf(parcel) }, ...orderUndelivered(state, parcel));
    return accept({ type: 'ParcelResolved', data: { parcel: parcel.id, resolution } });
  },
});

/** Sends a parcel on to another station, under a new code there. It stays with whoever has it until the next scan. */
function reroute(state: State, parcel: Parcel, to: string | null): Decision {
  const station = to === null ? undefined : state.get('station', to);
  if (station === undefined) return refuse('station-unknown', { station: to ?? '' });
  if (parcel.ofOrder !== null) return refuse('parcel-has-order', { number: parcel.number });
  if (station.id === parcel.station)
    return refuse('parcel-there-already', { number: parcel.number, station: station.name });
  const { id: at, village } = station;
  return accept(
    { type: 'ParcelResolved', data: { parcel: parcel.id, resolution: 're-routed' } },
    { type: 'ParcelRerouted', data: { parcel: parcel.id, station: at, village, code: freeCode(state, at, parcel.id) } },
  );
}

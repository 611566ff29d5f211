import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Decision, type Instant, type State } from '../kernel/index.ts';
import { orderCarried, orderUndelivered, parcelNeeded, parcelReadyTo, villageOfParcel } from './parcel-at.ts';
import { resolutions, troubles, type Parcel, type Resolution } from './parcel.ts';
import { codeJoined, joinsVisit } from '../purchasing/index.ts';
import { pieceOf } from './piece-rate.ts';

/**
 * Puts right what was wrong with a parcel: found, accepted as it is, sent back to its carrier, sent on to another
 * station, or written off. The order whose goods went back or were lost is undelivered then. Which of these is possible follows from what was wrong.
 */
export const resolveParcel = defineCommand({
  type: 'resolve-parcel',
  capability: 'parcels.resolve',
  happened: true,
  crossing: true,
  payload: z.object({ parcel: id, resolution: z.enum(resolutions), station: z.nullable(id) }),
  needs: parcelNeeded,
  follows: orderCarried,
  place: villageOfParcel,
  decide(state, { at, payload: { parcel: asked, resolution, station } }) {
    const ready = parcelReadyTo('report', state, asked);
    if ('refusal' in ready) return ready;
    const { parcel } = ready;
    if (parcel.trouble === null) return refuse('parcel-not-in-trouble', { number: parcel.number });
    const { kind } = parcel.trouble;
    const possible: readonly Resolution[] = troubles[kind];
    if (!possible.includes(resolution))
      return refuse('resolution-unfit', { number: parcel.number, trouble: kind, resolution });
    if (resolution === 're-routed') return reroute(state, parcel, station, at);
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
function reroute(state: State, parcel: Parcel, to: string | null, at: Instant): Decision {
  const station = to === null ? undefined : state.get('station', to);
  if (station === undefined) return refuse('station-unknown', { station: to ?? '' });
  if (parcel.ofOrder !== null) return refuse('parcel-has-order', { number: parcel.number });
  if (station.id === parcel.station)
    return refuse('parcel-there-already', { number: parcel.number, station: station.name });
  const { id: there, village } = station;
  // It goes by itself there: whoever it is for has what else is theirs at their own station.
  const joins = joinsVisit(state, {
    station: there,
    person: parcel.id,
    id: parcel.id,
    at,
  });
  const code = codeJoined(state, joins);
  return accept(
    { type: 'ParcelResolved', data: { parcel: parcel.id, resolution: 're-routed' } },
    { type: 'ParcelRerouted', data: { parcel: parcel.id, station: there, village, code, joins } },
  );
}

import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';
import { placeNumber, shelfNumber, shelvingOf } from './shelving.ts';

/** Says how many shelves a station has and how many places are on each. What lies there keeps its place; whoever comes new gets one of these. */
export const arrangeShelves = defineCommand({
  type: 'arrange-shelves',
  capability: 'parcels.receive',
  payload: z.object({ station: id, ...amendable({ shelves: shelfNumber, places: placeNumber }) }),
  amends: (state, { station }) => ({ row: ['shelving', station], now: shelvingOf(state, station) }),
  place: villageOf,
  decide(state, { payload }) {
    if (state.get('station', payload.station) === undefined)
      return refuse('station-unknown', { station: payload.station });
    return accept({ type: 'ShelvesArranged', data: payload });
  },
});

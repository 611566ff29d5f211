import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';
import { MOST_PLACES, MOST_SHELVES } from './shelving.ts';

const upTo = (most: number) => z.number().check(z.int(), z.gte(1), z.lte(most));

/** Says how many shelves a station has and how many places are on each. What lies there keeps its place; whoever comes new gets one of these. */
export const arrangeShelves = defineCommand({
  type: 'arrange-shelves',
  capability: 'parcels.receive',
  payload: z.object({ station: id, shelves: upTo(MOST_SHELVES), places: upTo(MOST_PLACES) }),
  place: villageOf,
  decide(state, { payload }) {
    if (state.get('station', payload.station) === undefined)
      return refuse('station-unknown', { station: payload.station });
    return accept({ type: 'ShelvesArranged', data: payload });
  },
});

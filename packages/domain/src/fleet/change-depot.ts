import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse } from '../kernel/index.ts';
import { depotFigures } from './add-depot.ts';

/** Renames a depot or moves it on the map; plans made before keep their distances. */
export const changeDepot = defineCommand({
  type: 'change-depot',
  capability: 'fleet.edit',
  payload: z.object({ depot: id, ...amendable(depotFigures) }),
  amends(state, { depot }) {
    const now = state.get('depot', depot);
    return now && { row: ['depot', depot], now };
  },
  place: (_, { county }) => county,
  decide(state, { payload }) {
    if (state.get('depot', payload.depot) === undefined) return refuse('depot-unknown', { depot: payload.depot });
    return accept({ type: 'DepotChanged', data: payload });
  },
});

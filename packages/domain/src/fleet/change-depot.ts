import { accept, defineCommand, refuse } from '../kernel/index.ts';
import { depotTerms } from './add-depot.ts';

/** Renames a depot or moves it on the map; plans made before keep their distances. */
export const changeDepot = defineCommand({
  type: 'change-depot',
  capability: 'fleet.edit',
  payload: depotTerms,
  place: (_, { county }) => county,
  decide(state, { payload }) {
    if (state.get('depot', payload.depot) === undefined) return refuse('depot-unknown', { depot: payload.depot });
    return accept({ type: 'DepotChanged', data: payload });
  },
});

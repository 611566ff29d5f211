import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { latitude, longitude } from '../network/index.ts';
import { name } from '../person.ts';

/** What is said of a depot when it is added or changed. */
export const depotFigures = {
  name,
  longitudeMicrodegrees: longitude,
  latitudeMicrodegrees: latitude,
  schematic: z.boolean(),
};

/** Puts a depot on the map, from which vans can be planned. */
export const addDepot = defineCommand({
  type: 'add-depot',
  capability: 'fleet.edit',
  payload: z.object({ depot: id, ...depotFigures }),
  makes: ({ depot }) => [['depot', depot]],
  place: (_, { county }) => county,
  decide(state, { payload }) {
    if (state.get('depot', payload.depot) !== undefined) return refuse('already-exists', { what: payload.name });
    return accept({ type: 'DepotAdded', data: payload });
  },
});

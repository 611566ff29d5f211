import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';

export const openCoop = defineCommand({
  type: 'open-coop',
  capability: 'fleet.edit',
  payload: z.object({ coop: id, keeper: id }),
  makes: ({ coop }) => [['coop', coop]],
  place: (_, { county }) => county,
  decide: (_, { county: place, payload: { coop, keeper } }) =>
    accept({ type: 'CoopOpened', data: { coop, keeper, place } }),
});

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';

export const gatherEggs = defineCommand({
  type: 'gather-eggs',
  capability: 'own-pay.read',
  payload: z.object({ coop: id, eggs: z.int().check(z.minimum(1), z.maximum(100)) }),
  needs: ({ coop }) => [['coop', coop]],
  own: ({ coop }) => ['coop', coop],
  place: (state, { payload: { coop }, county }) => state.get('coop', coop)?.place ?? county,
  decide: (state, { payload: { coop, eggs } }) =>
    state.get('coop', coop) === undefined
      ? refuse('already-exists', { what: coop })
      : accept({ type: 'EggsGathered', data: { coop, eggs } }),
});

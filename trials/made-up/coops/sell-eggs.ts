import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';

const EGG_FEN = 150;

export const sellEggs = defineCommand({
  type: 'sell-eggs',
  capability: 'own-pay.read',
  payload: z.object({ coop: id, eggs: z.int().check(z.minimum(1), z.maximum(100)) }),
  needs: ({ coop }) => [['coop', coop]],
  own: ({ coop }) => ['coop', coop],
  place: (state, { payload: { coop }, county }) => state.get('coop', coop)?.place ?? county,
  decide(state, { payload: { coop, eggs } }) {
    const there = state.get('coop', coop)?.eggs ?? 0;
    return there < eggs
      ? refuse('stock-short', { product: coop, left: there })
      : accept({ type: 'EggsSold', data: { coop, eggs, amountFen: eggs * EGG_FEN } });
  },
});

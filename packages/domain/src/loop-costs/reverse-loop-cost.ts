import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { vehicleNameOf } from '../loops/index.ts';
import { reversalReasons } from './loop-charge.ts';

/** Takes back what was booked for a loop, by the same lines the other way round. Both stay; the loop can then be settled again. */
export const reverseLoopCost = defineCommand({
  type: 'reverse-loop-cost',
  capability: 'loops.settle',
  payload: z.object({ loop: id, reason: z.enum(reversalReasons) }),
  needs: ({ loop }) => [
    ['loop', loop],
    ['loopCharge', loop],
  ],
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const loop = state.get('loop', payload.loop);
    if (loop === undefined) return refuse('loop-unknown', { loop: payload.loop });
    const row = state.get('loopCharge', payload.loop);
    if (row?.stage !== 'settled')
      return refuse('loop-cost-not-settled', { vehicle: vehicleNameOf(state, loop.vehicle) });
    const { day, place, vehicle, driver, cost, extras, stations, ownFen, contributions } = row;
    return accept({
      type: 'LoopCostReversed',
      data: { ...payload, day, place, vehicle, driver, cost, extras, stations, ownFen, contributions },
    });
  },
});

import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { vehicleReadyTo } from './vehicle-terms.ts';

/** A vehicle that broke down is in service again: the next plan may use it. */
export const vehicleBack = defineCommand({
  type: 'vehicle-back',
  capability: 'fleet.edit',
  payload: z.object({ vehicle: id }),
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = vehicleReadyTo('come-back', state, payload.vehicle);
    return 'refusal' in ready ? ready : accept({ type: 'VehicleCameBack', data: payload });
  },
});

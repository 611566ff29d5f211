import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { vehicleReadyTo } from './vehicle-terms.ts';

/** Takes a vehicle out of the fleet for good; what it did stays. */
export const retireVehicle = defineCommand({
  type: 'retire-vehicle',
  capability: 'fleet.edit',
  payload: z.object({ vehicle: id }),
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = vehicleReadyTo('retire', state, payload.vehicle);
    return 'refusal' in ready ? ready : accept({ type: 'VehicleRetired', data: payload });
  },
});

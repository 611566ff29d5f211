import { accept, defineCommand } from '../kernel/index.ts';
import { termsRefusal, vehicleReadyTo, vehicleTerms } from './vehicle-terms.ts';

/** Changes what is said of a vehicle, its timetable too. Loops planned before keep what they were planned by. */
export const changeVehicle = defineCommand({
  type: 'change-vehicle',
  capability: 'fleet.edit',
  payload: vehicleTerms,
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = vehicleReadyTo('change', state, payload.vehicle);
    if ('refusal' in ready) return ready;
    const no = termsRefusal(state, payload);
    return no === undefined ? accept({ type: 'VehicleChanged', data: payload }) : { refusal: no };
  },
});

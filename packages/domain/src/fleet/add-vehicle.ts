import { accept, changesBetween, defineCommand, refuse } from '../kernel/index.ts';
import { noPay, payOf } from './pay-of.ts';
import { termsRefusal, vehicleTerms } from './vehicle-terms.ts';

/** Takes a vehicle into the fleet, in service. A bus of a passenger-freight-post line brings its timetable. */
export const addVehicle = defineCommand({
  type: 'add-vehicle',
  capability: 'fleet.edit',
  payload: vehicleTerms,
  makes: ({ vehicle }) => [['vehicle', vehicle]],
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'rates',
    about: ({ vehicle }) => vehicle,
    changes: (_, { payload }) => changesBetween(noPay, payOf(payload)),
  },
  decide(state, { payload }) {
    if (state.get('vehicle', payload.vehicle) !== undefined) return refuse('already-exists', { what: payload.name });
    const no = termsRefusal(state, payload);
    return no === undefined ? accept({ type: 'VehicleAdded', data: payload }) : { refusal: no };
  },
});

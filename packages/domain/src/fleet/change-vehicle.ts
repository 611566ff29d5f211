import * as z from 'zod/mini';
import { accept, amendable, changesBetween, defineCommand, id } from '../kernel/index.ts';
import { payOf } from './pay-of.ts';
import { termsRefusal, vehicleReadyTo, vehicleFigures } from './vehicle-terms.ts';

/** Changes what is said of a vehicle, its timetable too. Loops planned before keep what they were planned by. */
export const changeVehicle = defineCommand({
  type: 'change-vehicle',
  capability: 'fleet.edit',
  payload: z.object({ vehicle: id, ...amendable(vehicleFigures) }),
  amends(state, { vehicle }) {
    const now = state.get('vehicle', vehicle);
    return now && { row: ['vehicle', vehicle], now };
  },
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'rates',
    about: ({ vehicle }) => vehicle,
    changes(state, { payload }) {
      const row = state.get('vehicle', payload.vehicle);
      return row === undefined ? [] : changesBetween(payOf(row), payOf(payload));
    },
  },
  decide(state, { payload }) {
    const ready = vehicleReadyTo('change', state, payload.vehicle);
    if ('refusal' in ready) return ready;
    const no = termsRefusal(state, payload);
    return no === undefined ? accept({ type: 'VehicleChanged', data: payload }) : { refusal: no };
  },
});

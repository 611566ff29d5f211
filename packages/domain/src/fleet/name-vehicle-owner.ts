import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse } from '../kernel/index.ts';
import { vehicleReadyTo } from './vehicle-terms.ts';

/** Says who owns a vehicle: they read what it earns them, and nothing else. Null where nobody is to. Refused for whoever does not hold the role. */
export const nameVehicleOwner = defineCommand({
  type: 'name-vehicle-owner',
  capability: 'fleet.edit',
  payload: z.object({ vehicle: id, ...amendable({ owner: z.nullable(id) }) }),
  amends(state, { vehicle }) {
    const now = state.get('vehicle', vehicle);
    return now && { row: ['vehicle', vehicle], now };
  },
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = vehicleReadyTo('change', state, payload.vehicle);
    if ('refusal' in ready) return ready;
    const { owner } = payload;
    const isOwner = owner === null || state.get('member', owner)?.holdings.some(({ role }) => role === 'vehicle-owner');
    return isOwner === true ? accept({ type: 'VehicleOwnerNamed', data: payload }) : refuse('owner-unknown');
  },
});

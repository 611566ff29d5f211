import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse, minuteOfDay } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';

/** Says between which minutes of the day a station takes a van in. The whole day, 0 to 1440, takes the limit away. */
export const setDeliveryWindow = defineCommand({
  type: 'set-delivery-window',
  capability: 'fleet.edit',
  payload: z.object({ station: id, ...amendable({ fromMinute: minuteOfDay, toMinute: minuteOfDay }) }),
  amends: (state, { station }) => ({
    row: ['deliveryWindow', station],
    now: state.get('deliveryWindow', station) ?? { fromMinute: 0, toMinute: 1_440 },
  }),
  place: villageOf,
  decide(state, { payload }) {
    const station = state.get('station', payload.station);
    if (station === undefined) return refuse('station-unknown', { station: payload.station });
    if (payload.fromMinute >= payload.toMinute) return refuse('window-invalid', { station: station.name });
    return accept({ type: 'DeliveryWindowSet', data: payload });
  },
});

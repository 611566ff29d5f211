import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { latitude, longitude } from '../network/index.ts';
import { isCentre, loopReadyTo, othersLoop, placeOfDriver } from '../loops/index.ts';
import { vehicleReadyTo } from '../fleet/index.ts';

/**
 * Says that a vehicle broke down, with the loop it is on if it had left, and then where it stopped: beside a station or
 * by position: its own driver, or the centre for them. A vehicle on no loop is the centre's to report. What is on it stays in its driver's hands there until another van fetches it.
 */
export const reportBreakdown = defineCommand({
  type: 'report-breakdown',
  capability: 'loops.drive',
  payload: z.object({
    vehicle: id,
    loop: z.nullable(id),
    station: z.nullable(id),
    longitudeMicrodegrees: z.nullable(longitude),
    latitudeMicrodegrees: z.nullable(latitude),
  }),
  needs: ({ loop }) => (loop === null ? [] : [['loop', loop]]),
  place: placeOfDriver,
  decide(state, { by, county, payload }) {
    const ready = vehicleReadyTo('break-down', state, payload.vehicle);
    if ('refusal' in ready) return ready;
    if (payload.station !== null && state.get('station', payload.station) === undefined)
      return refuse('station-unknown', { station: payload.station });
    if (payload.loop === null)
      return isCentre(state, by, county)
        ? accept({ type: 'VehicleBrokeDown', data: payload })
        : refuse('vehicle-not-driven', { vehicle: ready.vehicle.name });
    const under = loopReadyTo('break-down', state, payload.loop);
    if ('refusal' in under) return under;
    const no = othersLoop(state, by, under.loop);
    if (no !== undefined) return { refusal: no };
    if (under.loop.vehicle !== payload.vehicle) return refuse('vehicle-not-on-loop', { vehicle: ready.vehicle.name });
    const placed =
      payload.station !== null || (payload.longitudeMicrodegrees !== null && payload.latitudeMicrodegrees !== null);
    return placed
      ? accept({ type: 'VehicleBrokeDown', data: payload })
      : refuse('stopped-where', { vehicle: ready.vehicle.name });
  },
});

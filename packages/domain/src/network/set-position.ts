import * as z from 'zod/mini';
import { accept, amendable, defineCommand, id, refuse, villageCode } from '../kernel/index.ts';

const outside = { error: 'position-outside' };

/** China's extent on land, in millionths of a degree, with some room: what lies outside was mistyped or swapped. */
export const longitude = z
  .number(outside)
  .check(z.int(outside), z.gte(73_000_000, outside), z.lte(136_000_000, outside));
export const latitude = z.number(outside).check(z.int(outside), z.gte(3_000_000, outside), z.lte(54_000_000, outside));

/** Puts a village or a station on the map: WGS-84, as a phone's receiver tells it. Placed again, it moves. */
export const setPosition = defineCommand({
  type: 'set-position',
  capability: 'stations.plan',
  payload: z.object({
    of: z.union([villageCode, id]),
    ...amendable({
      longitudeMicrodegrees: longitude,
      latitudeMicrodegrees: latitude,
      schematic: z.boolean(),
    }),
  }),
  amends(state, { of }) {
    const now = state.get('position', of);
    return now && { row: ['position', of], now };
  },
  place: (state, { payload: { of } }) =>
    state.get('station', of)?.village ??
    (villageCode.safeParse(of).success ? of : refuse('station-unknown', { station: of })),
  decide(state, { county, payload }) {
    const village = state.get('station', payload.of)?.village ?? payload.of;
    if (!village.startsWith(county)) return refuse('outside-county', { place: village });
    return accept({ type: 'PositionSet', data: payload });
  },
});

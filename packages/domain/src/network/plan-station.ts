import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  id,
  refuse,
  villageCode,
  type Place,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { name } from '../person.ts';

/** Chooses a village of the county for a station. Refused where one lives there already: one village, one station. */
export const planStation = defineCommand({
  type: 'plan-station',
  capability: 'stations.plan',
  standing: true,
  payload: z.object({ station: id, village: villageCode, name }),
  makes: ({ station }) => [['station', station]],
  place: (_, { payload }) => payload.village,
  decide(state, { county, payload }) {
    const no = siteRefusal(state, county, payload);
    if (no !== undefined) return { refusal: no };
    return accept({ type: 'StationPlanned', data: payload });
  },
});

/** Why a station cannot come to a village, or undefined where it can. */
export function siteRefusal(
  state: State,
  county: Place,
  site: { readonly station: string; readonly village: Place; readonly name: string },
): Refusal | undefined {
  if (!site.village.startsWith(county)) return refuse('outside-county', { place: site.village }).refusal;
  if (state.get('station', site.station) !== undefined) return refuse('already-exists', { what: site.name }).refusal;
  const there = state.all('station').find(({ village, stage }) => village === site.village && stage !== 'closed');
  return there === undefined ? undefined : refuse('village-has-station', { station: there.name }).refusal;
}

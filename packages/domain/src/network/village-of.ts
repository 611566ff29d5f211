import { refuse, type Command, type Place, type Refusal, type State } from '../kernel/index.ts';

/** Where a command about a station happens: in the station's village. */
export function villageOf(
  state: State,
  { payload }: Command<{ readonly station: string }>,
): Place | { readonly refusal: Refusal } {
  return state.get('station', payload.station)?.village ?? refuse('station-unknown', { station: payload.station });
}

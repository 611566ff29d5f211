import { refuse, type Refusal, type State } from '../kernel/index.ts';
import type { Station } from './station.ts';
import { heldAt } from './still-held.ts';
import { stationGate, type StationStepName } from './station-stages.ts';

/** The station, ready for a step; or the refusal that says it is not there, at another stage, or what it lacks. */
export function stationReadyTo(
  step: StationStepName,
  state: State,
  id: string,
  found: Partial<Station> = {},
): { readonly station: Station } | { readonly refusal: Refusal } {
  const row = state.get('station', id);
  if (row === undefined) return refuse('station-unknown', { station: id });
  const station = { ...row, ...found };
  const refusal = stationGate(step, { ...station, held: heldAt(state, row) });
  return refusal === undefined ? { station } : { refusal };
}

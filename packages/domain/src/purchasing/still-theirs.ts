import { refuse, type Refusal, type State } from '../kernel/index.ts';

/**
 * Why what was booked to a station's drawer cannot be reversed: the partner whose drawer it was is gone, and has settled it; another
 * would answer for it. Undefined where they still run the station.
 */
export function strangerRefusal(
  state: State,
  { station, partner }: { readonly station: string; readonly partner: string | null },
): Refusal | undefined {
  const row = state.get('station', station);
  if (row === undefined) return refuse('station-unknown', { station }).refusal;
  if (row.partner === null || (partner !== null && row.partner !== partner))
    return refuse('drawer-of-another', { station: row.name }).refusal;
  return undefined;
}

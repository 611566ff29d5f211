import { refuse, type Command, type Place, type Refusal, type State } from '../kernel/index.ts';
import { placeOfLot } from './lot.ts';

/** Where a command about a lot happens: where the lot is. */
export function placeOfItsLot(
  state: State,
  { county, payload: { lot } }: Command<{ readonly lot: string }>,
): Place | { readonly refusal: Refusal } {
  const row = state.get('lot', lot);
  return row === undefined ? refuse('lot-unknown', { lot }) : placeOfLot(row, county);
}

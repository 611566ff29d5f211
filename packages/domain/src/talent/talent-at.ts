import { refuse, type Command, type Place, type Refusal, type State } from '../kernel/index.ts';
import type { Talent } from './talent.ts';

/** Where a command about somebody of the register happens: in their village, or in the county. */
export function placeOfTalent(
  state: State,
  { payload: { talent } }: Command<{ readonly talent: string }>,
): Place | { readonly refusal: Refusal } {
  return state.get('talent', talent)?.place ?? refuse('talent-unknown', { talent });
}

/** Somebody who still agrees to be in the register, or why they are not. */
export function standingTalent(state: State, talent: string): Talent | { readonly refusal: Refusal } {
  const row = state.get('talent', talent);
  if (row === undefined) return refuse('talent-unknown', { talent });
  return row.stage === 'withdrawn' ? refuse('talent-withdrawn') : row;
}

import { refuse, shortCode, type EventOf, type Refusal, type State } from '../kernel/index.ts';
import { isMuch } from './make-lots.ts';
import type { LossReason } from './lot-making.ts';

/** A lot as it came to the centre: under which act, what it weighed there, and why that is less. */
export interface Arrival {
  readonly making: string;
  readonly lot: string;
  readonly arrivedGrams: number;
  readonly reason?: LossReason | null | undefined;
}

/**
 * What it comes to that a lot arrived at the centre. What it weighs less than by the books is lost on the way, for a reason that whoever
 * weighed says, and flagged where that is more than its commodity loses as a rule. What it weighs more is written down and flagged,
 * and not booked: weight comes out of nothing nowhere.
 * @param loop the loop that brought it; null where nobody says
 */
export function arrivalOf(
  state: State,
  { making, lot, arrivedGrams, reason = null }: Arrival,
  loop: string | null,
): EventOf<'LotArrived'> | { readonly refusal: Refusal } {
  const row = state.get('lot', lot);
  if (row === undefined) return refuse('lot-unknown', { lot });
  const code = shortCode(lot);
  if (row.stage !== 'in-stock') return refuse('lot-gone', { code });
  if (row.holder === 'centre') return refuse('lot-at-centre', { code });
  const commodity = state.get('commodity', row.commodity);
  if (commodity === undefined) return refuse('commodity-unknown', { commodity: row.commodity });
  const lossGrams = Math.max(0, row.leftGrams - arrivedGrams);
  const surplusGrams = Math.max(0, arrivedGrams - row.leftGrams);
  if (lossGrams > 0 && reason === null) return refuse('loss-reason-missing');
  const muchLost = isMuch(lossGrams + surplusGrams, row.leftGrams, commodity);
  const why = lossGrams === 0 ? null : reason;
  return {
    type: 'LotArrived',
    data: { making, lot, arrivedGrams, lossGrams, surplusGrams, muchLost, reason: why, loop },
  };
}

import { refuse, type Refusal, type State } from '../kernel/index.ts';
import type { PayoutStage } from './payout-stages.ts';
import type { PayoutLine, Settlement, SettlementStage } from './settlement.ts';

/** A settlement at the stage that a step needs; or the refusal that says it is not there, or elsewhere. */
export function settlementAt(
  stage: SettlementStage,
  state: State,
  id: string,
): { readonly settlement: Settlement } | { readonly refusal: Refusal } {
  const settlement = state.get('settlement', id);
  if (settlement === undefined) return refuse('settlement-unknown', { settlement: id });
  if (settlement.stage !== stage)
    return refuse('settlement-not-ready', { period: settlement.period, stage: settlement.stage });
  return { settlement };
}

/** One line of an approved settlement at the stage that a step needs. */
export function payoutAt(
  stage: PayoutStage,
  state: State,
  { settlement: id, serial }: { readonly settlement: string; readonly serial: number },
): { readonly settlement: Settlement; readonly line: PayoutLine } | { readonly refusal: Refusal } {
  const ready = settlementAt('approved', state, id);
  if ('refusal' in ready) return ready;
  const line = ready.settlement.lines.find((one) => one.serial === serial);
  if (line === undefined) return refuse('payout-unknown', { serial });
  if (line.stage !== stage) return refuse('payout-not-ready', { serial, stage: line.stage });
  return { settlement: ready.settlement, line };
}

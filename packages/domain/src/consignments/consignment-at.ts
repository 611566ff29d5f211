import { refuse, shortCode, type Command, type Place, type Refusal, type State } from '../kernel/index.ts';
import { consignmentStepAllowed, type Consignment, type ConsignmentStepName } from './consignment.ts';

/** Where a command about a consignment happens: in the village it comes from. */
export function villageOfConsignment(
  state: State,
  { payload }: Command<{ readonly consignment: string }>,
): Place | { readonly refusal: Refusal } {
  return (
    state.get('consignment', payload.consignment)?.village ??
    refuse('consignment-unknown', { consignment: payload.consignment })
  );
}

/** The consignment, ready for a step; or the refusal that says it is not there, or at another stage. */
export function consignmentReadyTo(
  step: ConsignmentStepName,
  state: State,
  id: string,
): { readonly consignment: Consignment } | { readonly refusal: Refusal } {
  const consignment = state.get('consignment', id);
  if (consignment === undefined) return refuse('consignment-unknown', { consignment: id });
  if (consignmentStepAllowed(step, consignment.stage)) return { consignment };
  return refuse('consignment-not-ready', { code: consignmentLabel(id), stage: consignment.stage, step });
}

/** What stands on a consignment's label, in bars and in letters: the scanner types it, a person can. */
export function consignmentLabel(consignment: string): string {
  return `UP${consignment.slice(-12).toUpperCase()}`;
}

/** What people call a consignment by mouth. */
export const consignmentCode = shortCode;

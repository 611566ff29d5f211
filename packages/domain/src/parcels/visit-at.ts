import { refuse, type Command, type Place, type Refusal, type State } from '../kernel/index.ts';
import type { Visit } from '../purchasing/index.ts';

/** Where a command about a visit happens: in its station's village. */
export function villageOfVisit(
  state: State,
  { payload }: Command<{ readonly visit: string }>,
): Place | { readonly refusal: Refusal } {
  return state.get('visit', payload.visit)?.village ?? refuse('visit-over');
}

/** A visit for which something waits; or the refusal that says that nothing does. */
export function visitOpen(state: State, id: string): { readonly visit: Visit } | { readonly refusal: Refusal } {
  const visit = state.get('visit', id);
  return visit === undefined || visit.awaited.length === 0 ? refuse('visit-over') : { visit };
}

import {
  CLOCKS_APART,
  refuse,
  type Command,
  type Instant,
  type Place,
  type Ref,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { reachedAt, type Awaited, type Visit } from '../purchasing/index.ts';

/** Where a command about a visit happens: in its station's village. */
export function villageOfVisit(
  state: State,
  { payload }: Command<{ readonly visit: string }>,
): Place | { readonly refusal: Refusal } {
  return state.get('visit', payload.visit)?.village ?? refuse('visit-over');
}

/** What waits for a visit: the rows that a command about it needs. */
export function awaitedIn(state: State, { visit }: { readonly visit: string }): readonly Ref[] {
  return (state.get('visit', visit)?.awaited ?? []).map(({ of, id }) => [of, id]);
}

/**
 * A visit for which something waits; or the refusal that says that nothing does. A person's next visit goes by the same id: what a
 * device did days ago, before any of what waits now had come, was about one that is over.
 */
export function visitOpen(
  state: State,
  { at, payload }: Pick<Command<{ readonly visit: string }>, 'at' | 'payload'>,
): { readonly visit: Visit } | { readonly refusal: Refusal } {
  const visit = state.get('visit', payload.visit);
  const meant = visit?.awaited.some((one) => cameAt(state, one) <= at + CLOCKS_APART) === true;
  return visit === undefined || !meant ? refuse('visit-over') : { visit };
}

function cameAt(state: State, { of, id }: Awaited): Instant {
  const at = of === 'parcel' ? state.get('parcel', id)?.steps[0]?.at : receivedAt(state, id);
  return at ?? 0;
}

function receivedAt(state: State, order: string): Instant | null {
  return reachedAt(state.get('order', order)?.steps ?? [], 'received');
}

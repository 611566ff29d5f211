import { invariant, type Draft, type Recorded } from '../kernel/index.ts';
import type { Parcel, ParcelStep } from './parcel.ts';

/** The parcel that an event changes: it is there, or the event could not have been decided. */
export function parcelIn(draft: Draft, id: string): Parcel {
  const parcel = draft.get('parcel', id);
  invariant(parcel !== undefined, `parcel ${id} is not there to change`);
  return parcel;
}

/** Changes a parcel and writes the step down with whoever holds it then. */
export function change(
  draft: Draft,
  id: string,
  { seq, at, by }: Recorded,
  step: Pick<ParcelStep, 'step' | 'note'>,
  to: Partial<Parcel>,
): Parcel {
  const before = parcelIn(draft, id);
  const after = { ...before, ...to };
  const changed = { ...after, steps: [...before.steps, { ...step, holder: after.holder, seq, at, by }] };
  draft.put('parcel', changed);
  return changed;
}

import type { Matter, Refusal } from '@yangui/domain';
import type { EntryBody } from './entry.ts';
import type { LateCommand } from './late.ts';

/** What became of a command. The same command always has the same outcome, once it is recorded. */
export type Outcome =
  /** `waits`: it is recorded as proposed, and happens once a second person confirms it. */
  | { readonly id: string; readonly status: 'accepted'; readonly seq: number; readonly waits?: Matter }
  | { readonly id: string; readonly status: 'refused'; readonly refusal: Refusal }
  /** Came late, and waits for a person at the centre; nothing is recorded until they decide. */
  | { readonly id: string; readonly status: 'in-review'; readonly refusal: Refusal };

/** The outcome that an entry records. */
export function outcomeOf({ id, seq, refused, events = [] }: EntryBody): Outcome {
  const proposed = events.find((event) => event.type === 'ActProposed');
  const waits = proposed?.data.matter;
  if (refused === undefined) return { id, status: 'accepted', seq, ...(waits !== undefined && { waits }) };
  return { id, status: 'refused', refusal: { code: refused.code, details: refused.details } };
}

export function refused(id: string, refusal: Refusal): Outcome {
  return { id, status: 'refused', refusal };
}

/** The outcome of a command that is set aside. */
export function inReview({ id, why, details }: Pick<LateCommand, 'id' | 'why' | 'details'>): Outcome {
  return { id, status: 'in-review', refusal: { code: why, details } };
}

import type { Refusal } from '@yangui/domain';
import type { EntryBody } from './entry.ts';

/** What became of a command. The same command always has the same outcome. */
export type Outcome =
  | { readonly id: string; readonly status: 'accepted'; readonly seq: number }
  | { readonly id: string; readonly status: 'refused'; readonly refusal: Refusal };

/** The outcome that an entry records. */
export function outcomeOf({ id, seq, refused }: EntryBody): Outcome {
  if (refused === undefined) return { id, status: 'accepted', seq };
  return { id, status: 'refused', refusal: { code: refused.code, details: refused.details } };
}

export function refused(id: string, refusal: Refusal): Outcome {
  return { id, status: 'refused', refusal };
}

import type { ProblemCode } from '../problems.ts';
import type { AnyEvent } from './event.ts';

/** What the person's language needs to finish the sentence: names, figures, limits. */
export type Details = Readonly<Record<string, string | number>>;

/** An expected no: a value, never an exception. `code` is one of the registry's. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly details: Details;
}

/** What a command comes to: what happened, or why not. */
export type Decision = { readonly events: readonly AnyEvent[] } | { readonly refusal: Refusal };

export function accept(...events: readonly AnyEvent[]): Decision {
  return { events };
}

export function refuse(code: ProblemCode, details: Details = {}): { readonly refusal: Refusal } {
  return { refusal: { code, details } };
}

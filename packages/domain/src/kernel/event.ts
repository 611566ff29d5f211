import type { Draft } from './state.ts';
import type { Instant } from './time.ts';

/** What can happen: event type to its data. Each module adds its own (declaration merging). */
export interface Events {}

export type EventType = keyof Events;

export interface EventOf<T extends EventType> {
  readonly type: T;
  readonly data: Events[T];
}

export type AnyEvent = { [T in EventType]: EventOf<T> }[EventType];

/** When, by whom and under which journal number an event was recorded. */
export interface Recorded {
  readonly seq: number;
  readonly by: string;
  readonly at: Instant;
}

/**
 * One side of a booking. Debits are positive, credits negative; the postings of one event sum to zero.
 * `ref` is the id of what it is about, so that each line of a statement opens to its source.
 */
export interface Posting {
  readonly account: string;
  readonly amountFen: number;
  readonly reason: EventType;
  readonly ref: string;
}

/** How an event changes the county's rows, and what it books. */
export interface EventRule<E> {
  evolve(draft: Draft, event: E, recorded: Recorded): void;
  postings?(event: E): readonly Posting[];
}

export type EventRules<T extends EventType> = { readonly [K in T]: EventRule<Events[K]> };

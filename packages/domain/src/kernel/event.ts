import type { Draft, Kind } from './state.ts';
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
  /** From when days count that decide about money: see `Command.countsFrom`. */
  readonly countsFrom: Instant;
}

/** What a booking is about: whoever reads a statement opens it. An institution's payment goes by its `payment`. */
export interface About {
  readonly kind: Kind;
  readonly id: string;
}

/** One side of a booking. Debits are positive, credits negative; the postings of one event sum to zero. */
export interface Posting {
  readonly account: string;
  readonly amountFen: number;
  readonly reason: EventType;
  readonly about: About;
}

/** How an event changes the county's rows, and what it books. */
export interface EventRule<E> {
  /**
   * Kinds of which it may write a row, or what is private to one: what shows them is old afterwards. Accounts go without
   * saying where it books.
   */
  readonly writes: readonly Kind[];
  /**
   * By it people come to hold roles and stations to their stages: what a command that comes late is judged by. It `begins`
   * where there was nothing, or `changes` what must be there.
   */
  readonly standing?: 'begins' | 'changes';
  evolve(draft: Draft, event: E, recorded: Recorded): void;
  postings?(event: E): readonly Posting[];
}

export type EventRules<T extends EventType> = { readonly [K in T]: EventRule<Events[K]> };

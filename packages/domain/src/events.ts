import { together } from './county.ts';
import type { AnyEvent, Draft, EventOf, EventRules, EventType, Kind, Posting, Recorded } from './kernel/index.ts';
import { book } from './ledger/index.ts';

/** How every event there is changes rows, and what it books. An event that no module lists does not compile. */
export const eventRules: EventRules<EventType> = together('events');

/**
 * Lets an event happen: changes the rows, books the money.
 * The one way in which anything changes, on the server, on the device and when a journal is replayed.
 * @returns what was booked
 */
export function evolve<T extends EventType>(draft: Draft, event: EventOf<T>, recorded: Recorded): readonly Posting[] {
  const rule = eventRules[event.type];
  rule.evolve(draft, event.data, recorded);
  const postings = rule.postings?.(event.data) ?? [];
  if (postings.length > 0) book(draft, postings);
  return postings;
}

/** The kinds of row that some events may have written, accounts among them where one of them books. */
export function writtenBy(events: readonly Pick<AnyEvent, 'type'>[]): ReadonlySet<Kind> {
  return new Set(
    events.flatMap(({ type }): readonly Kind[] => {
      const rule = eventRules[type];
      return rule.postings === undefined ? rule.writes : [...rule.writes, 'account'];
    }),
  );
}

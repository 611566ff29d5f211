import {
  invariant,
  type AnyEvent,
  type Draft,
  type EventOf,
  type EventRule,
  type EventType,
  type Events,
  type Kind,
  type Module,
  type Posting,
  type Recorded,
} from './kernel/index.ts';
import { book } from './ledger/index.ts';

/** How the events of some modules change rows, and what they book. */
export type EventTable = Module['events'];

/** The rule of an event. A fault where it is of a module that is not here. */
export function ruleOf<T extends EventType>(table: EventTable, type: T): EventRule<Events[T]> {
  const rule: EventRule<Events[T]> | undefined = table[type];
  invariant(rule !== undefined, `${type} is an event of no module that is here`);
  return rule;
}

/**
 * Lets an event happen: changes the rows, books the money.
 * The one way in which anything changes, on the server, on the device and when a journal is replayed.
 * @returns what was booked
 */
export function evolveBy<T extends EventType>(
  table: EventTable,
  draft: Draft,
  { type, data }: EventOf<T>,
  recorded: Recorded,
): readonly Posting[] {
  const rule = ruleOf(table, type);
  rule.evolve(draft, data, recorded);
  const postings = rule.postings?.(data) ?? [];
  if (postings.length > 0) book(draft, postings);
  return postings;
}

/** The kinds of row that some events may have written, accounts among them where one of them books. */
export function writtenIn(table: EventTable, events: readonly Pick<AnyEvent, 'type'>[]): ReadonlySet<Kind> {
  return new Set(
    events.flatMap(({ type }): readonly Kind[] => {
      const rule = ruleOf(table, type);
      return rule.postings === undefined ? rule.writes : [...rule.writes, 'account'];
    }),
  );
}

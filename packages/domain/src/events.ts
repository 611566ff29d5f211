import type { Draft, EventOf, EventRules, EventType, Kind, Posting, Recorded } from './kernel/index.ts';
import { book } from './ledger/index.ts';
import { positionEvents, stationEvents } from './network/index.ts';
import { orderEvents, productEvents, villagerEvents } from './purchasing/index.ts';
import { memberEvents } from './rights/index.ts';

const rules: EventRules<EventType> = {
  ...memberEvents,
  ...stationEvents,
  ...positionEvents,
  ...productEvents,
  ...villagerEvents,
  ...orderEvents,
};

/** Every kind of entity there is. `true` for those a county has few of, held whole in memory while it works. */
export const entityKinds: Readonly<Record<Kind, { readonly heldWhole: boolean }>> = {
  member: { heldWhole: true },
  station: { heldWhole: true },
  position: { heldWhole: true },
  product: { heldWhole: true },
  account: { heldWhole: true },
  villager: { heldWhole: false },
  order: { heldWhole: false },
};

/**
 * Lets an event happen: changes the rows, books the money.
 * The one way in which anything changes, on the server, on the device and when a journal is replayed.
 * @returns what was booked
 */
export function evolve<T extends EventType>(draft: Draft, event: EventOf<T>, recorded: Recorded): readonly Posting[] {
  const rule = rules[event.type];
  rule.evolve(draft, event.data, recorded);
  const postings = rule.postings?.(event.data) ?? [];
  if (postings.length > 0) book(draft, postings);
  return postings;
}

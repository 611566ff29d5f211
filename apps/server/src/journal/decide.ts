import { DAY, evolve, judge, MINUTE, refuse, type BoundCommand, type Instant, type Posting, type Refusal, type WorkingSet } from '@yangui/domain';
import { contentsOf, type Entry, type EntryBody } from './entry.ts';

/** How far a device's clock may run ahead before its word on time is refused. */
const CLOCK_AHEAD = 10 * MINUTE;
/** How old a command may be: a counter is meant to work 14 days alone, and a month more is patience. */
const CLOCK_BEHIND = 45 * DAY;

/** What one command came to: its entry and, when it was accepted, its bookings. */
export interface Decided {
  readonly entry: Entry;
  readonly postings: readonly Posting[];
}

/**
 * Decides one command on a county's working set and lets its events happen there.
 * @param seq the journal number it gets
 * @param now the server's clock, against which the device's is checked
 * @throws whatever a rule throws by mistake; the working set is then as before
 */
export function decide(state: WorkingSet, command: BoundCommand, seq: number, now: Instant): Decided {
  state.mark();
  try {
    return decideOn(state, command, seq, now);
  } catch (fault) {
    state.rollback();
    throw fault;
  }
}

function decideOn(state: WorkingSet, command: BoundCommand, seq: number, now: Instant): Decided {
  const { county, id, type, by, at } = command;
  const head = { seq, id, type, by, at };
  const contents = contentsOf(command);
  const { place: where = county, decision: judged } = judge(state, command);
  const untimely = clockRefusal(at, now);
  const decision = untimely === undefined ? judged : { refusal: untimely };
  if ('refusal' in decision) {
    const refusedBody = { ...head, place: where, contents, refused: { ...decision.refusal, payload: command.payload } };
    return { entry: entryOf(county, refusedBody), postings: [] };
  }
  const { events } = decision;
  const postings = events.flatMap((event) => evolve(state, event, { seq, at, by }));
  return { entry: entryOf(county, { ...head, place: where, contents, events }), postings };
}

function entryOf(county: string, body: EntryBody): Entry {
  return { county, body, text: JSON.stringify(body) };
}

function clockRefusal(at: Instant, now: Instant): Refusal | undefined {
  if (at > now + CLOCK_AHEAD) return refuse('clock-ahead', { at }).refusal;
  if (at < now - CLOCK_BEHIND) return refuse('clock-behind', { at }).refusal;
  return undefined;
}

import {
  DAY,
  evolve,
  judge,
  refuse,
  settingsOf,
  type BoundCommand,
  type Instant,
  type Posting,
  type PrivateData,
  type Refusal,
  type TurnDownReason,
  type WorkingSet,
} from '@yangui/domain';
import { StateAsThen, type AsThen } from './as-then.ts';
import { contentsOf, type Endorsement, type Entry, type EntryBody } from './entry.ts';
import { lateReason } from './handling.ts';
import { sealPrivate, type PrivateWrite, type WrittenData } from './private-digest.ts';
import { clockRefusal } from './said-time.ts';

/** What one command came to: its entry and, when it was accepted, its bookings. */
export interface Decided {
  readonly entry: Entry;
  readonly postings: readonly Posting[];
  /** The private row that it writes, where it was accepted and has one. */
  readonly personal?: PrivateWrite;
}

/** A late command taken in: by whom, how things stood then, and whether whoever takes it in is somebody else than its maker. */
interface TakenIn {
  readonly endorsed: Endorsement;
  readonly asThen: AsThen;
  readonly apart: boolean;
}

/** What else bears on a command than the county itself. */
export interface Circumstances {
  /** Why it cannot be, by what the server alone knows: places, devices, phones. */
  readonly hindered?: Refusal | undefined;
  /** The private part that lay sealed beside the proposal that it confirms. */
  readonly held?: PrivateData | undefined;
  /** Its maker was shut out: they may do nothing. */
  readonly closed?: boolean;
  /** Its time is a person's word: it is believed only so far where days count that decide about money. */
  readonly claimed?: boolean;
  /** What it said of its time, where that was not believed. */
  readonly saidAt?: Instant | undefined;
  /** Somebody at the centre takes it in, as things stood when it was made; then its age is no matter. */
  readonly takenIn?: TakenIn;
}

/**
 * Decides one command on a county's working set and lets its events happen there.
 * @param seq the journal number it gets
 * @param now the server's clock, against which the device's is checked
 * @throws whatever a rule throws by mistake; the working set is then as before
 */
export function decide(
  state: WorkingSet,
  command: BoundCommand,
  seq: number,
  now: Instant,
  circumstances: Circumstances = {},
): Decided {
  state.mark();
  try {
    return decideOn(state, command, seq, now, circumstances);
  } catch (fault) {
    state.rollback();
    throw fault;
  }
}

function decideOn(
  state: WorkingSet,
  command: BoundCommand,
  seq: number,
  now: Instant,
  { closed = false, claimed = false, saidAt, hindered, held, takenIn }: Circumstances,
): Decided {
  const { county, by, at } = command;
  const receivedAt = takenIn?.endorsed.receivedAt ?? now;
  const countsFrom = claimed ? Math.max(at, receivedAt - settingsOf(state).offlineBelievedDays * DAY) : at;
  const { place = county, decision: judged } =
    takenIn === undefined ? judge(state, command, { countsFrom }) : judgeLate(state, command, countsFrom, takenIn);
  const no = closed ? refuse('account-closed').refusal : takenIn === undefined ? clockRefusal(at, now) : undefined;
  const decision =
    no !== undefined ? { refusal: no } : 'refusal' in judged || hindered === undefined ? judged : { refusal: hindered };
  const head = { ...headOf(command, seq, place), ...(saidAt !== undefined && { saidAt }) };
  const tail = takenIn && { endorsed: takenIn.endorsed };
  if ('refusal' in decision) {
    return {
      entry: entryOf(county, { ...head, refused: refusedOf(decision.refusal, command.payload), ...tail }),
      postings: [],
    };
  }
  const { events } = decision;
  const postings = events.flatMap((event) => evolve(state, event, { seq, at, by, countsFrom }));
  const accepted = { ...head, ...(countsFrom !== at && { countsFrom }), events };
  // What is only proposed writes no private row yet; what is confirmed writes that which lay sealed.
  const personal = events.some(({ type }) => type === 'ActProposed') ? undefined : (command.personal ?? held);
  if (personal === undefined) return { entry: entryOf(county, { ...accepted, ...tail }), postings };
  const { write, mark } = sealPrivate(writtenOf(state, personal));
  return { entry: entryOf(county, { ...accepted, private: mark, ...tail }), postings, personal: write };
}

/** What a private row will say: of one whose name alone is kept, that name; where it has none, nothing. */
function writtenOf(state: WorkingSet, data: PrivateData): WrittenData {
  if (!('nameOnly' in data)) return data;
  const { kind, nameOnly: person } = data;
  const kept = state.nameOnly(data);
  return kept?.name == null ? { kind, erased: person } : { kind, person, name: kept.name };
}

/** As things stand, or where that is why not, as they stood for its maker then. */
function judgeLate(
  state: WorkingSet,
  command: BoundCommand,
  countsFrom: Instant,
  { endorsed, asThen, apart }: TakenIn,
): ReturnType<typeof judge> {
  const timing = { countsFrom, vouchedFor: { by: endorsed.by, apart } };
  const now = judge(state, command, timing);
  if (!('refusal' in now.decision) || lateReason(now.decision.refusal.code) === undefined) return now;
  return judge(new StateAsThen(state, asThen, command.by), command, timing);
}

/**
 * The entry of a late command that somebody at the centre does not take in.
 * @param contents the digest of what was asked for as it came: parts of it may be emptied by now
 */
export function turnedDown(
  command: BoundCommand,
  seq: number,
  place: string,
  reason: TurnDownReason,
  endorsed: Endorsement,
  contents: string,
): Entry {
  const { refusal } = refuse('late-turned-down', { reason });
  return entryOf(command.county, {
    ...headOf(command, seq, place),
    contents,
    refused: refusedOf(refusal, command.payload),
    endorsed,
  });
}

function headOf(command: BoundCommand, seq: number, place: string) {
  const { id, type, by, at } = command;
  return { seq, id, type, by, at, place, contents: contentsOf(command) };
}

function entryOf(county: string, body: EntryBody): Entry {
  return { county, body, text: JSON.stringify(body) };
}

/** A refusal as the journal keeps it: without the texts that the refused payload brought, which may be anything. */
function refusedOf({ code, details }: Refusal, payload: unknown): Refusal {
  const texts = new Set(textsIn(payload));
  const kept = Object.entries(details).map(([key, value]) => [
    key,
    typeof value === 'string' && texts.has(value) && !CODE.test(value) ? '…' : value,
  ]);
  return { code, details: Object.fromEntries(kept) };
}

/** Ids, place codes, numbers of waybills and the like: nobody's words. */
const CODE = /^[0-9a-z_:.-]*$|^[0-9A-Z-]*\d[0-9A-Z-]*$/;

/** Every text of a payload, however deep it stands. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

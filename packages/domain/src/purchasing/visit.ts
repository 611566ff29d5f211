import * as z from 'zod/mini';
import { DAY, shortCode, type Draft, type Instant, type Place, type State } from '../kernel/index.ts';
import { homePlace, isPlace } from './shelving.ts';

/** For so many days after the last thing under a code was handed out nobody else gets its number. */
export const CODE_REST_DAYS = 30;
/** So many wrong codes, and whoever is at the counter is asked for their name and the last four digits of their phone. */
export const WRONG_CODES = 2;

/** Something that waits under a visit's code. */
export interface Awaited {
  readonly of: 'parcel' | 'order';
  readonly id: string;
  /** The number that came with it from the centre, good for a code of its own. */
  readonly number: string;
}

/**
 * What one person has waiting at one station, or on its way there: parcels, ordered goods, what was bought on a platform. All of
 * it goes by one code, which says where on the shelf it lies. The id is `station:person`.
 */
export interface Visit {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly code: string;
  readonly awaited: readonly Awaited[];
  /** How many wrong codes were told for it, until somebody proved in another way who they are. */
  readonly missed: number;
  /** When the last of it was handed out, or went elsewhere. */
  readonly closedAt: Instant | null;
}

/** Who has a number at a station: the id is `station:number`. From `freeFrom` on somebody else may have it. */
export interface VisitNumber {
  readonly id: string;
  readonly visit: string;
  readonly freeFrom: Instant | null;
}

/** How something comes to wait under a visit's code, as an event tells it. */
export interface JoinsVisit {
  readonly visit: string;
  /** Where on the shelf, where the visit begins with it: `3-07`. */
  readonly place: string;
  readonly number: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    visit: Visit;
    visitNumber: VisitNumber;
  }
}

/** A code from where things lie and whose they are: `3-07` and `412` make `3-07-412`. */
function codeOf(place: string, number: string): string {
  return `${place}-${number}`;
}

/** Where on the shelf a code says that things lie: `3-07`. */
export function placeIn(code: string): string {
  return code.slice(0, 4);
}

function numberIn(code: string): string {
  return code.slice(5);
}

/** Whatever stands between the digits of a code: any dash, stop or comma that an input method gives, spaces, and what is not seen. */
const BETWEEN = /[^\p{L}\p{N}]/gu;

/**
 * A code as somebody said, typed or scanned it, in the form in which codes are kept: digits of a visit's code with their dashes,
 * however they were grouped; all else without spaces, in capitals.
 */
export function codeSaid(typed: string): string {
  const plain = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const digits = plain.replace(BETWEEN, '');
  return /^[1-9]\d{5,8}$/.test(digits) && isPlace(`${digits.slice(0, 1)}-${digits.slice(1, 3)}`)
    ? codeOf(`${digits.slice(0, 1)}-${digits.slice(1, 3)}`, digits.slice(3))
    : plain;
}

/** Whether what somebody said is an order's number. One of digits alone looks like a visit's code. */
export function isOrderNumber(order: string, said: string | null): boolean {
  return codeSaid(said ?? '').replace(BETWEEN, '') === shortCode(order);
}

/** Whether a text is the code of a visit, in the form of {@link codeSaid}. */
export function isVisitCode(code: string): boolean {
  return isPlace(placeIn(code)) && /^-\d+$/.test(code.slice(4));
}

/** Whether two codes of one station are the same: the number is, wherever on the shelf they say that things lie. */
export function isSameCode(one: string, other: string): boolean {
  return one === other || (isVisitCode(one) && isVisitCode(other) && numberIn(one) === numberIn(other));
}

/** Under which {@link VisitNumber} a station would know what goes by a visit's code. */
export function numberAt(station: string, code: string): string {
  return `${station}:${numberIn(code)}`;
}

/** Somebody's visit to a station. What is for nobody known goes by its own id. */
export function visitOf(station: string, person: string): string {
  return `${station}:${person}`;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** A visit, as a command names it. */
export const visitId = z.string().check(z.regex(new RegExp(`^${UUID}:${UUID}$`)));

/** So many digits has the longest number. */
const LONGEST = 6;

/**
 * The numbers that something may get, from its id, best first: three digits, said in one breath, then longer ones for the day
 * that those are taken.
 */
function numbersOf(id: string): readonly string[] {
  const hex = id.replaceAll('-', '').slice(16);
  const windows = Array.from({ length: 9 }, (_, at) => Number.parseInt(hex.slice(at, at + 8), 16));
  return [3, 4, LONGEST].flatMap((count) =>
    windows.map((figure) => (figure % 10 ** count).toString().padStart(count, '0')),
  );
}

/** The number for what stands alone once more, its own being another visit's by now: longer than any that the centre gives first. */
function numberApart(id: string, own: string): string {
  const longest = numbersOf(id).filter((number) => number.length === LONGEST);
  return longest[longest.indexOf(own) + 1] ?? longest[0] ?? own;
}

/** What waits, for whom, where. */
interface Comes {
  readonly station: string;
  readonly person: string;
  readonly id: string;
  readonly at: Instant;
}

/**
 * How something that the centre takes in comes to wait for somebody: with whatever waits for them already, else under a code of
 * its own. It gets a number that nobody at the station has or had in thirty days, in any case: what is moved from one person to
 * another where nobody is heard from needs none then, so that two devices never give the same.
 */
export function joinsVisit(state: State, { station, person, id, at }: Comes): JoinsVisit {
  const free = (number: string) => {
    const { freeFrom } = state.get('visitNumber', `${station}:${number}`) ?? { freeFrom: at };
    return freeFrom !== null && freeFrom <= at;
  };
  return { ...standsWith(state, { station, person }), number: numbersOf(id).find(free) ?? numberApart(id, '') };
}

/**
 * How what waits for one person comes to wait for another, or for nobody known: under the number that it came with. Where that is
 * what the first person was told, it stays with them, whether anything else of theirs is known of here or not.
 */
export function changesVisit(
  state: State,
  { station, person, id }: Omit<Comes, 'at'>,
  from: string,
): JoinsVisit | undefined {
  const left = state.get('visit', from);
  const own = left?.awaited.find((one) => one.id === id);
  const to = standsWith(state, { station, person });
  if (left === undefined || own === undefined || to.visit === from) return undefined;
  // Nobody else's things come to wait with what is for nobody known.
  if (from === visitOf(station, id)) return { ...to, place: placeIn(left.code), number: own.number };
  return { ...to, number: numberIn(left.code) === own.number ? numberApart(id, own.number) : own.number };
}

function standsWith(state: State, { station, person }: Pick<Comes, 'station' | 'person'>) {
  const visit = visitOf(station, person);
  const before = state.get('visit', visit);
  return { visit, place: before === undefined ? homePlace(state, station, person) : placeIn(before.code) };
}

/** The code by which something will be known that comes to wait. */
export function codeJoined(state: State, { visit, place, number }: JoinsVisit): string {
  const there = state.get('visit', visit);
  return there === undefined || there.awaited.length === 0 ? codeOf(place, number) : there.code;
}

/** Something comes to wait under a visit's code. Returns the code. */
export function joinVisit(
  draft: Draft,
  { station, village, of, id }: Pick<Awaited, 'of' | 'id'> & Pick<Visit, 'station' | 'village'>,
  joins: JoinsVisit,
): string {
  const code = codeJoined(draft, joins);
  const before = draft.get('visit', joins.visit);
  const begun = before !== undefined && before.awaited.length > 0 ? before : undefined;
  draft.put('visit', {
    id: joins.visit,
    station,
    village,
    code,
    awaited: [...(begun?.awaited ?? []), { of, id, number: joins.number }],
    missed: begun?.missed ?? 0,
    closedAt: null,
  });
  draft.put('visitNumber', { id: `${station}:${joins.number}`, visit: joins.visit, freeFrom: null });
  return code;
}

/**
 * Something does not wait under a visit's code any more: it was handed out, sent back, lost, or is somebody else's. With the last
 * of it the visit is over, and its numbers rest.
 */
export function leaveVisit(draft: Draft, visit: string | null | undefined, id: string, at: Instant): void {
  const before = visit == null ? undefined : draft.get('visit', visit);
  const own = before?.awaited.find((one) => one.id === id);
  if (before === undefined || own === undefined) return;
  const awaited = before.awaited.filter((one) => one !== own);
  const over = awaited.length === 0;
  draft.put('visit', { ...before, awaited, missed: over ? 0 : before.missed, closedAt: over ? at : null });
  const stands = numberIn(before.code);
  for (const number of new Set([own.number, stands]))
    if (over || number !== stands)
      draft.put('visitNumber', {
        id: `${before.station}:${number}`,
        visit: before.id,
        freeFrom: at + CODE_REST_DAYS * DAY,
      });
}

/** Whether a code opens a visit: by the number that it goes by, or that anything in it came with. Where it lies may have changed. */
export function opensVisit(state: Pick<State, 'get'>, visit: string | null | undefined, said: string | null): boolean {
  const there = visit == null ? undefined : state.get('visit', visit);
  const code = codeSaid(said ?? '');
  if (there === undefined || !isVisitCode(code)) return false;
  const number = numberIn(code);
  return numberIn(there.code) === number || there.awaited.some((one) => one.number === number);
}

/** Whether a parcel or an order waits under a code, said for whatever place on the shelf. */
export function waitsUnder(
  state: Pick<State, 'get'>,
  { id, visit }: { readonly id: string; readonly visit?: string | null },
  said: string,
): boolean {
  return (
    visit != null &&
    opensVisit(state, visit, said) &&
    state.get('visit', visit)?.awaited.some((one) => one.id === id) === true
  );
}

/** Whether so many wrong codes were told for a visit that none is asked for any more. */
export function missedTooOften(state: State, visit: string | null | undefined): boolean {
  return visit != null && (state.get('visit', visit)?.missed ?? 0) >= WRONG_CODES;
}

/** A visit under the code of another place on the shelf, in which the number stays: what everything in it goes by from now on. */
export function codeAt({ code }: Pick<Visit, 'code'>, place: string): string {
  return codeOf(place, numberIn(code));
}

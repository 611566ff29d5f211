import {
  authorise,
  refuse,
  SYSTEM,
  type BoundCommand,
  type Instant,
  type Refusal,
  type WorkingSet,
} from '@yangui/domain';
import { unknownPlace } from '../places/unknown-place.ts';
import { loadAsked, loadNeeded, loadPeople } from '../store/load.ts';
import type { CountyLimits } from './county-limits.ts';
import { decide, textsIn, turnedDown, type Circumstances, type Decided } from './decide.ts';
import { contentsOf, type Endorsement, type Entry, type EntryBody } from './entry.ts';
import {
  LATE_AFTER,
  lateReason,
  mayFollow,
  type Asked,
  type Carried,
  type Handling,
  type Reviewed,
  type Said,
} from './handling.ts';
import { findHeld, type HeldProposal } from './held-proposals.ts';
import type { Known } from './known.ts';
import { madeBy, namelessRefusal, personIn, setAside, type LateCommand, type Whereabouts } from './late.ts';
import { inReview, outcomeOf, refused, type Outcome } from './outcome.ts';
import { sharedBy } from './one-person-twice.ts';
import type { Queryable } from './read.ts';
import type { Saving } from './save.ts';

/** One county's part of a batch, decided. */
export interface CountyDecided {
  readonly entries: readonly Entry[];
  readonly postings: Saving['postings'];
  readonly personal: Saving['personal'];
  readonly held: readonly HeldProposal[];
  readonly setAside: readonly LateCommand[];
  readonly reviewed: readonly string[];
  readonly outcomes: ReadonlyMap<BoundCommand, Outcome | Error>;
}

/** What the server alone knows of a command. */
interface Outside {
  readonly hindered?: Refusal;
  /** What lies sealed beside the proposal that it confirms. */
  readonly held?: HeldProposal | undefined;
  /** Of a late command that somebody takes in: whether they are somebody else than its maker, by device, phone and account. */
  readonly apart?: boolean;
}

interface Options {
  readonly client: Queryable;
  readonly county: string;
  readonly state: WorkingSet;
  /** Where the county's journal ends. */
  readonly seq: number;
  readonly known: Known;
  readonly now: Instant;
  readonly limits: CountyLimits;
  readonly onFault: ((fault: unknown, command: BoundCommand) => void) | undefined;
}

/** Decides commands of one county one after the other, each on what those before it changed. */
export async function decideCounty(asked: readonly Asked[], options: Options): Promise<CountyDecided> {
  const turn = new Turn(options);
  for (const one of asked) await turn.take(one);
  return turn;
}

class Turn implements CountyDecided {
  readonly entries: Entry[] = [];
  readonly postings: Saving['postings'][number][] = [];
  readonly personal: Saving['personal'][number][] = [];
  readonly held: HeldProposal[] = [];
  readonly setAside: LateCommand[] = [];
  readonly reviewed: string[] = [];
  readonly outcomes = new Map<BoundCommand, Outcome | Error>();
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  async take({ command, handling }: Asked): Promise<void> {
    try {
      // What it points at, or whom a parcel is for, may have been said by a command just before this one: then that is fetched now.
      const { client, county, state } = this.options;
      if (lacks(state, command))
        await loadNeeded(client, new Map([[county, state]]), [{ county, commands: [command] }]);
      const people = command.people(state);
      if (people.some((person) => !state.hasPerson(person)))
        await loadPeople(client, new Map([[county, state]]), [{ county, people }]);
      const outside = await this.outside(command, handling);
      this.outcomes.set(
        command,
        await (handling?.way === 'reviewed'
          ? this.review(command, handling, outside)
          : this.decide(command, handling, outside)),
      );
    } catch (fault) {
      this.options.onFault?.(fault, command);
      this.outcomes.set(command, fault instanceof Error ? fault : new Error(String(fault)));
    }
  }

  /** What bears on a command that only the server knows. */
  private async outside(command: BoundCommand, handling: Handling | undefined): Promise<Outside> {
    const { id, places, confirms, by, speaker } = command;
    const { client, county, state } = this.options;
    // The county is one, and so is wherever a station of its own stands.
    const isKnown = (place: string) =>
      place === county || state.all('station').some(({ village }) => village === place);
    const unknown = await unknownPlace(
      client,
      places.filter((place) => !isKnown(place)),
    );
    if (unknown !== undefined) return { hindered: refuse('place-unknown', { place: unknown }).refusal };
    const twice = await this.phoneTwice(command);
    if (twice !== undefined) return { hindered: twice };
    if (handling?.way === 'reviewed') {
      const device = this.options.known.late.get(`${county} ${id}`)?.device;
      const two = { county, proposer: by, other: handling.by, devices: [device] };
      return { apart: (await sharedBy(client, two)) === undefined };
    }
    const proposal = confirms === undefined ? undefined : state.get('proposal', confirms);
    if (proposal === undefined) return {};
    const held =
      this.options.known.held.get(`${county} ${proposal.id}`) ?? (await findHeld(client, county, proposal.id));
    if (proposal.sealed && (held?.personal ?? null) === null)
      return { hindered: refuse('proposal-incomplete').refusal };
    if (speaker === SYSTEM) return { held };
    const shared = await sharedBy(client, {
      county,
      proposer: proposal.proposedBy,
      other: by,
      devices: [held?.device, deviceOf(handling)],
    });
    if (shared !== undefined) return { hindered: refuse(shared).refusal };
    // What is about somebody is not theirs to confirm by another sign-in of their own either.
    const { about } = proposal;
    const owned = about !== null && state.get('vehicle', about)?.owner === by;
    const theirs =
      about !== null &&
      state.has('member', about) &&
      (await sharedBy(client, { county, proposer: about, other: by, devices: [null, deviceOf(handling)] })) !==
        undefined;
    return owned || theirs ? { hindered: refuse('own-proposal').refusal } : { held };
  }

  /** Why somebody's phone cannot be written down: it is another's of the kind, saved or about to be. */
  private async phoneTwice({ county, personal, phoneOnce }: BoundCommand): Promise<Refusal | undefined> {
    if (phoneOnce === undefined || personal === undefined || !('person' in personal) || personal.phone === undefined)
      return undefined;
    const { client, state } = this.options;
    const { kind, person, phone } = personal;
    const { rows } = await client.query<{ person: string }>(
      `select person from person_private where county = $1 and kind = $2 and phone = $3`,
      [county, kind, phone],
    );
    const here = state.peopleKnown(kind);
    const saved = rows.map((row) => row.person).filter((id) => !here.has(id));
    const about = [...here].flatMap(([id, known]) => (known?.phone === phone ? [id] : []));
    const other = [...saved, ...about].find((id) => id !== person);
    return other === undefined ? undefined : phoneOnce(other);
  }

  private async decide(command: BoundCommand, came: Said | Carried | undefined, outside: Outside): Promise<Outcome> {
    const { state, now, known } = this.options;
    const key = this.keyOf(command);
    const carried = came?.way === 'carried' ? came : undefined;
    const before = known.recorded.get(key) ?? known.late.get(key);
    if (before !== undefined) return repeated(command, before);
    const decided = await this.judged(command, {
      closed: carried?.closed ?? false,
      claimed: came !== undefined,
      saidAt: came?.saidAt,
      hindered: outside.hindered,
      held: outside.held?.personal ?? undefined,
    });
    const aside = carried && this.lateOf(command, carried, decided.entry.body);
    if (carried === undefined || aside === undefined)
      return this.unrecorded(command, decided) ?? this.record(command, decided, deviceOf(came));
    const { county, limits } = this.options;
    if (state.get('member', command.by) === undefined && !limits.takesStranger(county, carried.key, now))
      return refused(command.id, refuse('too-many-late').refusal);
    known.late.set(key, aside);
    for (const made of madeBy(aside)) known.waiting.set(made, aside);
    this.setAside.push(aside);
    return inReview(aside);
  }

  /** What the rules say, once all is here that they ask for on the way. */
  private async judged(command: BoundCommand, circumstances: Circumstances): Promise<Decided> {
    const { client, county, state, now } = this.options;
    for (;;) {
      const came = state.attempt(() => decide(state, command, this.nextSeq, now, circumstances));
      if ('done' in came) return came.done;
      await loadAsked(client, county, state, came.missing);
    }
  }

  /**
   * The answer to a refused command that leaves no trace: of somebody who never held anything in this county, or of whom the
   * journal has taken too many refusals lately.
   */
  private unrecorded({ id, speaker }: BoundCommand, { entry }: Decided): Outcome | undefined {
    const { state, county, now, limits } = this.options;
    if (entry.body.refused === undefined || speaker === SYSTEM) return undefined;
    // Nothing that a guest is refused is kept: neither what was asked, nor that it was.
    const { refused: no } = entry.body;
    if (typeof speaker !== 'string') return refused(id, { code: no.code, details: no.details });
    if (state.get('member', speaker) === undefined) return refused(id, refuse('not-in-county').refusal);
    return limits.takesRefusal(county, speaker, now) ? undefined : refused(id, refuse('too-many-refusals').refusal);
  }

  /** A late command set aside instead of refused; undefined where it stands as it was decided. */
  private lateOf(
    command: BoundCommand,
    { device, personal = null, saidAt = command.at }: Carried,
    { refused: no, place }: EntryBody,
  ): LateCommand | undefined {
    const { now, state } = this.options;
    if (no === undefined || now - saidAt <= LATE_AFTER) return undefined;
    // A decision does not wait for another: what it is about goes on waiting, for whoever may decide it.
    if (command.confirms !== undefined) return undefined;
    const followed = this.followed(command);
    const why = lateReason(no.code) ?? (followed !== undefined && mayFollow(no.code) ? 'late-follows' : undefined);
    if (why === undefined) return undefined;
    const found = { place, station: state.all('station').find(({ village }) => village === place)?.id ?? null };
    const { place: where, station } = place === command.county ? (followed ?? found) : found;
    const person = personIn(command.personal) ?? (personal === null ? null : (command.people(state)[0]?.[1] ?? null));
    const erased = isErased(state, person);
    return setAside(
      // Whoever decides sees what was said of its time, and may take that in.
      { ...command, at: saidAt },
      { code: why, details: no.details },
      {
        receivedAt: now,
        place: where,
        station,
        device,
        contents: contentsOf(command),
        personal: erased ? null : personal,
        person,
        made: command.makes(state).map(([, made]) => made),
        erased,
      },
    );
  }

  /** The place of what a command speaks of, in whatever field, where that waits for a decision itself. */
  private followed({ county, payload }: BoundCommand): Whereabouts | undefined {
    return [...textsIn(payload)]
      .map((text) => this.options.known.waiting.get(`${county} ${text}`))
      .find((place) => place !== undefined);
  }

  private async review(
    command: BoundCommand,
    review: Reviewed,
    { hindered, apart = false }: Outside,
  ): Promise<Outcome> {
    const { state, known } = this.options;
    const { id, by } = command;
    const key = this.keyOf(command);
    const before = known.recorded.get(key);
    if (before !== undefined) {
      this.reviewed.push(id);
      return reviewedBefore(before, review);
    }
    const late = known.late.get(key);
    if (late === undefined) return refused(id, refuse('late-unknown').refusal);
    const denied =
      authorise(state, review.by, 'late.review', late.place) ??
      (review.by === by ? refuse('own-work').refusal : undefined);
    if (denied !== undefined) return refused(id, denied);
    const endorsed: Endorsement = { by: review.by, at: review.at, receivedAt: late.receivedAt, why: late.why };
    if ('turnedDown' in review.verdict) {
      this.reviewed.push(id);
      return this.record(command, {
        entry: turnedDown(command, this.nextSeq, late.place, review.verdict.turnedDown, endorsed, late.contents),
        postings: [],
      });
    }
    const nameless = namelessRefusal(late);
    if (nameless !== undefined) return refused(id, nameless);
    const decided = await this.judged(command, {
      claimed: true,
      hindered,
      takenIn: { endorsed, asThen: review.verdict.takenInAs, apart },
    });
    const no = decided.entry.body.refused;
    // What the rules refuse even so is not recorded: it goes on waiting, until what stands in its way is put right.
    if (no !== undefined) return refused(id, { code: no.code, details: no.details });
    this.reviewed.push(id);
    return this.record(command, decided);
  }

  private record(command: BoundCommand, { entry, postings, personal }: Decided, device: string | null = null): Outcome {
    const { body } = entry;
    this.entries.push(entry);
    for (const posting of postings) this.postings.push({ seq: body.seq, posting });
    if (personal !== undefined) {
      this.personal.push(personal);
      this.options.state.remember(personal.data);
    }
    if (body.events?.some(({ type }) => type === 'ActProposed') === true)
      this.hold({ proposal: body.id, device, personal: command.personal ?? null });
    this.options.known.recorded.set(this.keyOf(command), body);
    return outcomeOf(body);
  }

  private hold(held: HeldProposal): void {
    this.held.push(held);
    this.options.known.held.set(`${this.options.county} ${held.proposal}`, held);
  }

  private get nextSeq(): number {
    return this.options.seq + this.entries.length + 1;
  }

  private keyOf({ id }: BoundCommand): string {
    return `${this.options.county} ${id}`;
  }
}

/** Whether a row that a command needs, or that one of those points at, is not here yet. */
function lacks(state: WorkingSet, command: BoundCommand): boolean {
  for (let level = 0; ; level += 1) {
    const rows = command.rows(level, state);
    if (rows === undefined) return false;
    if (rows.some(([kind, id]) => !state.has(kind, id))) return true;
  }
}

/** The device somebody spoke from, where that is known. */
function deviceOf(handling: Handling | undefined): string | null {
  return handling === undefined || handling.way === 'reviewed' ? null : (handling.device ?? null);
}

/** The same clerk's same word again is answered again; another's comes too late. */
export function reviewedBefore(
  before: EntryBody,
  { by, verdict }: { readonly by: string; readonly verdict: object },
): Outcome {
  const same = before.endorsed?.by === by && (before.refused !== undefined) === 'turnedDown' in verdict;
  return same ? outcomeOf(before) : refused(before.id, refuse('late-decided').refusal);
}

/** Whether a person is a villager who had their data erased. */
function isErased(state: WorkingSet, person: string | null): boolean {
  return person !== null && state.has('villager', person) && state.get('villager', person)?.erased === true;
}

function repeated(command: BoundCommand, before: EntryBody | LateCommand): Outcome {
  if (before.contents !== contentsOf(command)) return refused(command.id, refuse('command-id-reused').refusal);
  return 'seq' in before ? outcomeOf(before) : inReview(before);
}

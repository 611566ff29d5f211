import * as z from 'zod/mini';
import type { Capability } from '../capabilities.ts';
import { merged, saysWhatWas, type Amends, type Merged } from './amending.ts';
import type { ProblemCode } from '../problems.ts';
import type { Decision, Refusal } from './decision.ts';
import { authorOf, id, reservedIdIn, SYSTEM, type Speaker } from './ids.ts';
import type { AccessChange, Fit, PersonClaim, PrivateData, PrivateRef } from './personal-data.ts';
import type { Place } from './place.ts';
import type { Kind, Ref, State } from './state.ts';
import { instant, type Instant } from './time.ts';
import type { Steps, TwoPeople, Waits } from './two-people.ts';

/** One wish of one person, as the device sent it, its payload checked. `at` is the device's clock. */
export interface Command<P> {
  readonly id: string;
  readonly county: string;
  readonly by: string;
  readonly at: Instant;
  /**
   * From when days count that decide about money (return windows, days unclaimed): `at`, but no earlier than the journal can
   * vouch for. A device that nobody hears from is believed for as many days before receipt as the county says.
   */
  readonly countsFrom: Instant;
  /** Whether a second person lets it happen: what it adds to counts against nobody's step or ceiling. */
  readonly seconded: boolean;
  readonly payload: P;
}

/** What is known of a command beside what it says itself, as it is decided. */
export type Deciding = Partial<Pick<Command<unknown>, 'countsFrom' | 'seconded'>>;

/** What a counter takes in by a command, and how: money, or a promise to pay. An outside purchase is paid elsewhere. */
export interface TakenOn {
  readonly tender: 'cash' | 'qr' | 'tab' | 'none';
  readonly amountFen: number;
  /** Whether it goes by prices that this counter was told, which may be old. */
  readonly atToldPrices: boolean;
}

/** What is true of a kind of command wherever it is made, heard or kept. */
interface CommandTraits {
  /** It happens above the stations and concerns every one below: a price, the county's settings. */
  readonly toldBelow?: true;
  /** It happens in one place and changes what a station elsewhere holds. All others happen in the station's village, or above it. */
  readonly crossing?: true;
  /** By it people come to hold roles and stations to their stages: what a command that comes late is judged by. */
  readonly standing?: true;
  /** It tells what became of a thing: it does not correct what was said before, and the later word is how things are. */
  readonly happened?: true;
}
/**
 * The id of something a command makes, and what kind of thing: a kind's own rule says what to do where the thing is there
 * already. No kind for a part of a thing, which has no row of its own.
 */
export type Made = readonly [kind: Kind | null, id: string];

/** Everything there is to know about one kind of command. One file each. */
export interface CommandRule<T extends string, S extends z.ZodMiniType, R extends z.ZodMiniType> extends CommandTraits {
  readonly type: T;
  readonly capability: Capability;
  readonly payload: S;
  /** The private part, where the command brings one. */
  readonly personal?: R;
  /** Names the person whose private row the private part fills, or empties (`erased`). Malformed where the two parts do not fit. */
  readonly person?: (
    payload: z.output<S>,
    personal: z.output<R> | undefined,
    id: string,
  ) => PrivateData | Malformed | undefined;
  /** The payload as it may be kept beside its private part: without words that devices of before send in it. */
  readonly kept?: (payload: z.output<S>) => object;
  /** What the server does about somebody's sign-in in the same transaction, where the command says so. */
  readonly access?: (payload: z.output<S>, personal: z.output<R> | undefined) => AccessChange | undefined;
  /** What is refused where somebody else's private row of the same kind, whose id is given, has the phone that the private part brings. */
  readonly phoneOnce?: (other: string) => Refusal;
  /** What the private part says of somebody else, to be held against their private row. It is not written anywhere. */
  readonly claim?: (personal: z.output<R> | undefined) => PersonClaim | undefined;
  /** Whose private rows a claim may be held against, once what it needs is loaded. */
  readonly people?: (state: State, payload: z.output<S>) => readonly PrivateRef[];
  /** What it makes that is new, by the ids that the person gave. Where such an id names anything else in the county, it is refused. */
  readonly makes?: (payload: z.output<S>, id: string) => readonly Made[];
  /** Which rows must be loaded before the command can be decided, beside the kinds that are always held whole. */
  readonly needs?: (payload: z.output<S>) => readonly Ref[];
  /** Which further rows the rows in `needs` point at: the order a parcel carries. */
  readonly follows?: (state: State, payload: z.output<S>) => readonly Ref[];
  /** Which further rows those in `follows` point at: the parcels of the loads that a loop carried. */
  readonly followsOn?: (state: State, payload: z.output<S>) => readonly Ref[];
  /**
   * The row whose figures it changes, where it does: who else did meanwhile is not written over unseen. Undefined where there
   * is none.
   */
  readonly amends?: (state: State, payload: z.output<S>) => Amends | undefined;
  /**
   * The row that must be one's own, where whoever speaks may do it to their own alone: a guest, or a role that reaches no further.
   * It is one of those in `needs`, or its owner is its id.
   */
  readonly own?: (payload: z.output<S>) => Ref;
  /** Where it happens: the role must cover this place, and the feed tells those it concerns. */
  readonly place: (state: State, command: Command<z.output<S>>) => Place | { readonly refusal: Refusal };
  /** Where a counter takes on more than it has, as it sells, takes money or promises: what. Limits hold without contact. */
  readonly takesOn?: (payload: z.output<S>) => TakenOn;
  /** Codes that must be those of real places, by the division codes that the server holds. */
  readonly places?: (payload: z.output<S>) => readonly Place[];
  /** Where it takes two people: `decide` is asked when it is proposed, and again when it is confirmed. */
  readonly twoPeople?: TwoPeople<z.output<S>>;
  /** Names the proposal that the command confirms. */
  readonly confirms?: (payload: z.output<S>) => string;
  /** The command that it lets happen, once what it needs itself is loaded: what that needs is loaded and looked up as well. */
  readonly lets?: (state: State, payload: z.output<S>) => BoundCommand | undefined;
  /** `heard` says of a person whether the claim fits them: all that a rule learns of private rows. */
  readonly decide: (state: State, command: Command<z.output<S>>, heard: (person: PrivateRef) => Fit) => Decision;
}

/** What a command changes of a row, as it is now. */
export type Amending = Pick<Amends, 'row'> &
  Pick<Merged, 'amendments' | 'crossed'> & { readonly outdated: Refusal | undefined };

/** A command with its rule and its checked payload bound together, so that the journal need not know its type. */
export interface BoundCommand {
  readonly id: string;
  readonly type: string;
  readonly county: string;
  /** Whose rights it is judged by. */
  readonly speaker: Speaker;
  /** Who is recorded as having said it. */
  readonly by: string;
  readonly at: Instant;
  readonly capability: Capability;
  readonly payload: unknown;
  /** The payload as it may be kept in the open. */
  readonly kept: unknown;
  readonly personal: PrivateData | undefined;
  /** What is refused where the phone of its private part is somebody else's already; undefined where that is no matter. */
  readonly phoneOnce: ((other: string) => Refusal) | undefined;
  /** What becomes of somebody's sign-in, outside of the journal but with it. */
  readonly access: AccessChange | undefined;
  readonly places: readonly Place[];
  /** The proposal it confirms, where it confirms one. */
  readonly confirms: string | undefined;
  /**
   * Which rows must be loaded before it is decided, level by level: those of a level are told by those before it. Undefined
   * where there are no more levels.
   */
  rows(level: number, state: State): readonly Ref[] | undefined;
  /** Whose private rows must be known to the state before `decide` is asked. */
  people(state: State): readonly PrivateRef[];
  /** The row that must be one's own, where whoever speaks reaches no further. */
  own(): Ref | undefined;
  /** What it makes that is new. */
  makes(state: State): readonly Made[];
  /** What it changes of a row that is there, and what of it somebody else did meanwhile. Of a confirmation, what is confirmed. */
  amends(state: State): Amending | undefined;
  place(state: State): Place | { readonly refusal: Refusal };
  takesOn(): TakenOn | undefined;
  /** What it would change that takes two people; undefined where one suffices. */
  waits(state: State, steps: () => Steps, how?: Deciding): Waits | undefined;
  /** @param how where it is left out, the command's own time counts, and nobody seconds it */
  decide(state: State, how?: Deciding): Decision;
}

/** What comes over the wire. The county and the person come from the address and the session. */
export const envelope = z.object({
  id,
  type: z.string().check(z.maxLength(64)),
  at: instant,
  payload: z.unknown(),
  personal: z.optional(z.unknown()),
});
export type Envelope = z.infer<typeof envelope>;

/**
 * A payload that does not fit. A schema may name a problem of the registry as its message, to be told apart from
 * the general `malformed-command`. `where` is the path to the field.
 */
export interface Malformed {
  readonly malformed: ProblemCode;
  readonly where: string;
}

/** The face of a command rule towards the journal, the devices and the API. */
export interface CommandKind<
  T extends string = string,
  S extends z.ZodMiniType = z.ZodMiniType,
  R extends z.ZodMiniType = z.ZodMiniType,
> extends CommandTraits {
  readonly type: T;
  readonly capability: Capability;
  readonly schema: S;
  readonly personalSchema: R | undefined;
  /** Whether it makes things under ids that people give. */
  readonly makesThings: boolean;
  /** Whether it changes figures of a row that is there. */
  readonly amendsRow: boolean;
  /** Whether it is told what they were when its maker looked. */
  readonly saysWhatWas: boolean;
  /** Checks what was sent. What a person sent may name no id of the system's, in any field. */
  bind(envelope: Envelope, county: string, speaker: Speaker): BoundCommand | Malformed;
  /** Binds what was bound before and kept: its private part, checked then, lies apart. */
  bindKept(kept: Omit<Envelope, 'personal' | 'type'>, county: string, speaker: Speaker): BoundCommand | Malformed;
}

/**
 * Makes a command out of its rule. The listing of these files reads as the list of what people can do.
 * Its type and its schemas stay known to the compiler, so that whoever makes the command is held to them.
 */
// @__NO_SIDE_EFFECTS__
export function defineCommand<const T extends string, S extends z.ZodMiniType, R extends z.ZodMiniType = never>(
  rule: CommandRule<T, S, R>,
): CommandKind<T, S, R> {
  const { type, capability, payload: schema, personal: personalSchema, toldBelow, crossing, standing, happened } = rule;
  return {
    type,
    capability,
    schema,
    personalSchema,
    ...(toldBelow && { toldBelow }),
    ...(crossing && { crossing }),
    ...(standing && { standing }),
    ...(happened && { happened }),
    makesThings: rule.makes !== undefined,
    amendsRow: rule.amends !== undefined,
    saysWhatWas: saysWhatWas(schema),
    bind(sent, county, speaker) {
      const reserved = speaker === SYSTEM ? undefined : reservedIn(sent);
      if (reserved !== undefined) return { malformed: 'id-reserved', where: reserved };
      const payload = rule.payload.safeParse(sent.payload);
      if (!payload.success) return malformed(payload.error, 'payload');
      const personal = rule.personal?.safeParse(sent.personal);
      if (personal !== undefined && !personal.success) return malformed(personal.error, 'personal');
      const row = rule.person?.(payload.data, personal?.data, sent.id);
      if (row !== undefined && 'malformed' in row) return row;
      return bound(rule, { sent, county, speaker, row }, payload.data, personal?.data);
    },
    bindKept(kept, county, speaker) {
      const payload = rule.payload.safeParse(kept.payload);
      if (!payload.success) return malformed(payload.error, 'payload');
      const row = rule.person?.(payload.data, undefined, kept.id);
      const named = row === undefined || 'malformed' in row ? undefined : row;
      return bound(rule, { sent: kept, county, speaker, row: named }, payload.data, undefined);
    },
  };
}

/** What was said, by whom, apart from its contents. */
interface Spoken {
  readonly sent: Pick<Envelope, 'id' | 'at'>;
  readonly county: string;
  readonly speaker: Speaker;
  /** The private row that it writes. */
  readonly row: PrivateData | undefined;
}

function bound<T extends string, S extends z.ZodMiniType, R extends z.ZodMiniType>(
  rule: CommandRule<T, S, R>,
  { sent: { id: said, at }, county, speaker, row }: Spoken,
  payload: z.output<S>,
  personal: z.output<R> | undefined,
): BoundCommand {
  const claim = rule.claim?.(personal);
  // Where the name alone is kept, it must be known.
  const namesNeeded: readonly PrivateRef[] = row !== undefined && 'nameOnly' in row ? [[row.kind, row.nameOnly]] : [];
  const by = authorOf(speaker);
  const command: Command<z.output<S>> = { id: said, county, by, at, countsFrom: at, seconded: false, payload };
  /** What it says on the row as it is now. */
  const amendsIn = (state: State) => rule.amends?.(state, payload);
  const onRow = (state: State): Command<z.output<S>> => {
    if (rule.amends === undefined) return command;
    // Where there is no such row yet nothing is laid over; what the figures were is no part of what is done.
    for (const now of [amendsIn(state)?.now ?? {}, {}]) {
      const laid = rule.payload.safeParse(merged(Object(payload), now).payload);
      if (laid.success) return { ...command, payload: laid.data };
    }
    return command;
  };
  return {
    id: said,
    county,
    by,
    at,
    payload,
    speaker,
    type: rule.type,
    capability: rule.capability,
    kept: rule.kept?.(payload) ?? payload,
    personal: row,
    phoneOnce: rule.phoneOnce,
    access: rule.access?.(payload, personal),
    own: () => rule.own?.(payload),
    makes: (state) => rule.lets?.(state, payload)?.makes(state) ?? rule.makes?.(payload, said) ?? [],
    amends(state) {
      const inner = rule.lets?.(state, payload);
      if (inner !== undefined) return inner.amends(state);
      const found = amendsIn(state);
      if (found === undefined) return undefined;
      const { row, now, times } = found;
      const { from, was }: { from?: unknown; was?: unknown } = Object(payload);
      const outdated = was === undefined && from !== undefined && from !== times?.count ? times?.outdated : undefined;
      return { row, outdated, ...merged(Object(payload), now) };
    },
    places: rule.places?.(payload) ?? [],
    confirms: rule.confirms?.(payload),
    rows(level, state) {
      if (level === 0) return rule.needs?.(payload) ?? [];
      const further = [rule.follows, rule.followsOn][level - 1]?.(state, payload);
      // What others made of a figure meanwhile is decided on as well: a household's new member.
      if (level === 1 && rule.needs !== undefined && saysWhatWas(rule.payload))
        return [...(further ?? []), ...rule.needs(onRow(state).payload)];
      return further ?? rule.lets?.(state, payload)?.rows(level - 1, state);
    },
    place: (state) => rule.place(state, onRow(state)),
    takesOn: () => rule.takesOn?.(payload),
    people: (state) => [...(claim === undefined ? [] : (rule.people?.(state, payload) ?? [])), ...namesNeeded],
    waits(state, steps, how) {
      const { twoPeople } = rule;
      if (twoPeople === undefined) return undefined;
      const changes = twoPeople.changes(state, { ...onRow(state), ...how }, steps());
      const { matter, about, mayBeFirst = false, happened = false } = twoPeople;
      return changes.length === 0 ? undefined : { matter, about: about(payload), mayBeFirst, happened, changes };
    },
    decide: (state, how) =>
      rule.decide(state, { ...onRow(state), ...how }, (person) =>
        claim === undefined ? 'differs' : state.fit(person, claim),
      ),
  };
}

/** Where what a person sent names an id of the system's. */
function reservedIn({ id: own, payload, personal }: Envelope): string | undefined {
  return reservedIdIn(own, 'id') ?? reservedIdIn(payload, 'payload') ?? reservedIdIn(personal, 'personal');
}

function malformed(error: z.core.$ZodError, part: string): Malformed {
  const issue = error.issues[0];
  const where = [part, ...(issue?.path ?? [])].join('.');
  return { malformed: isCode(issue?.message) ? issue.message : 'malformed-command', where };
}

/** Whether what a schema says is the code of a problem, and not a sentence of the library's own. A test holds each to the registry. */
function isCode(message: string | undefined): message is ProblemCode {
  return message !== undefined && /^[a-z]+(?:-[a-z]+)*$/.test(message);
}

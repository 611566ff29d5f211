import { commonProblems } from './common-problems.ts';
import { copiesBy, devicesProblems, type Copies } from './devices/index.ts';
import { evolveBy, type EventTable } from './events.ts';
import { copyAddressOf, holdersOf, keepingOf } from './holders.ts';
import { judgeBy, type Judgement, type Timing } from './judge.ts';
import {
  type BoundCommand,
  type CommandKind,
  type Draft,
  type Envelope,
  type EventOf,
  type EventType,
  type HolderRule,
  type Keeping,
  type Module,
  type Posting,
  type Problem,
  type Recorded,
  type Refusal,
  type Speaker,
  type State,
} from './kernel/index.ts';
import type { KindTable } from './kinds.ts';
import { payablesOf, runOf, type NamedRun } from './ledger/index.ts';

/** The rules and refusals of some modules, folded from their manifests: all that whoever works with these alone needs. */
export interface Rules extends Keeping, Copies {
  readonly modules: readonly Module[];
  /** What people can do, by the command's type. */
  readonly commands: ReadonlyMap<string, CommandKind>;
  readonly events: EventTable;
  readonly kindTable: KindTable;
  /** Who may keep rows on a device, by the word for them. */
  readonly holders: ReadonlyMap<string, HolderRule>;
  /** Every refusal that comes of these rules, by its code, and what a device says of itself. */
  readonly problems: Readonly<Record<string, Problem>>;
  /** Checks what was sent. One that has not its form, or is of no module that is here, is refused; `where` is the field. */
  readonly bind: (envelope: Envelope, county: string, speaker: Speaker) => BoundCommand | Unbound;
  /** See {@link judgeBy}. */
  readonly judge: (state: State, command: BoundCommand, timing?: Timing) => Judgement;
  /** See {@link evolveBy}. */
  readonly evolve: <T extends EventType>(draft: Draft, event: EventOf<T>, recorded: Recorded) => readonly Posting[];
  /** What a settlement pays, by the run's name; without one, the run that was there first. */
  readonly payRunNamed: (pays: string | undefined) => NamedRun | undefined;
  /** Where under its county a holder's copy is asked for. */
  readonly copyAddress: (word: string) => `/copies/${string}`;
}

/** What cannot be bound, and the field that is why; none where it is the whole. */
export interface Unbound {
  readonly refusal: Refusal;
  readonly where: string | undefined;
}

/**
 * Folds the rules of some modules. What their rules know must be among them: each with the modules that it may know (`law.ts`),
 * and those that all stand on (`withFoundation`).
 */
export function rulesOf(modules: readonly Module[]): Rules {
  const commands = new Map(modules.flatMap((module) => module.commands.map((kind) => [kind.type, kind])));
  const [events, kindTable] = [together(modules, 'events'), together(modules, 'kinds')];
  const holders = holdersOf(modules);
  const payables = payablesOf(modules);
  const keeping = keepingOf(modules, kindTable);
  return {
    ...keeping,
    ...copiesBy(keeping),
    modules,
    commands,
    events,
    kindTable,
    holders,
    problems: { ...commonProblems, ...devicesProblems, ...together(modules, 'problems') },
    bind: (envelope, county, speaker) => {
      const { type } = envelope;
      const bound = commands.get(type)?.bind(envelope, county, speaker);
      if (bound === undefined) return { refusal: { code: 'not-done-here', details: { type } }, where: undefined };
      if (!('malformed' in bound)) return bound;
      const { malformed: code, where } = bound;
      return { refusal: { code, details: { where } }, where };
    },
    judge: (state, command, timing) => judgeBy({ events, kinds: kindTable }, state, command, timing),
    evolve: (draft, event, recorded) => evolveBy(events, draft, event, recorded),
    payRunNamed: (pays) => runOf(payables, pays),
    copyAddress: (word) => copyAddressOf(word, holders.get(word)),
  };
}

/** What modules declare of one sort, as one record. */
function together<P extends 'kinds' | 'events' | 'problems'>(modules: readonly Module[], part: P): Module[P] {
  // oxlint-disable-next-line no-unsafe-type-assertion -- the record of all is the records of each, one after the other
  return Object.assign({}, ...modules.map((module) => module[part])) as Module[P];
}

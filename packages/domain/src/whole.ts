import { commonProblems } from './common-problems.ts';
import { modules, together } from './county.ts';
import { devicesProblems } from './devices/problems.ts';
import { writtenIn } from './events.ts';
import type { AnyEvent, CommandKind, EventRules, EventType, Kind, KindTraits, Problem } from './kernel/index.ts';
import { kindsIn, ownerFieldIn } from './kinds.ts';
import { lateProblems } from './late-problems.ts';
import { noticesProblems } from './notices/problems.ts';
import type { ProblemCode } from './problems.ts';
import { rulesOf } from './rules.ts';
import { signInProblems } from './sign-in-problems.ts';

/** The rules of the whole county: what the server and the desk work with, and a journal is replayed by. */
export const wholeCounty = rulesOf(modules);

/** Everything people can do, by the command's type. */
export const commands: ReadonlyMap<string, CommandKind> = wholeCounty.commands;

/** How every event there is changes rows, and what it books. An event that no module lists does not compile. */
export const eventRules: EventRules<EventType> = together('events');

/** Every kind of entity there is, and how it is kept. A kind that no module lists does not compile. */
export const entityKinds = together('kinds') satisfies Readonly<Record<Kind, KindTraits>>;

/** Them all, in the order of their modules, in which their rows are saved. */
export const kinds: readonly Kind[] = kindsIn(entityKinds);

export const { evolve, judge, holders, heldBy, kindsHeldBy, copyAddress } = wholeCounty;
export const { belongingTo, emptyCopy, emptyRows, peopleOf, supposed, takeIn, unpackCopy } = wholeCounty;

/** The kinds of row that some events may have written, accounts among them where one of them books. */
export function writtenBy(events: readonly Pick<AnyEvent, 'type'>[]): ReadonlySet<Kind> {
  return writtenIn(eventRules, events);
}

/** The field that says whose a row of a kind is; undefined where rows of the kind are nobody's own. */
export function ownerField(kind: Kind): string | undefined {
  return ownerFieldIn(entityKinds, kind);
}

/** The name of the module that a kind of row is of. */
export function moduleOf(kind: Kind): string | undefined {
  return modules.find(({ kinds: own }) => kind in own)?.name;
}

/**
 * Every refusal there is, once: a stable code, its HTTP status, whether to try again, and what to tell the person,
 * with the next step. `{name}` is filled from the refusal's details; `{…Fen}` is shown as yuan. One that no manifest has does
 * not compile.
 */
export const problems: Readonly<Record<ProblemCode, Problem>> = {
  ...commonProblems,
  ...signInProblems,
  ...lateProblems,
  ...together('problems'),
  ...noticesProblems,
  ...devicesProblems,
};

/** Those that a device says of itself: no server answers with them. */
export const deviceProblems: readonly (keyof typeof devicesProblems)[] = Object.keys(devicesProblems).filter(
  (code): code is keyof typeof devicesProblems => code in devicesProblems,
);

export function isProblemCode(text: string | undefined): text is ProblemCode {
  return text !== undefined && Object.hasOwn(problems, text);
}

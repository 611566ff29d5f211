import {
  MINUTE,
  problems,
  type BoundCommand,
  type Instant,
  type ProblemCode,
  type TurnDownReason,
} from '@yangui/domain';
import type { AsThen } from './as-then.ts';

/** Reaching the server this long after it was made, a command is late. */
export const LATE_AFTER = 10 * MINUTE;

/** A command that somebody signed in says over the line. */
export interface Said {
  readonly way: 'said';
  /** The hash of the device's cookie, where it came by a sign-in. */
  readonly device?: string;
  /** What it says of its own time, where that was not believed. */
  readonly saidAt?: Instant | undefined;
}

/** A command that came signed, by whatever way: it may be set aside for a person where it is late. */
export interface Carried {
  readonly way: 'carried';
  readonly device: string;
  /** The name of the key it is signed with. */
  readonly key: string;
  /** Its personal part as it was signed. */
  readonly personal?: unknown;
  /** Its maker was shut out. */
  readonly closed: boolean;
  /** What it says of its own time, where that was not believed. */
  readonly saidAt?: Instant | undefined;
}

/** A late command that a person at the centre decides. */
export interface Reviewed {
  readonly way: 'reviewed';
  readonly by: string;
  readonly at: Instant;
  /** As what it is taken in: how things stood for its maker when it was made. Or why it is turned down. */
  readonly verdict: { readonly takenInAs: AsThen } | { readonly turnedDown: TurnDownReason };
}

/** How a command came, where it is not simply said by whoever is signed in. */
export type Handling = Said | Carried | Reviewed;

/** A command, and how it came where it was not simply said. */
export interface Asked {
  readonly command: BoundCommand;
  readonly handling: Handling | undefined;
}

const whyLate: Readonly<Partial<Record<ProblemCode, ProblemCode>>> = {
  'account-closed': 'late-account-closed',
  'not-allowed': 'late-not-allowed',
  'not-your-place': 'late-not-allowed',
  'station-not-open': 'late-station-closed',
  'station-paused': 'late-station-closed',
  'station-closed': 'late-station-closed',
  'station-without-partner': 'late-station-closed',
  'clock-behind': 'late-too-old',
  'before-its-step': 'late-before-step',
  'changed-meanwhile': 'late-crossed',
  'villager-amended': 'late-crossed',
  'household-amended': 'late-crossed',
  'plot-amended': 'late-crossed',
  'entry-amended': 'late-crossed',
};

/**
 * Whether a late command may have been refused only because what it follows waits for a decision itself: the refusal says that
 * something is not there.
 */
export function mayFollow(code: ProblemCode): boolean {
  return problems[code].status === 404;
}

/** Under which name a late command is set aside that would be refused so; undefined where being late is no excuse. */
export function lateReason(code: ProblemCode): ProblemCode | undefined {
  return whyLate[code];
}

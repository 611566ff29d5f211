import { hash } from 'node:crypto';
import type { AnyEvent, BoundCommand, Details, Instant, ProblemCode } from '@yangui/domain';
import type { PrivateMark } from './private-digest.ts';

/** What the journal keeps of one command: the text that the chain covers, field by field. Nothing personal. */
export interface EntryBody {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly by: string;
  /** When it was made, as far as that was believed: no earlier than its device was last heard, no later than it came. */
  readonly at: Instant;
  /** What it said itself, where that was not believed. */
  readonly saidAt?: Instant;
  /** From when days count that decide about money, where that is not `at`: it follows from when the command came. */
  readonly countsFrom?: Instant;
  readonly place: string;
  /** SHA-256 of who asked for what, so that a repeat is told from an id used twice. */
  readonly contents: string;
  readonly events?: readonly AnyEvent[];
  /** What it wrote to a private row, by its digest. */
  readonly private?: PrivateMark;
  /**
   * Why not. What was asked for is known by its digest, {@link contents}, alone: a refusal keeps no free text of anybody's.
   * Entries from before that have the payload as well.
   */
  readonly refused?: { readonly code: ProblemCode; readonly details: Details; readonly payload?: unknown };
  /** Who at the centre decided a command that came late. */
  readonly endorsed?: Endorsement;
}

/** By whom and when a late command was decided, when it had come, and why it was not taken in at once. */
export interface Endorsement {
  readonly by: string;
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly why: ProblemCode;
}

/** One command in the journal; `text` is its body to the letter. */
export interface Entry {
  readonly county: string;
  readonly body: EntryBody;
  readonly text: string;
}

/** Commands saved together, closed by a hash over the one before. */
export interface Batch {
  readonly county: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly recordedAt: Instant;
  readonly hash: string;
}

/** The hash a county's chain begins with. */
export const CHAIN_START = '0'.repeat(64);

/** The digest of what a command asks for, by whom: equal for a true repeat, different for an id used again. */
export function contentsOf({ type, by, payload }: BoundCommand): string {
  return hash('sha256', `${type}\n${by}\n${JSON.stringify(payload)}`, 'base64url');
}

/** The next link of a county's chain: SHA-256, in hex, over the last one, the time and the entries' texts. */
export function link(previous: string, recordedAt: Instant, texts: readonly string[]): string {
  return hash('sha256', `${previous}\n${recordedAt}\n${texts.join('\n')}`, 'hex');
}

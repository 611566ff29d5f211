import type { Envelope } from '@yangui/domain';
import type { WireProblem } from '../refused.ts';

/**
 * How a command made here stands. `waiting`: the server has not answered. `in-review`: it came late, and a person at
 * the centre decides. `confirmed` and `refused`: the server's word.
 */
export type OutboxState = 'waiting' | 'in-review' | 'confirmed' | 'refused';

/** A command made on this device, with what became of it. Kept after it was answered, so that nothing vanishes. */
export interface OutboxEntry {
  /** The order in which they were made here. */
  readonly order: number;
  readonly id: string;
  readonly envelope: Envelope;
  readonly by: string;
  /** The proof of who made it, where this device can sign. */
  readonly proof: Proof | undefined;
  readonly state: OutboxState;
  /** Its number in the journal, once confirmed. */
  readonly seq: number | undefined;
  /** Why it was refused, is in review, or could not be taken so far. */
  readonly problem: WireProblem | undefined;
  /** It went over the line at least once: the server may have it, though no answer came. */
  readonly tried?: true;
  /** Until when it waits here so that it can be taken back with one press; this device's clock. */
  readonly heldUntil?: number | undefined;
  /** When the server last answered about it; the device's clock. */
  readonly answeredAt: number | undefined;
  /** Whether the person saw the refusal: beside what caused it, or in the list. */
  readonly seen: boolean;
}

/** See `signedCommand` of the domain. */
export interface Proof {
  readonly key: string;
  readonly signature: string;
}

/** A command before it has its place in the outbox. */
export type NewEntry = Omit<OutboxEntry, 'order'>;

/** The server's word on one command, as the outbox keeps it. */
export type Answered = Pick<OutboxEntry, 'state' | 'seq' | 'problem'>;

import type { DeviceReport, KeyCertificate, SignedCommand } from '@yangui/domain';
import * as z from 'zod/mini';
import type { Ask } from '../http.ts';
import { problem, type WireProblem } from '../refused.ts';
import type { Answered, OutboxEntry } from './outbox-entry.ts';

const accepted = z.object({ id: z.string(), status: z.literal('accepted'), seq: z.number() });
const refused = z.object({ id: z.string(), status: z.literal('refused'), problem });
const inReview = z.object({ id: z.string(), status: z.literal('in-review'), problem });
const outcome = z.discriminatedUnion('status', [
  accepted,
  refused,
  inReview,
  z.object({ id: z.string(), status: z.literal('not-taken'), problem }),
]);
/** What became of a command that was taken. */
export const told = z.discriminatedUnion('status', [accepted, refused, inReview]);
export type Told = z.infer<typeof told>;
const outcomes = z.object({ outcomes: z.array(outcome) });

/** What the server said of a run of commands: the answers by id, and what it could not take now, which stays here. */
export interface Sent {
  readonly answers: ReadonlyMap<string, Answered>;
  readonly notTaken: ReadonlyMap<string, WireProblem>;
}

/** What goes with the commands: proof of the keys, and what the device says of itself. */
export interface Carried {
  readonly county: string;
  readonly certificates: readonly KeyCertificate[];
  readonly report: DeviceReport | undefined;
  /** The ends of the signatures of everything that waits here, this run among it. */
  readonly waiting: readonly string[];
  readonly ask: Ask;
}

/**
 * The first commands of a batch that can travel together. Signed ones stand by their signature; those made where this
 * browser cannot sign travel under the session of whoever made them.
 */
export function firstRun(batch: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const signed = batch[0]?.proof !== undefined;
  const end = batch.findIndex(({ proof, by }) => (proof !== undefined) !== signed || (!signed && by !== batch[0]?.by));
  return end < 0 ? batch : batch.slice(0, end);
}

/**
 * Sends a run of commands.
 * @throws NoAnswer when none came, Refused when the whole request was
 */
export async function send(
  run: readonly OutboxEntry[],
  { county, certificates, report, waiting, ask }: Carried,
): Promise<Sent> {
  const signed = run[0]?.proof !== undefined;
  const body = signed
    ? { commands: run.map(signedOf), certificates, report, waiting }
    : { commands: run.map(({ envelope }) => envelope) };
  const answer = await ask(`/api/counties/${county}/${signed ? 'outbox' : 'commands'}`, outcomes, {
    method: 'POST',
    body,
  });
  const answers = new Map<string, Answered>();
  const notTaken = new Map<string, WireProblem>();
  for (const one of answer.outcomes) {
    if (one.status === 'not-taken') notTaken.set(one.id, one.problem);
    else answers.set(one.id, answeredBy(one));
  }
  return { answers, notTaken };
}

/** By what the server tells signed commands apart before it has them: their signatures' last 22 characters. */
export function signatureEnds(entries: readonly OutboxEntry[]): readonly string[] {
  return entries.flatMap(({ proof }) => (proof === undefined ? [] : [proof.signature.slice(-22)]));
}

/** A command as it travels; undefined where this browser could not sign. */
export function signedOf({ envelope, proof }: OutboxEntry): SignedCommand | undefined {
  return proof && { ...envelope, ...proof };
}

/** The server's word as the outbox keeps it. */
export function answeredBy(one: Told): Answered {
  if (one.status === 'accepted') return { state: 'confirmed', seq: one.seq, problem: undefined };
  return { state: one.status, seq: undefined, problem: one.problem };
}

import { matters, uuidv7, type CommandType, type Envelope, type PayloadOf, type PersonalOf } from '@yangui/domain';
import * as z from 'zod/mini';
import { oneTimePassword } from './who.ts';
import { ask } from './http.ts';
import { noteLink, whileSending } from './link.ts';
import { NoAnswer, problem, Refused } from './refused.ts';
import { sourceOf } from './source.ts';

const outcome = z.discriminatedUnion('status', [
  /** `seq` is null while only this device has decided it. */
  z.object({
    id: z.string(),
    status: z.literal('accepted'),
    seq: z.nullable(z.number()),
    /** Recorded as proposed: it happens once a second person confirms it. */
    waits: z.optional(z.enum(matters)),
    /** The one-time password that it made, told to whoever sent it. */
    signIn: z.optional(oneTimePassword),
  }),
  z.object({ id: z.string(), status: z.literal('refused'), problem }),
]);
export type Outcome = z.infer<typeof outcome>;
const outcomes = z.object({ outcomes: z.array(outcome) });

/** A command with what its figures were when its maker looked, where that is told: all that its payload would have said then. */
export interface Looked extends Envelope {
  readonly was?: object | undefined;
}

/** Pauses between tries of the same command, in ms. After the last one the person decides. */
const PAUSES = [400, 1_000, 2_500, 5_000];

/** A fresh id, made on this device. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

/** Puts a command into its envelope, under a new id. The same envelope may be sent any number of times. */
export function prepare<T extends CommandType>(type: T, payload: PayloadOf<T>, personal?: PersonalOf<T>): Envelope {
  return { id: newId(), type, at: Date.now(), payload, ...(personal === undefined ? {} : { personal }) };
}

/**
 * Sends commands and waits for their outcomes, in order. At a counter they go through its outbox, which keeps them when
 * no answer comes. When the answer gets lost the same ids go again: the server
 * answers a repeat with what it recorded, so nothing happens twice.
 * @param holdMs how long they wait first where an outbox keeps them, so that they can be taken back
 * @throws NoAnswer when no try was answered, Refused when the whole request was
 */
export async function sendCommands(
  county: string,
  envelopes: readonly Envelope[],
  holdMs = 0,
): Promise<readonly Outcome[]> {
  const local = await (await sourceOf(county))?.post(envelopes, holdMs);
  return local ?? sendAtOnce(county, envelopes);
}

/** Sends commands to the server itself, past the outbox. */
function sendAtOnce(county: string, envelopes: readonly Envelope[]): Promise<readonly Outcome[]> {
  return untilAnswered(() => sendOnce(county, envelopes));
}

/**
 * Sends commands to the server itself, and not again: a repeat would go under the session of whoever is here by then.
 * @throws NoAnswer, Refused
 */
export async function sendOnce(county: string, envelopes: readonly Envelope[]): Promise<readonly Outcome[]> {
  const body = { commands: envelopes };
  return (await ask(`/api/counties/${county}/commands`, outcomes, { method: 'POST', body })).outcomes;
}

/**
 * Sends, and sends the very same again where no answer came.
 * @throws NoAnswer when no try was answered, Refused when the whole request was
 */
export function untilAnswered<T>(send: () => Promise<T>): Promise<T> {
  return whileSending(async () => {
    for (const pause of [...PAUSES, undefined]) {
      try {
        const answer = await send();
        noteLink({ lastSentAt: Date.now() });
        return answer;
      } catch (error) {
        if (pause === undefined || !worthRepeating(error)) throw error;
        await new Promise((resume) => setTimeout(resume, pause));
      }
    }
    throw new NoAnswer('no try was answered');
  });
}

function worthRepeating(error: unknown): boolean {
  return (
    error instanceof NoAnswer ||
    (error instanceof Refused && error.problem.retry === 'later' && error.problem.status >= 500)
  );
}

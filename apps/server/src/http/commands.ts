import { commands, envelope, refuse, type BoundCommand, type Envelope, type Refusal } from '@yangui/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Identity } from '../identity/index.ts';
import { refused, type Outcome } from '../journal/outcome.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { problemAnswer, sendProblem } from './problem-answer.ts';
import { requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

/** How many commands one request may carry. */
export const BATCH_LIMIT = 1_000;

/** How large a request may be: a full batch of long orders, and not much more. */
export const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

const countyAddress = z.object({ county: z.string().regex(/^\d{6}$/) });
const listOfCommands = z.object({ commands: z.array(z.unknown()) });

interface Deps {
  readonly writer: JournalWriter;
  readonly identity: Pick<Identity, 'sessionOf'>;
}

/** The two addresses that everything anybody changes goes through: one command, or a batch of them. */
export function installCommands(app: FastifyInstance, { writer, identity }: Deps): void {
  const speaker = async (request: FastifyRequest) => {
    const { person } = await requireSession(identity, request);
    const address = countyAddress.safeParse(request.params);
    if (!address.success) throw new RefusalError('malformed-request', { where: 'county' });
    return { person, county: address.data.county };
  };

  app.post('/api/counties/:county/command', async (request, reply) => {
    const { person, county } = await speaker(request);
    return sendOutcome(reply, await decide(writer, request, request.body, { county, person }));
  });

  app.post('/api/counties/:county/commands', async (request) => {
    const { person, county } = await speaker(request);
    const batch = listOfCommands.safeParse(request.body);
    if (!batch.success) throw new RefusalError('malformed-request', { where: 'commands' });
    const { commands: sent } = batch.data;
    if (sent.length > BATCH_LIMIT) throw new RefusalError('batch-too-large', { count: sent.length, limit: BATCH_LIMIT });
    const outcomes = await Promise.all(sent.map((one) => decide(writer, request, one, { county, person })));
    return { outcomes: outcomes.map(answerOf) };
  });
}

/** Checks one command's shape and hands it to the journal. A fault in our rules fails this command and no other. */
async function decide(writer: JournalWriter, { log }: FastifyRequest, sent: unknown, { county, person }: { county: string; person: string }): Promise<Outcome> {
  const bound = bind(sent, county, person);
  if ('refusal' in bound) return refused(bound.id, bound.refusal);
  try {
    return await writer.submit(bound);
  } catch (error) {
    log.error({ err: error, type: bound.type, id: bound.id }, 'a command failed');
    return refused(bound.id, refuse('internal').refusal);
  }
}

function bind(sent: unknown, county: string, by: string): BoundCommand | { readonly id: string; readonly refusal: Refusal } {
  const parsed = envelope.safeParse(sent);
  if (!parsed.success) return { id: idIn(sent), ...refuse('malformed-request', { where: parsed.error.issues[0]?.path.join('.') || 'command' }) };
  const command: Envelope = parsed.data;
  const kind = commands.get(command.type);
  if (kind === undefined) return { id: command.id, ...refuse('command-unknown', { type: command.type }) };
  const bound = kind.bind(command, county, by);
  if ('malformed' in bound) return { id: command.id, ...refuse(bound.malformed, { where: bound.where }) };
  const where = unkeepableText(bound.payload, 'payload') ?? unkeepableText(bound.personal, 'personal');
  if (where !== undefined) return { id: command.id, ...refuse('malformed-command', { where }) };
  return bound;
}

/** The path to the first text that no database keeps: one with a zero byte, or half a character, in it. */
function unkeepableText(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = unkeepableText(part, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The id to answer under, where the command itself could not be read. */
function idIn(sent: unknown): string {
  return typeof sent === 'object' && sent !== null && 'id' in sent && typeof sent.id === 'string' ? sent.id.slice(0, 64) : '';
}

function answerOf(outcome: Outcome) {
  if (outcome.status === 'accepted') return outcome;
  return { id: outcome.id, status: outcome.status, ...problemAnswer(outcome.refusal) };
}

function sendOutcome(reply: FastifyReply, outcome: Outcome): FastifyReply {
  return outcome.status === 'accepted' ? reply.send(outcome) : sendProblem(reply, outcome.refusal);
}

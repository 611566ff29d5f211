import {
  commands,
  envelope,
  refuse,
  type BoundCommand,
  type Envelope,
  type Refusal,
  type Speaker,
} from '@yangui/domain';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Handling, Said } from '../journal/handling.ts';
import { refused, type Outcome } from '../journal/outcome.ts';
import { believe } from '../journal/said-time.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { isOutage } from '../postgres/pool.ts';
import { checked } from './checked.ts';
import { busy } from './problem-answer.ts';
import { RefusalError } from './refusal-error.ts';

/** Why something that was sent is no command, under the id it came with. */
export interface NoCommand {
  readonly id: string;
  readonly refusal: Refusal;
}

const countyAddress = z.object({ county: z.string().regex(/^\d{6}$/) });

/** The county in a request's address. Refused where it is no county's code. */
export function countyOf({ params }: FastifyRequest): string {
  return checked(countyAddress, params, 'county').county;
}

/** A command said over the line, its time held against the server's clock, and how it came; or why it is none. */
export function bindSaid(
  sent: unknown,
  county: string,
  by: string,
): { readonly bound: BoundCommand; readonly said: Said } | NoCommand {
  const parsed = envelope.safeParse(sent);
  if (!parsed.success) return noCommand(sent, parsed.error);
  const now = Date.now();
  const { at, saidAt } = believe(parsed.data.at, { heardAt: now, now });
  const bound = bindEnvelope({ ...parsed.data, at }, county, by);
  return 'refusal' in bound ? bound : { bound, said: { way: 'said', saidAt } };
}

/** The answer to what does not have a command's shape. */
export function noCommand(sent: unknown, { issues }: z.core.$ZodError): NoCommand {
  return { id: idIn(sent), ...refuse('malformed-request', { where: issues[0]?.path.join('.') || 'command' }) };
}

/** An envelope as the command it names; or why it is none. */
export function bindEnvelope(given: Envelope, county: string, by: Speaker): BoundCommand | NoCommand {
  const { id, type } = given;
  const kind = commands.get(type);
  if (kind === undefined) return { id, ...refuse('command-unknown', { type }) };
  const bound = kind.bind(given, county, by);
  if ('malformed' in bound) return { id, ...refuse(bound.malformed, { where: bound.where }) };
  const { personal } = given;
  const where =
    isKeepable(bound.payload) && isKeepable(personal)
      ? undefined
      : (unkeepableText(bound.payload, 'payload') ?? unkeepableText(personal, 'personal'));
  if (where !== undefined) return { id, ...refuse('malformed-command', { where }) };
  return bound;
}

/** Hands a command to the journal. A fault in our rules fails this command and no other; without a database it may be sent again. */
export async function say(
  writer: JournalWriter,
  log: FastifyBaseLogger,
  bound: BoundCommand,
  handling?: Handling,
): Promise<Outcome> {
  try {
    return await writer.submit(bound, handling);
  } catch (error) {
    // Refused before the journal: nothing of it is recorded.
    if (error instanceof RefusalError) return refused(bound.id, error.refusal);
    if (isOutage(error)) return refused(bound.id, busy(log, error));
    log.error({ err: error, type: bound.type, id: bound.id }, 'a command failed');
    return refused(bound.id, refuse('internal').refusal);
  }
}

/** Whether a database keeps every text in a value. Asked of every command; the path is looked for only where one is not kept. */
function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (Array.isArray(value)) return value.every(isKeepable);
  return typeof value !== 'object' || value === null || Object.values(value).every(isKeepable);
}

/** The path to the first text that no database keeps: one with a zero byte, or half a character, in it. */
function unkeepableText(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = unkeepableText(part, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The id to answer under, where the command itself could not be read. */
function idIn(sent: unknown): string {
  return typeof sent === 'object' && sent !== null && 'id' in sent && typeof sent.id === 'string'
    ? sent.id.slice(0, 64)
    : '';
}

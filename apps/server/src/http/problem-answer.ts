import { filledText, problems, refuse, type Details, type ProblemCode, type Refusal, type Retry } from '@yangui/domain';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOutage } from '../postgres/pool.ts';
import { RefusalError } from './refusal-error.ts';

/** What every refusal looks like on the wire. */
export interface ProblemAnswer {
  readonly problem: {
    readonly code: ProblemCode;
    readonly status: number;
    readonly retry: Retry;
    readonly zh: string;
    readonly en: string;
    readonly details: Details;
  };
}

/** The refusal with its text in both languages, filled from its details. */
export function problemAnswer({ code, details }: Refusal): ProblemAnswer {
  const { status, retry, zh, en } = problems[code];
  return { problem: { code, status, retry, zh: filledText(zh, details), en: filledText(en, details), details } };
}

/** Sends a refusal as the answer; one that says how many seconds to wait says it in `Retry-After` too. */
export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const answer = problemAnswer(refusal);
  const { seconds } = refusal.details;
  if (typeof seconds === 'number') reply.header('retry-after', seconds);
  return reply.code(answer.problem.status).send(answer);
}

/**
 * Makes every error of the app, ours or Fastify's own, answer as a problem.
 * @param commandsAtMost how many commands one request may carry, for whoever sends too much
 */
export function installProblemAnswers(app: FastifyInstance, commandsAtMost = 1_000): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    // Whoever hung up in the middle hears nothing any more, and nothing of ours went wrong.
    if (hungUp(request)) request.log.info('whoever asked hung up');
    return sendProblem(
      reply,
      hungUp(request)
        ? refuse('malformed-request', { where: 'body' }).refusal
        : refusalOf(error, request.log, commandsAtMost),
    );
  });
  app.setNotFoundHandler((_, reply) => sendProblem(reply, refuse('not-found').refusal));
}

/** For Fastify's `frameworkErrors` option: what it refuses before any route is found, such as an address it cannot read. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, refusalOf(error, request.log, 0));
}

/** Any error of the app, ours or Fastify's own, as the refusal that is answered; what is our fault is logged. */
export function refusalOf(error: FastifyError, log: FastifyBaseLogger, commandsAtMost: number): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('body-too-large', { limit: commandsAtMost }).refusal;
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return refuse('request-unfinished').refusal;
  if (isOutage(error)) return busy(log, error);
  if (isUnreadableJson(error)) return refuse('malformed-json').refusal;
  if (isDataException(error)) return refuse('malformed-request', { where: 'query' }).refusal;
  const where = whereOf(error);
  if (where !== undefined) return refuse('malformed-request', { where }).refusal;
  log.error({ err: error }, 'a request failed');
  return refuse('internal').refusal;
}

/** How long whoever is told that the database is away waits before asking again. */
const BUSY_SECONDS = 3;

/** The answer while the database is away, with one line in the log and no stack: it is not our fault. */
export function busy(log: FastifyBaseLogger, error: unknown): Refusal {
  log.warn(`the database is not to be had: ${error instanceof Error ? error.message : String(error)}`);
  return refuse('busy', { seconds: BUSY_SECONDS }).refusal;
}

/** Whether the connection went before the request had come whole. */
function hungUp({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete;
}

function isUnreadableJson({ code, name, statusCode }: FastifyError): boolean {
  return (
    code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
    code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ||
    (name === 'SyntaxError' && statusCode === 400)
  );
}

/** PostgreSQL could not take a value for what it should be (class 22): a cursor that is none, a zero byte in a search. */
function isDataException({ code, name }: FastifyError): boolean {
  return name === 'error' && /^22[0-9A-Z]{3}$/.test(code);
}

/** Which part of the request Fastify could not take; undefined where the fault is not the sender's. */
function whereOf(error: FastifyError): string | undefined {
  if (error.validation !== undefined) {
    const path = error.validation[0]?.instancePath.slice(1).replaceAll('/', '.');
    return path || (error.validationContext ?? 'body');
  }
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return 'content-type';
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return 'content-length';
    case 'FST_CP_ERR_INVALID_CONTENT':
    case 'FST_CP_ERR_INVALID_CONTENT_ENCODING':
      return 'content-encoding';
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
    case 'FST_ERR_ASYNC_CONSTRAINT':
      return 'address';
    default:
      return undefined;
  }
}

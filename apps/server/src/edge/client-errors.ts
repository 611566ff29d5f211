import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { refuse, type Refusal } from '@yangui/domain';
import { problemAnswer } from '../http/problem-answer.ts';

/**
 * Answers bytes that never became a request (half of one, headers without end, no HTTP at all) as a problem, and hangs up. For
 * Fastify's `clientErrorHandler`.
 */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  const { code = '' } = error;
  // Where no TLS came about there is nobody to talk to; and an answer may be under way already.
  if (socket.writable && socket.bytesWritten === 0 && code !== 'ECONNRESET' && !code.startsWith('ERR_SSL'))
    socket.write(answerTo(refusalOf(code)));
  socket.destroy();
}

function refusalOf(code: string): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return refuse('request-unfinished').refusal;
  if (code === 'HPE_HEADER_OVERFLOW') return refuse('headers-too-large').refusal;
  return refuse('malformed-request', { where: 'request' }).refusal;
}

function answerTo(refusal: Refusal): string {
  const answer = problemAnswer(refusal);
  const { status } = answer.problem;
  const body = JSON.stringify(answer);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

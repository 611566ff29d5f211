import type { Refusal } from '@yangui/domain';
import type { FastifyReply } from 'fastify';
import type { Outcome } from '../journal/outcome.ts';
import { problemAnswer, sendProblem } from './problem-answer.ts';

/** What a batch answers of one command, whatever became of it. */
export function outcomeAnswer(
  outcome: Outcome | { readonly id: string; readonly status: string; readonly refusal: Refusal },
) {
  if (!('refusal' in outcome)) return outcome;
  return { id: outcome.id, status: outcome.status, ...problemAnswer(outcome.refusal) };
}

/** Sends one command's outcome as the answer. */
export function sendOutcome(reply: FastifyReply, outcome: Outcome): FastifyReply {
  return outcome.status === 'accepted' ? reply.send(outcome) : sendProblem(reply, outcome.refusal);
}

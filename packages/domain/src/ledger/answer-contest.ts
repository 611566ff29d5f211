import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { contestAnswers } from './contest.ts';

/**
 * Answers somebody who does not agree with what they are paid for a thing: given right, once what was wrong is reversed and booked
 * anew or is paid with the next settlement; or not, and why. Refused to whoever raised it, and for one that was answered.
 */
export const answerContest = defineCommand({
  type: 'answer-contest',
  capability: 'contests.answer',
  payload: z.object({ contest: id, answer: z.enum(contestAnswers) }),
  place: (state, { county, payload: { contest } }) => state.get('contest', contest)?.place ?? county,
  decide(state, { by, payload: { contest, answer } }) {
    const row = state.get('contest', contest);
    if (row === undefined) return refuse('contest-unknown');
    if (row.stage !== 'open') return refuse('contest-answered', { at: row.answeredAt ?? row.raisedAt });
    if (row.raisedBy === by) return refuse('own-work', { what: 'contest' });
    return accept({ type: 'ContestAnswered', data: { contest, payee: row.payee, answer } });
  },
});

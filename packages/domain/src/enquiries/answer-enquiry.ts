import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { enquiryAnswers } from './enquiry.ts';

/** Answers what somebody brought before the county. Whoever brought it reads the answer by their own link. */
export const answerEnquiry = defineCommand({
  type: 'answer-enquiry',
  capability: 'enquiries.answer',
  payload: z.object({ enquiry: id, answer: z.enum(enquiryAnswers) }),
  needs: ({ enquiry }) => [['enquiry', enquiry]],
  follows(state, { enquiry }) {
    const guest = state.get('enquiry', enquiry)?.guest;
    return guest === undefined ? [] : [['guest', guest]];
  },
  place: (state, { payload: { enquiry } }) =>
    state.get('enquiry', enquiry)?.place ?? refuse('enquiry-unknown', { enquiry }),
  decide(state, { payload: { enquiry, answer } }) {
    const row = state.get('enquiry', enquiry);
    if (row === undefined) return refuse('enquiry-unknown', { enquiry });
    if (row.stage === 'answered') return refuse('enquiry-answered');
    return accept({ type: 'EnquiryAnswered', data: { enquiry, answer } });
  },
});

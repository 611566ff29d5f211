import * as z from 'zod/mini';
import { enquiryAnswers, enquiryStages, enquirySubjects } from './index.ts';
import { defineRead, maybeText, moment, person, wholeOf } from '../read.ts';

/** What can be read of enquiries. */
export const enquiriesReads = {
  '/enquiries': defineRead({
    summary: 'What people asked and complained of, those that must be answered first in front',
    capability: 'enquiries.read',
    reach: 'places',
    tells: ['enquiry', 'guest', 'member'],
    personal: true,
    asks: z.object({ stage: z.optional(z.enum(enquiryStages)) }),
    answer: wholeOf(
      z.object({
        id: z.uuid(),
        guest: z.uuid(),
        station: z.nullable(z.object({ id: z.uuid(), name: z.string() })),
        subject: z.enum(enquirySubjects),
        stage: z.enum(enquiryStages),
        sentAt: moment,
        dueAt: moment,
        answer: z.nullable(z.enum(enquiryAnswers)),
        answeredAt: z.nullable(moment),
        answeredBy: z.nullable(person),
        erased: z.boolean(),
        name: maybeText,
        phone: maybeText,
        words: maybeText,
      }),
    ),
  }),
};

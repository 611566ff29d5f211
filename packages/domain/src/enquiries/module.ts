import { defineModule } from '../kernel/index.ts';
import { answerEnquiry } from './answer-enquiry.ts';
import { enquiryEvents } from './enquiry.ts';
import { sendEnquiry } from './send-enquiry.ts';
import { enquiriesProblems } from './problems.ts';

/** What anybody brings before the county without a sign-in, and how it is answered. */
export const enquiries = defineModule({
  name: 'enquiries',
  problems: enquiriesProblems,
  kinds: {
    enquiry: { heldWhole: false, owner: 'guest', dates: { moments: ({ sentAt, answeredAt }) => [sentAt, answeredAt] } },
  },
  events: { ...enquiryEvents },
  commands: [answerEnquiry, sendEnquiry],
});

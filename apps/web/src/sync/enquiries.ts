import { enquiryAnswers, enquiryStages, enquirySubjects } from '@yangui/domain';
import * as z from 'zod/mini';
import { useList } from './reads.ts';

const text = z.nullable(z.string());
const moment = z.nullable(z.number());

/** What somebody brought before the county without a sign-in. */
const enquiry = z.object({
  id: z.string(),
  guest: z.string(),
  station: z.nullable(z.object({ id: z.string(), name: z.string() })),
  subject: z.enum(enquirySubjects),
  stage: z.enum(enquiryStages),
  sentAt: z.number(),
  dueAt: z.number(),
  answer: z.nullable(z.enum(enquiryAnswers)),
  answeredAt: moment,
  answeredBy: z.nullable(z.object({ id: z.string(), name: text })),
  erased: z.boolean(),
  name: text,
  phone: text,
  words: text,
});
export type EnquiryRow = z.infer<typeof enquiry>;

export const useEnquiries = (county: string, filters: { readonly stage?: string }, enabled = true) =>
  useList(county, 'enquiries', '/enquiries', enquiry, filters, enabled);

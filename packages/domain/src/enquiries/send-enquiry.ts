import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, startOfDayAfter } from '../kernel/index.ts';
import { GUEST_NOTICE_VERSION } from '../rights/index.ts';
import { name, phone } from '../person.ts';
import { enquirySubjects } from './enquiry.ts';

/** Days in which the county answers: as it must a complaint about a parcel (快递暂行条例 §29 in the text of 2025-06-01). */
export const ENQUIRY_DAYS = 7;

/** How many enquiries a county takes in an hour from one address, and from everywhere: more at once is no village. */
export const enquiryLimits = { fromOneAddress: 12, toOneCounty: 240 } as const;

const words = z.string().check(z.trim(), z.maxLength(500, { error: 'words-too-long' }));

/**
 * Brings something before the county, by anybody, without a sign-in. Name and phone are theirs to give or not. Refused to
 * whoever saw an older notice, and about a station that is not there.
 */
export const sendEnquiry = defineCommand({
  type: 'send-enquiry',
  capability: 'enquiries.send',
  payload: z.object({
    guest: id,
    station: z.nullable(id),
    subject: z.enum(enquirySubjects),
    /** The notice that the page showed. */
    notice: z.literal(GUEST_NOTICE_VERSION, { error: 'guest-notice-unseen' }),
  }),
  personal: z.object({ name: z.optional(name), phone: z.optional(phone), words: z.optional(words) }),
  // An empty name is somebody who gave none: the row is there, and can be emptied.
  person: ({ guest }, said) => ({ kind: 'guest', person: guest, ...said, name: said?.name ?? '' }),
  makes: ({ guest }, enquiry) => [
    ['guest', guest],
    ['enquiry', enquiry],
  ],
  needs: ({ guest }) => [['guest', guest]],
  own: ({ guest }) => ['guest', guest],
  place: (state, { county, payload: { station } }) =>
    station === null ? county : (state.get('station', station)?.village ?? refuse('station-unknown', { station })),
  decide(state, { id: enquiry, county, at, payload }) {
    const { guest, station } = payload;
    if (state.get('guest', guest) !== undefined) return refuse('already-exists', { what: guest });
    const place = station === null ? county : (state.get('station', station)?.village ?? county);
    return accept({
      type: 'EnquirySent',
      data: { enquiry, ...payload, place, dueAt: startOfDayAfter(at, ENQUIRY_DAYS + 1) },
    });
  },
});

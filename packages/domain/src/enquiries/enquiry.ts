import { invariant, type EventRules, type Instant, type Place } from '../kernel/index.ts';
import { doneWith, welcome } from '../rights/index.ts';

/** What people bring before the county: codes, so that nobody's words come into the journal. */
export const enquirySubjects = ['parcel', 'fee', 'goods', 'money', 'hours', 'conduct', 'privacy', 'other'] as const;
export type EnquirySubject = (typeof enquirySubjects)[number];

/** What the county answers: codes too, each a whole sentence in both languages where it is read. */
export const enquiryAnswers = [
  'put-right',
  'money-returned',
  'talked-over',
  'passed-on',
  'nothing-found',
  'too-little-said',
] as const;
export type EnquiryAnswer = (typeof enquiryAnswers)[number];

export const enquiryStages = ['open', 'answered'] as const;
export type EnquiryStage = (typeof enquiryStages)[number];

/** A question or a complaint that anybody may bring, about a station or about the county's network. The words stand in the guest's private row. */
export interface Enquiry {
  readonly id: string;
  readonly guest: string;
  readonly station: string | null;
  /** The station's village, or the county. */
  readonly place: Place;
  readonly subject: EnquirySubject;
  readonly stage: EnquiryStage;
  readonly sentAt: Instant;
  /** Until when it must be answered. */
  readonly dueAt: Instant;
  readonly answer: EnquiryAnswer | null;
  readonly answeredAt: Instant | null;
  readonly answeredBy: string | null;
}

export interface EnquirySent {
  readonly enquiry: string;
  readonly guest: string;
  readonly station: string | null;
  readonly place: Place;
  readonly subject: EnquirySubject;
  readonly notice: string;
  readonly dueAt: Instant;
}

export interface EnquiryAnswered {
  readonly enquiry: string;
  readonly answer: EnquiryAnswer;
}

declare module '../kernel/state.ts' {
  interface Entities {
    enquiry: Enquiry;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    EnquirySent: EnquirySent;
    EnquiryAnswered: EnquiryAnswered;
  }
}

export const enquiryEvents: EventRules<'EnquirySent' | 'EnquiryAnswered'> = {
  EnquirySent: {
    writes: ['guest', 'enquiry'],
    evolve(draft, { enquiry, notice: _, ...sent }, { at }) {
      welcome(draft, sent.guest);
      draft.put('enquiry', {
        id: enquiry,
        ...sent,
        stage: 'open',
        sentAt: at,
        answer: null,
        answeredAt: null,
        answeredBy: null,
      });
    },
  },
  EnquiryAnswered: {
    writes: ['enquiry', 'guest'],
    evolve(draft, { enquiry, answer }, { at, by }) {
      const row = draft.get('enquiry', enquiry);
      invariant(row !== undefined, `enquiry ${enquiry} is not there to change`);
      draft.put('enquiry', { ...row, stage: 'answered', answer, answeredAt: at, answeredBy: by });
      doneWith(draft, row.guest, at);
    },
  },
};

import type { EventRules, Instant } from '../kernel/index.ts';
import { change } from './parcel-change.ts';

export const complaintSubjects = ['not-found', 'damaged', 'wrong-person', 'late', 'charged', 'other'] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];
export const complaintAnswers = ['found', 'explained', 'compensated', 'apologised', 'unfounded'] as const;
export type ComplaintAnswer = (typeof complaintAnswers)[number];

export interface Complaint {
  readonly about: ComplaintSubject;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
}

export interface ComplaintOpened {
  readonly parcel: string;
  readonly about: ComplaintSubject;
  readonly dueAt: Instant;
}

export interface ComplaintClosed {
  readonly parcel: string;
  readonly answer: ComplaintAnswer;
}

declare module '../kernel/event.ts' {
  interface Events {
    ComplaintOpened: ComplaintOpened;
    ComplaintClosed: ComplaintClosed;
  }
}

export const complaintEvents: EventRules<'ComplaintOpened' | 'ComplaintClosed'> = {
  ComplaintOpened: {
    writes: ['parcel'],
    evolve: (draft, { parcel, about, dueAt }, recorded) =>
      void change(
        draft,
        parcel,
        recorded,
        { step: 'complaint-opened', note: about },
        { complaint: { about, openedAt: recorded.at, dueAt } },
      ),
  },
  ComplaintClosed: {
    writes: ['parcel'],
    evolve: (draft, { parcel, answer }, recorded) =>
      void change(draft, parcel, recorded, { step: 'complaint-closed', note: answer }, { complaint: null }),
  },
};

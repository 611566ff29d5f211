import {
  invariant,
  itsOwn,
  keptSince,
  type EventRules,
  type HeldKinds,
  type Instant,
  type Kind,
  type NameRef,
  type Place,
} from '../kernel/index.ts';

/** Under whose ids people are paid, and what a line of theirs opens to: what modules declare of payables. A test holds the two together. */
export const contestPayees = ['member', 'household', 'vehicle'] as const satisfies readonly Kind[];
export const contestLines = ['order', 'parcel', 'loop', 'intakeTicket'] as const satisfies readonly Kind[];

/** Why somebody does not agree with what they are paid for a thing: codes, so that nobody's words come into the journal. */
export const contestReasons = ['wrong-amount', 'missing-part', 'taken-back', 'not-paid', 'other'] as const;
export type ContestReason = (typeof contestReasons)[number];

/** What the county answers, each a whole sentence where it is read: those that give right, and those that do not. */
export const upheldAnswers = ['booked-anew', 'paid-next'] as const;
export const refusedAnswers = ['rightly-booked', 'not-due-yet', 'as-agreed', 'nothing-found'] as const;
export const contestAnswers = [...upheldAnswers, ...refusedAnswers] as const;
export type ContestAnswer = (typeof contestAnswers)[number];

export const contestStages = ['open', 'upheld', 'refused'] as const;
export type ContestStage = (typeof contestStages)[number];

/** Days in which the county answers: as it must a complaint about a parcel (快递暂行条例 §29 in the text of 2025-06-01). */
export const CONTEST_DAYS = 7;

/** That somebody does not agree with what they are paid for one thing, and what came of it. */
export interface Contest {
  readonly id: string;
  /** Under whose id they are paid: a person's, a household's, a vehicle's. */
  readonly payee: string;
  readonly payeeKind: (typeof contestPayees)[number];
  /** What the line is about. */
  readonly line: string;
  readonly lineKind: (typeof contestLines)[number];
  /** The station of the thing, where it has one. */
  readonly station: string | null;
  readonly place: Place;
  readonly reason: ContestReason;
  readonly stage: ContestStage;
  readonly raisedAt: Instant;
  readonly raisedBy: string;
  /** Until when it must be answered. */
  readonly dueAt: Instant;
  readonly answer: ContestAnswer | null;
  readonly answeredAt: Instant | null;
  readonly answeredBy: string | null;
}

export interface LineContested extends Pick<
  Contest,
  'payee' | 'payeeKind' | 'line' | 'lineKind' | 'station' | 'place' | 'reason' | 'dueAt'
> {
  readonly contest: string;
}

export interface ContestAnswered {
  readonly contest: string;
  readonly payee: string;
  readonly answer: ContestAnswer;
}

declare module '../kernel/state.ts' {
  interface Entities {
    contest: Contest;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    LineContested: LineContested;
    ContestAnswered: ContestAnswered;
  }
}

export const contestEvents: EventRules<'LineContested' | 'ContestAnswered'> = {
  LineContested: {
    writes: ['contest'],
    evolve(draft, { contest, ...said }, { at, by }) {
      const open = { stage: 'open', answer: null, answeredAt: null, answeredBy: null } as const;
      draft.put('contest', { id: contest, ...said, ...open, raisedAt: at, raisedBy: by });
    },
  },
  ContestAnswered: {
    writes: ['contest'],
    evolve(draft, { contest, answer }, { at, by }) {
      const row = draft.get('contest', contest);
      invariant(row?.stage === 'open', `contest ${contest} is not there to answer`);
      const stage = upheldAnswers.some((one) => one === answer) ? 'upheld' : 'refused';
      draft.put('contest', { ...row, stage, answer, answeredAt: at, answeredBy: by });
    },
  },
};

/** A station's devices keep what is contested of its things, so that nothing is contested twice without contact. */
export const contestsHeld = {
  contest: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn, stage: ['open'] } },
      { where: { station: itsOwn }, since: { raisedAt: keptSince } },
    ],
    names: ({ raisedBy, answeredBy }) =>
      [raisedBy, answeredBy].flatMap((id): readonly NameRef[] => (id === null ? [] : [['person', id]])),
  },
} satisfies HeldKinds;

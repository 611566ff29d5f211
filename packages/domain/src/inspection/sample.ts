import { attach, type AttachedUntil } from '../attachments/index.ts';
import {
  apportion,
  invariant,
  type AttachmentRule,
  type Draft,
  type EventRules,
  type Instant,
  type Place,
} from '../kernel/index.ts';
import type { Judgement, Measured, Verdict } from './judge.ts';
import { forgetSample, noteSample, sorted } from './lot-test.ts';

/** Whose hands a sample is in, or what became of it. */
export const sampleStages = ['taken', 'handed-over', 'received', 'reported', 'dropped'] as const;
export type SampleStage = (typeof sampleStages)[number];

/** Why a sample came to nothing. */
export const dropReasons = ['lost', 'spoiled', 'mixed-up', 'not-wanted'] as const;
export type DropReason = (typeof dropReasons)[number];

/** The most lots in one pool. */
export const MOST_POOLED = 20;

/** What of a test of one lot is its part of the fee. */
export interface LotFee {
  readonly lot: string;
  readonly feeFen: number;
}

/**
 * Something taken of a lot, or of several of one commodity, for a laboratory. Its code follows from its own id: whoever holds the bag
 * learns of no lot and no household. Each hand that it went through is on it.
 */
export interface LabSample {
  readonly id: string;
  readonly village: Place;
  readonly lab: string;
  readonly commodity: string;
  readonly lots: readonly string[];
  readonly substances: readonly string[];
  readonly fees: readonly LotFee[];
  readonly stage: SampleStage;
  readonly takenAt: Instant;
  /** The business day by whose limits it is judged. */
  readonly takenOn: string;
  readonly takenBy: string;
  readonly handedOverAt: Instant | null;
  readonly handedOverBy: string | null;
  readonly receivedAt: Instant | null;
  readonly receivedBy: string | null;
  readonly dropped: DropReason | null;
  /** The report that holds: the last one. Those before are kept. */
  readonly report: string | null;
  readonly verdict: Verdict | null;
}

/** What a laboratory said of a sample, and how it was judged. */
export interface LabReport {
  readonly id: string;
  readonly village: Place;
  readonly sample: string;
  readonly results: readonly Measured[];
  readonly judged: readonly Judgement[];
  readonly verdict: Verdict;
  /** The last day of its validity. */
  readonly validUntil: string;
  /** The report that it takes the place of, where it amends one. */
  readonly amends: string | null;
  readonly by: string;
  readonly at: Instant;
}

export interface SampleTaken {
  readonly sample: string;
  readonly lab: string;
  readonly commodity: string;
  readonly lots: readonly string[];
  readonly substances: readonly string[];
  readonly fees: readonly LotFee[];
  readonly village: Place;
  readonly takenOn: string;
}

export interface SampleReported {
  readonly sample: string;
  readonly report: string;
  readonly results: readonly Measured[];
  readonly judged: readonly Judgement[];
  readonly verdict: Verdict;
  readonly validUntil: string;
  readonly amends: string | null;
  readonly file: AttachedUntil | null;
}

export interface SampleJudged {
  readonly sample: string;
  readonly report: string;
  readonly judged: readonly Judgement[];
  readonly verdict: Verdict;
}

declare module '../kernel/state.ts' {
  interface Entities {
    labSample: LabSample;
    labReport: LabReport;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    SampleTaken: SampleTaken;
    SampleHandedOver: { readonly sample: string };
    SampleReceived: { readonly sample: string };
    SampleDropped: { readonly sample: string; readonly reason: DropReason };
    SampleReported: SampleReported;
    SampleJudged: SampleJudged;
  }
}

/**
 * A laboratory's report as it was written: a PDF, or a picture of it. Kept two years, as long as the records of production are
 * (农产品质量安全法 §27).
 */
export const reportFile = {
  of: 'labReport',
  read: 'inspection.read',
  types: ['application/pdf', 'image/jpeg', 'image/png'],
  mostBytes: 5_000_000,
  keptDays: 730,
  personal: false,
} as const satisfies AttachmentRule;

/** A fee over the lots of a pool, to the fen: all bear the same, and what is left over goes one fen each from the first on. */
export function splitFee(feeFen: number, lots: readonly string[]): readonly LotFee[] {
  const parts = apportion(
    feeFen,
    lots.map((id) => ({ id, weight: 1 })),
  );
  return lots.map((lot) => ({ lot, feeFen: parts.get(lot) ?? 0 }));
}

function sampleIn(draft: Draft, id: string): LabSample {
  const row = draft.get('labSample', id);
  invariant(row !== undefined, `sample ${id} is not there to change`);
  return row;
}

/** Writes a sample, and what its lots come to by it. */
function write(draft: Draft, sample: LabSample, judged: readonly Judgement[], validUntil: string | null): void {
  draft.put('labSample', sample);
  const { id, takenAt, verdict } = sample;
  const of = { sample: id, pooled: sample.lots.length > 1, takenAt, validUntil, verdict, ...sorted(judged) };
  for (const lot of sample.lots) noteSample(draft, lot, of);
}

type SampleEvent =
  | 'SampleTaken'
  | 'SampleHandedOver'
  | 'SampleReceived'
  | 'SampleDropped'
  | 'SampleReported'
  | 'SampleJudged';

export const sampleEvents: EventRules<SampleEvent> = {
  SampleTaken: {
    writes: ['labSample', 'lotTest', 'lot'],
    evolve(draft, { sample: id, ...taken }, { at, by }) {
      const fresh = { handedOverAt: null, handedOverBy: null, receivedAt: null, receivedBy: null };
      const open = { stage: 'taken', dropped: null, report: null, verdict: null } as const;
      write(draft, { id, ...taken, takenAt: at, takenBy: by, ...fresh, ...open }, [], null);
    },
  },
  SampleHandedOver: {
    writes: ['labSample'],
    evolve: (draft, { sample }, { at, by }) =>
      draft.put('labSample', { ...sampleIn(draft, sample), stage: 'handed-over', handedOverAt: at, handedOverBy: by }),
  },
  SampleReceived: {
    writes: ['labSample'],
    evolve: (draft, { sample }, { at, by }) =>
      draft.put('labSample', { ...sampleIn(draft, sample), stage: 'received', receivedAt: at, receivedBy: by }),
  },
  SampleDropped: {
    writes: ['labSample', 'lotTest', 'lot'],
    evolve(draft, { sample, reason }) {
      const row = sampleIn(draft, sample);
      draft.put('labSample', { ...row, stage: 'dropped', dropped: reason });
      for (const lot of row.lots) forgetSample(draft, lot, sample);
    },
  },
  SampleReported: {
    writes: ['labSample', 'labReport', 'lotTest', 'lot', 'attachment'],
    evolve(draft, { sample, report: id, file, ...said }, { at, by }) {
      const row = sampleIn(draft, sample);
      const { village } = row;
      draft.put('labReport', { id, village, sample, ...said, by, at });
      if (file !== null) attach(draft, { kind: 'lab-report', belongsTo: id, village }, file, at);
      write(draft, { ...row, stage: 'reported', report: id, verdict: said.verdict }, said.judged, said.validUntil);
    },
  },
  SampleJudged: {
    writes: ['labSample', 'labReport', 'lotTest', 'lot'],
    evolve(draft, { sample, report, judged, verdict }) {
      const row = draft.get('labReport', report);
      invariant(row !== undefined, `report ${report} is not there to be judged`);
      draft.put('labReport', { ...row, judged, verdict });
      write(draft, { ...sampleIn(draft, sample), verdict }, judged, row.validUntil);
    },
  },
};

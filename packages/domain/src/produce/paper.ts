import { invariant, type Draft, type EventRules, type Instant, type Place } from '../kernel/index.ts';
import type { PaperKind } from './product-class.ts';
import type { AgreedWay } from './ticket.ts';

/** On what a commitment rests: how the goods were grown, one's own test, or that of a laboratory. */
export const commitmentBases = ['controlled', 'self-tested', 'lab-tested'] as const;
export type CommitmentBasis = (typeof commitmentBases)[number];

/** Who promises: the household that grew it, or the station or the centre that mixed or packed it anew. */
export const promisers = ['household', 'station', 'centre'] as const;
export type Promiser = (typeof promisers)[number];

/** Why a paper is withdrawn: a code, never free text. */
export const paperWithdrawals = ['mistake', 'failed', 'replaced', 'revoked'] as const;
export type PaperWithdrawal = (typeof paperWithdrawals)[number];

/** What a commitment certificate says of its own; its number is its id, which the device made. */
export interface Commitment {
  readonly promiser: Promiser;
  /** Who promised, where a household did: who sold, and the household. */
  readonly household: string | null;
  readonly seller: string | null;
  readonly basis: CommitmentBasis;
  /** How they came to know what they promise, before they did. */
  readonly agreed: AgreedWay;
  /** How much there was of the lot, and of what. */
  readonly grams: number;
  readonly commodity: string;
  readonly grade: number;
}

/**
 * A paper that goes with goods: of one lot, or of all goods of a commodity. It is withdrawn and never deleted: what stood on a
 * day is asked years later.
 */
export interface Paper {
  readonly id: string;
  readonly kind: PaperKind;
  /** One of the two is null. */
  readonly lot: string | null;
  readonly commodity: string | null;
  readonly station: string | null;
  readonly village: Place;
  /** Null where it is no commitment certificate. */
  readonly commitment: Commitment | null;
  /** As they stand on it; null on a commitment certificate. */
  readonly number: string | null;
  readonly issuer: string | null;
  /** The business days from and to which it holds, both included; without end where none is said. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly addedAt: Instant;
  readonly addedBy: string;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBy: string | null;
  readonly reason: PaperWithdrawal | null;
}

/** A paper that stands, as its lot or commodity knows it. */
export type StandingPaper = Pick<Paper, 'id' | 'kind' | 'validFrom' | 'validUntil'>;

export interface CertificateIssued extends Commitment {
  readonly certificate: string;
  readonly lot: string;
  readonly station: string | null;
  readonly village: Place;
  readonly validFrom: string;
}

export interface PaperAdded extends Pick<
  Paper,
  'kind' | 'lot' | 'commodity' | 'station' | 'village' | 'validFrom' | 'validUntil'
> {
  readonly paper: string;
  readonly number: string;
  readonly issuer: string;
}

export interface PaperWithdrawn {
  readonly paper: string;
  readonly reason: PaperWithdrawal;
}

declare module '../kernel/state.ts' {
  interface Entities {
    paper: Paper;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    CertificateIssued: CertificateIssued;
    PaperAdded: PaperAdded;
    PaperWithdrawn: PaperWithdrawn;
  }
}

/** Writes the papers that stand into what they are about. */
function stand(
  draft: Draft,
  { lot, commodity }: Pick<Paper, 'lot' | 'commodity'>,
  change: (papers: readonly StandingPaper[]) => readonly StandingPaper[],
): void {
  const ofLot = lot === null ? undefined : draft.get('lot', lot);
  if (ofLot !== undefined) draft.put('lot', { ...ofLot, papers: change(ofLot.papers) });
  const ofAll = commodity === null ? undefined : draft.get('commodity', commodity);
  if (ofAll !== undefined) draft.put('commodity', { ...ofAll, papers: change(ofAll.papers) });
}

function put(draft: Draft, paper: Omit<Paper, 'withdrawnAt' | 'withdrawnBy' | 'reason'>): void {
  draft.put('paper', { ...paper, withdrawnAt: null, withdrawnBy: null, reason: null });
  const { id, kind, validFrom, validUntil } = paper;
  stand(draft, paper, (papers) => [...papers, { id, kind, validFrom, validUntil }]);
}

export const paperEvents: EventRules<'CertificateIssued' | 'PaperAdded' | 'PaperWithdrawn'> = {
  CertificateIssued: {
    writes: ['paper', 'lot'],
    evolve: (draft, { certificate: id, lot, station, village, validFrom, ...commitment }, { at, by }) =>
      put(draft, {
        id,
        kind: 'commitment',
        lot,
        commodity: null,
        station,
        village,
        commitment,
        number: null,
        issuer: null,
        validFrom,
        validUntil: null,
        addedAt: at,
        addedBy: by,
      }),
  },
  PaperAdded: {
    writes: ['paper', 'lot', 'commodity'],
    evolve: (draft, { paper: id, ...added }, { at, by }) =>
      put(draft, { id, ...added, commitment: null, addedAt: at, addedBy: by }),
  },
  PaperWithdrawn: {
    writes: ['paper', 'lot', 'commodity'],
    evolve(draft, { paper: id, reason }, { at, by }) {
      const row = draft.get('paper', id);
      invariant(row !== undefined, `paper ${id} is not there to be withdrawn`);
      draft.put('paper', { ...row, withdrawnAt: at, withdrawnBy: by, reason });
      stand(draft, row, (papers) => papers.filter((one) => one.id !== id));
    },
  },
};

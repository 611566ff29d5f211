import * as z from 'zod/mini';
import {
  invariant,
  type Change,
  type Draft,
  type EventRules,
  type Instant,
  type Matter,
  type Place,
  type Recorded,
} from '../kernel/index.ts';

/** `alone`: one person did it by themselves, where the county's rule let them. */
export const proposalStages = ['waiting', 'confirmed', 'declined', 'withdrawn', 'alone'] as const;
export type ProposalStage = (typeof proposalStages)[number];

/** Why a second person does not confirm: a code, never free text. */
export const declineReasons = ['wrong-figure', 'not-agreed', 'not-now', 'other'] as const;
export const declineReason = z.enum(declineReasons);
export type DeclineReason = z.infer<typeof declineReason>;

/** Why one person sufficed: the officer let it be so for a time, or there was nobody else yet to ask. */
export const aloneReasons = ['allowed', 'nobody-else'] as const;
export type AloneReason = (typeof aloneReasons)[number];

/** What an act that takes two people would change, or did: shown to whoever confirms it, and kept. */
interface Act {
  /** The command's id: what it makes will bear it. */
  readonly proposal: string;
  readonly command: string;
  readonly matter: Matter;
  readonly place: Place;
  readonly about: string | null;
  readonly changes: readonly Change[];
}

/** Said by one, waiting for another: nothing of it has happened yet. */
export interface ActProposed extends Act {
  readonly payload: unknown;
  /** Whether a private part lies beside it, sealed until it is confirmed. */
  readonly sealed: boolean;
}

export interface ProposalConfirmed {
  readonly proposal: string;
}

export interface ProposalDeclined {
  readonly proposal: string;
  readonly reason: DeclineReason;
}

export interface ProposalWithdrawn {
  readonly proposal: string;
}

/** Beside what it did: that one person did alone what takes two. */
export interface ActedAlone extends Act {
  readonly because: AloneReason;
}

/** An act that takes two people, from when it was said; kept for good. */
export interface Proposal {
  readonly id: string;
  readonly command: string;
  readonly matter: Matter;
  readonly place: Place;
  readonly about: string | null;
  readonly changes: readonly Change[];
  /** As it was said; null where it was done at once. */
  readonly payload: unknown;
  readonly sealed: boolean;
  readonly stage: ProposalStage;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly reason: DeclineReason | AloneReason | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    proposal: Proposal;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ActProposed: ActProposed;
    ProposalConfirmed: ProposalConfirmed;
    ProposalDeclined: ProposalDeclined;
    ProposalWithdrawn: ProposalWithdrawn;
    ActedAlone: ActedAlone;
  }
}

export const proposalEvents: EventRules<
  'ActProposed' | 'ProposalConfirmed' | 'ProposalDeclined' | 'ProposalWithdrawn' | 'ActedAlone'
> = {
  ActProposed: {
    writes: ['proposal'],
    evolve: (draft, { proposal, ...act }, { by, at }) =>
      draft.put('proposal', {
        id: proposal,
        ...act,
        stage: 'waiting',
        proposedBy: by,
        proposedAt: at,
        decidedBy: null,
        decidedAt: null,
        reason: null,
      }),
  },
  ProposalConfirmed: {
    writes: ['proposal'],
    evolve: (draft, { proposal }, recorded) => decided(draft, proposal, 'confirmed', null, recorded),
  },
  ProposalDeclined: {
    writes: ['proposal'],
    evolve: (draft, { proposal, reason }, recorded) => decided(draft, proposal, 'declined', reason, recorded),
  },
  ProposalWithdrawn: {
    writes: ['proposal'],
    evolve: (draft, { proposal }, recorded) => decided(draft, proposal, 'withdrawn', null, recorded),
  },
  ActedAlone: {
    writes: ['proposal'],
    evolve: (draft, { proposal, because, ...act }, { by, at }) =>
      draft.put('proposal', {
        id: proposal,
        ...act,
        payload: null,
        sealed: false,
        stage: 'alone',
        proposedBy: by,
        proposedAt: at,
        decidedBy: by,
        decidedAt: at,
        reason: because,
      }),
  },
};

function decided(
  draft: Draft,
  id: string,
  stage: ProposalStage,
  reason: DeclineReason | null,
  { by, at }: Recorded,
): void {
  const row = draft.get('proposal', id);
  invariant(row !== undefined, `proposal ${id} is not there to decide`);
  draft.put('proposal', { ...row, stage, reason, decidedBy: by, decidedAt: at });
}

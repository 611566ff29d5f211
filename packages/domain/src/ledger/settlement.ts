import * as z from 'zod/mini';
import { invariant, type Draft, type EventRules, type Instant } from '../kernel/index.ts';
import { accountOf, chart, transfer } from './account.ts';
import { type BounceReason, type PayoutStage } from './payout-stages.ts';

export const settlementStages = ['prepared', 'approved', 'rejected'] as const;
export type SettlementStage = (typeof settlementStages)[number];

/** Why an approver sends a settlement back: a code, never free text. */
export const rejectionReasons = ['wrong-amount', 'payee-unclear', 'not-yet', 'other'] as const;
export const rejectionReason = z.enum(rejectionReasons);
export type RejectionReason = z.infer<typeof rejectionReason>;

/** What a settlement pays: the partners their rebates, or what loops cost to those who drive and own the vehicles. */
export const settlementPays = ['rebates', 'loops'] as const;
export type SettlementPays = (typeof settlementPays)[number];

/** What somebody is owed for loops: as the owner of a vehicle, or as a driver. */
export const loopDebts = ['vehicle', 'driver'] as const;
export type LoopDebt = (typeof loopDebts)[number];

/** Somebody who is owed money, and for what. */
export interface Owed {
  /** Who is paid: a partner, a driver, or whoever owns a vehicle, under the vehicle's id. */
  readonly partner: string;
  /** Absent for a partner's rebates. */
  readonly as?: LoopDebt;
  readonly amountFen: number;
}

export interface PayoutLine extends Owed {
  readonly serial: number;
  readonly stage: PayoutStage;
  /** The number of the payout file it stands in, of this settlement's. */
  readonly file: number | null;
  readonly reason: BounceReason | null;
  /** The journal number of its last change. */
  readonly seq: number;
  /** Tried again by somebody who may not approve, after the account changed: it waits for an approver. Absent otherwise. */
  readonly unconfirmed?: true;
}

/** What somebody owes back, or is owed too little of: left where it is, for the next settlement. */
export interface CarriedOver extends Owed {}

/** A month's rebates, all partners', or what its loops cost, on the way to the bank. Yangui computes and instructs; it holds no money. */
export interface Settlement {
  readonly id: string;
  /** The month it settles: `2026-10`. */
  readonly period: string;
  readonly pays: SettlementPays;
  readonly stage: SettlementStage;
  readonly lines: readonly PayoutLine[];
  readonly carried: readonly CarriedOver[];
  readonly totalFen: number;
  readonly files: number;
  readonly preparedBy: string;
  readonly preparedAt: Instant;
  /** The journal number whose balances it pays. */
  readonly preparedSeq: number;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly reason: RejectionReason | null;
}

interface Proposed extends Owed {
  readonly serial: number;
}

export interface SettlementPrepared {
  readonly settlement: string;
  readonly period: string;
  /** Absent where it pays rebates. */
  readonly pays?: 'loops';
  readonly lines: readonly Proposed[];
  readonly carried: readonly CarriedOver[];
  readonly totalFen: number;
}

export interface SettlementApproved {
  readonly settlement: string;
  readonly lines: readonly Proposed[];
}

export interface SettlementRejected {
  readonly settlement: string;
  readonly reason: RejectionReason;
}

export interface PayoutFileIssued {
  readonly settlement: string;
  readonly file: number;
  readonly serials: readonly number[];
}

export interface PayoutPaid extends Proposed {
  readonly settlement: string;
}

export interface PayoutBounced extends PayoutPaid {
  readonly reason: BounceReason;
}

export interface PayoutRetried extends PayoutPaid {
  /** Absent where an approver said it. */
  readonly unconfirmed?: true;
}

/** An approver has looked at accounts that changed after the approval: these lines may be paid again. */
export interface PayoutsConfirmed {
  readonly settlement: string;
  readonly serials: readonly number[];
}

declare module '../kernel/state.ts' {
  interface Entities {
    settlement: Settlement;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    SettlementPrepared: SettlementPrepared;
    SettlementApproved: SettlementApproved;
    SettlementRejected: SettlementRejected;
    PayoutFileIssued: PayoutFileIssued;
    PayoutPaid: PayoutPaid;
    PayoutBounced: PayoutBounced;
    PayoutRetried: PayoutRetried;
    PayoutsConfirmed: PayoutsConfirmed;
  }
}

/** A person's lines in a settlement. */
export function linesOf({ lines }: Settlement, partner: string): readonly PayoutLine[] {
  return lines.filter((line) => line.partner === partner);
}

export const settlementEvents: EventRules<
  | 'SettlementPrepared'
  | 'SettlementApproved'
  | 'SettlementRejected'
  | 'PayoutFileIssued'
  | 'PayoutPaid'
  | 'PayoutBounced'
  | 'PayoutRetried'
  | 'PayoutsConfirmed'
> = {
  SettlementPrepared: {
    writes: ['settlement'],
    evolve(draft, { settlement, lines, pays, ...prepared }, { seq, at, by }) {
      draft.put('settlement', {
        id: settlement,
        ...prepared,
        pays: pays ?? 'rebates',
        stage: 'prepared',
        lines: lines.map((line) => ({ ...line, stage: 'proposed', file: null, reason: null, seq })),
        files: 0,
        preparedBy: by,
        preparedAt: at,
        preparedSeq: seq,
        decidedBy: null,
        decidedAt: null,
        reason: null,
      });
    },
  },
  SettlementApproved: {
    writes: ['settlement'],
    evolve(draft, { settlement }, { seq, at, by }) {
      const row = settlementThere(draft, settlement);
      const lines = row.lines.map((line) => ({ ...line, stage: 'waiting', seq }) as const);
      draft.put('settlement', { ...row, stage: 'approved', lines, decidedBy: by, decidedAt: at });
    },
    postings: ({ settlement, lines }) =>
      lines.flatMap((line) => owe('SettlementApproved', { ...line, settlement }, 'payable', 'paying')),
  },
  SettlementRejected: {
    writes: ['settlement'],
    evolve(draft, { settlement, reason }, { at, by }) {
      const row = settlementThere(draft, settlement);
      draft.put('settlement', { ...row, stage: 'rejected', decidedBy: by, decidedAt: at, reason });
    },
  },
  PayoutFileIssued: {
    writes: ['settlement'],
    evolve(draft, { settlement, file, serials }, { seq }) {
      const row = settlementThere(draft, settlement);
      const lines = row.lines.map((line) =>
        serials.includes(line.serial) ? ({ ...line, stage: 'instructed', file, seq } as const) : line,
      );
      draft.put('settlement', { ...row, lines, files: file });
    },
  },
  PayoutPaid: {
    writes: ['settlement'],
    evolve: (draft, { settlement, serial }, { seq }) => changeLine(draft, settlement, serial, { stage: 'paid', seq }),
    postings: (line) =>
      transfer({
        from: chart.bank,
        to: accountsOf(line).paying,
        amountFen: line.amountFen,
        reason: 'PayoutPaid',
        about: { kind: 'settlement', id: line.settlement },
      }),
  },
  PayoutBounced: {
    writes: ['settlement'],
    evolve: (draft, { settlement, serial, reason }, { seq }) =>
      changeLine(draft, settlement, serial, { stage: 'bounced', reason, seq }),
    postings: (line) => owe('PayoutBounced', line, 'paying', 'bounced'),
  },
  PayoutRetried: {
    writes: ['settlement'],
    evolve: (draft, { settlement, serial, unconfirmed }, { seq }) =>
      changeLine(draft, settlement, serial, {
        stage: 'waiting',
        file: null,
        reason: null,
        seq,
        ...(unconfirmed && { unconfirmed }),
      }),
    postings: (line) => owe('PayoutRetried', line, 'bounced', 'paying'),
  },
  PayoutsConfirmed: {
    writes: ['settlement'],
    evolve(draft, { settlement, serials }, { seq }) {
      const row = settlementThere(draft, settlement);
      const lines = row.lines.map((line) => {
        if (!serials.includes(line.serial)) return line;
        const { unconfirmed: _, ...rest } = line;
        return { ...rest, seq };
      });
      draft.put('settlement', { ...row, lines });
    },
  },
};

/** Where what somebody is owed stands: to be settled, on its way, or sent back by their bank. */
export function accountsOf({
  partner,
  as,
}: Pick<Owed, 'partner' | 'as'>): Readonly<Record<'payable' | 'paying' | 'bounced', string>> {
  if (as === undefined)
    return {
      payable: accountOf.rebatePayable(partner),
      paying: accountOf.payout(partner),
      bounced: accountOf.payoutBounced(partner),
    };
  const payable = as === 'vehicle' ? accountOf.vehiclePayable(partner) : accountOf.driverPayable(partner);
  return { payable, paying: accountOf.loopPayout(partner), bounced: accountOf.loopPayoutBounced(partner) };
}

/** What is owed stands elsewhere now: a credit balance moves by crediting where it goes and debiting where it was. */
function owe(
  reason: 'SettlementApproved' | 'PayoutBounced' | 'PayoutRetried',
  line: Proposed & { readonly settlement: string },
  was: keyof ReturnType<typeof accountsOf>,
  goes: keyof ReturnType<typeof accountsOf>,
) {
  const accounts = accountsOf(line);
  return transfer({
    reason,
    about: { kind: 'settlement', id: line.settlement },
    from: accounts[goes],
    to: accounts[was],
    amountFen: line.amountFen,
  });
}

/** The part of a line that events repeat: who is paid, for what, how much. */
export function proposedOf({ serial, partner, as, amountFen }: Proposed): Proposed {
  return { serial, partner, amountFen, ...(as !== undefined && { as }) };
}

function settlementThere(draft: Draft, id: string): Settlement {
  const row = draft.get('settlement', id);
  invariant(row !== undefined, `settlement ${id} is not there to change`);
  return row;
}

function changeLine(draft: Draft, settlement: string, serial: number, change: Partial<PayoutLine>): void {
  const row = settlementThere(draft, settlement);
  draft.put('settlement', {
    ...row,
    lines: row.lines.map((line) => (line.serial === serial ? { ...line, ...change } : line)),
  });
}

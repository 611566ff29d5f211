import * as z from 'zod/mini';
import { invariant, type Draft, type EventRules, type Instant, type PayeeType } from '../kernel/index.ts';
import { transfer } from './account.ts';
import { ledgerChart } from './accounts.ts';
import { accountsUnder, runOf, type AccountsOf, type Payables } from './payable.ts';
import type { BookingFault } from './booking-fault.ts';
import { type BounceReason, type PayoutStage } from './payout-stages.ts';

export const settlementStages = ['prepared', 'approved', 'rejected'] as const;
export type SettlementStage = (typeof settlementStages)[number];

/** Why an approver sends a settlement back: a code, never free text. */
export const rejectionReasons = ['wrong-amount', 'payee-unclear', 'not-yet', 'other'] as const;
export const rejectionReason = z.enum(rejectionReasons);
export type RejectionReason = z.infer<typeof rejectionReason>;

/** Somebody who is owed money, and for what. */
export interface Owed {
  /** Who is paid: a person, or whoever owns a thing, under the thing's id. */
  readonly partner: string;
  /** The payable, by its name; absent for the one that was there first. */
  readonly as?: string;
  readonly amountFen: number;
}

/** What is withheld of a line for the tax office, and of whom. */
export interface TaxedLine {
  /** As what they were taxed. */
  readonly type: PayeeType;
  readonly withheldFen: number;
  /** Whose the thing is under whose id they are paid: who is taxed. Absent where the id is theirs. */
  readonly owner?: string;
}

/** That a payout was recorded as paid, and this was reversed. */
export interface PayoutUndone {
  readonly at: Instant;
  readonly by: string;
  readonly reason: BookingFault;
}

/** `amountFen` is what is paid: what was owed, less what is withheld. Lines from before taxes were withheld say nothing of it. */
export interface PayoutLine extends Owed, Partial<TaxedLine> {
  readonly serial: number;
  readonly stage: PayoutStage;
  /** The number of the payout file it stands in, of this settlement's. */
  readonly file: number | null;
  readonly reason: BounceReason | null;
  /** The journal number of its last change. */
  readonly seq: number;
  /** Tried again by somebody who may not approve, after the account changed: it waits for an approver. Absent otherwise. */
  readonly unconfirmed?: true;
  /** How often it was recorded as paid and was not; absent where never. */
  readonly undone?: readonly PayoutUndone[];
}

/** What is left where it is for the next settlement: what somebody owes back, below zero; and what is owed to a payee of whom nobody said as what they are taxed. */
export interface CarriedOver extends Owed {}

/** What a month came to of what is paid together, on the way to the bank. Yangui computes and instructs; it holds no money. */
export interface Settlement {
  readonly id: string;
  /** The month it settles: `2026-10`. */
  readonly period: string;
  /** The run, by its name. */
  readonly pays: string;
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

interface ProposedTaxed extends Proposed, Partial<TaxedLine> {}

export interface SettlementPrepared {
  readonly settlement: string;
  readonly period: string;
  /** The run, by its name; absent for the one that was there first. */
  readonly pays?: string;
  readonly lines: readonly ProposedTaxed[];
  readonly carried: readonly CarriedOver[];
  readonly totalFen: number;
}

export interface SettlementApproved {
  readonly settlement: string;
  readonly lines: readonly ProposedTaxed[];
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

/** It was recorded as paid wrongly: the bank's result is open again. */
export interface PayoutReversed extends PayoutPaid {
  readonly reason: BookingFault;
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
    PayoutReversed: PayoutReversed;
    PayoutBounced: PayoutBounced;
    PayoutRetried: PayoutRetried;
    PayoutsConfirmed: PayoutsConfirmed;
  }
}

/** A person's lines in a settlement. */
export function linesOf({ lines }: Settlement, partner: string): readonly PayoutLine[] {
  return lines.filter((line) => line.partner === partner);
}

type SettlementEvent =
  | 'SettlementPrepared'
  | 'SettlementApproved'
  | 'SettlementRejected'
  | 'PayoutFileIssued'
  | 'PayoutPaid'
  | 'PayoutReversed'
  | 'PayoutBounced'
  | 'PayoutRetried'
  | 'PayoutsConfirmed';

/** How settlements change and what they book, by what modules declare that is paid. */
export function settlementEventsOver(payables: Payables): EventRules<SettlementEvent> {
  const accountsOf = (line: Proposed) => accountsUnder(payables, line);
  /** What is owed stands elsewhere now: a credit balance moves by crediting where it goes and debiting where it was. */
  const owe = (
    reason: 'SettlementApproved' | 'PayoutBounced' | 'PayoutRetried',
    line: Proposed & { readonly settlement: string },
    was: keyof AccountsOf,
    goes: keyof AccountsOf,
  ) => {
    const accounts = accountsOf(line);
    return transfer({
      reason,
      about: { kind: 'settlement', id: line.settlement },
      from: accounts[goes],
      to: accounts[was],
      amountFen: line.amountFen,
    });
  };
  return {
    SettlementPrepared: {
      writes: ['settlement'],
      evolve(draft, { settlement, lines, pays, ...prepared }, { seq, at, by }) {
        draft.put('settlement', {
          id: settlement,
          ...prepared,
          pays: runNamed(payables, pays),
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
        lines.flatMap((line) => [
          ...owe('SettlementApproved', { ...line, settlement }, 'payable', 'paying'),
          ...transfer({
            reason: 'SettlementApproved',
            about: { kind: 'settlement', id: settlement },
            from: ledgerChart.taxWithheld,
            to: accountsOf(line).payable,
            amountFen: line.withheldFen ?? 0,
          }),
        ]),
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
          from: ledgerChart.bank,
          to: accountsOf(line).paying,
          amountFen: line.amountFen,
          reason: 'PayoutPaid',
          about: { kind: 'settlement', id: line.settlement },
        }),
    },
    PayoutReversed: {
      writes: ['settlement'],
      evolve(draft, { settlement, serial, reason }, { seq, at, by }) {
        const line = settlementThere(draft, settlement).lines.find((one) => one.serial === serial);
        const undone = [...(line?.undone ?? []), { at, by, reason }];
        changeLine(draft, settlement, serial, { stage: 'instructed', seq, undone });
      },
      postings: (line) =>
        transfer({
          from: accountsOf(line).paying,
          to: ledgerChart.bank,
          amountFen: line.amountFen,
          reason: 'PayoutReversed',
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
}

/** The part of a line that events repeat: who is paid, for what, how much. */
export function proposedOf({ serial, partner, as, amountFen }: Proposed): Proposed {
  return { serial, partner, amountFen, ...(as !== undefined && { as }) };
}

/** The same with what is withheld, as an approval repeats it. */
export function taxedOf({ type, withheldFen, owner, ...line }: PayoutLine): ProposedTaxed {
  return {
    ...proposedOf(line),
    ...(type !== undefined && { type }),
    ...(withheldFen !== undefined && { withheldFen }),
    ...(owner !== undefined && { owner }),
  };
}

/** The name of the run that a settlement pays. */
function runNamed(payables: Payables, pays: string | undefined): string {
  const run = runOf(payables, pays);
  invariant(run !== undefined, `no module declares that ${pays ?? 'what has no name'} is paid`);
  return run.name;
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

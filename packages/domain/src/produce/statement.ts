import { businessMonth, groupsOf, type Instant } from '../kernel/index.ts';
import type { PayoutStage } from '../ledger/index.ts';
import type { IntakeTicket } from './ticket.ts';

/** A ticket as a statement reckons with it. */
export type StatedTicket = Pick<
  IntakeTicket,
  'id' | 'amountFen' | 'payment' | 'stage' | 'back' | 'takenAt' | 'reversedAt'
>;

/** What a settlement paid a household, or is about to. */
export interface StatedPayout {
  readonly settlement: string;
  /** What is transferred: what was owed, less what is withheld. */
  readonly amountFen: number;
  readonly withheldFen: number;
  readonly decidedAt: Instant;
  readonly stage: PayoutStage;
  /** When it came to its stage. */
  readonly at: Instant;
}

/** What can stand on a statement. */
export const statedThings = ['taken', 'reversed', 'withheld', 'transferred'] as const;
export type StatedThing = (typeof statedThings)[number];

/** What was brought and what was paid, in fen. What is owed of it is what was brought less the rest. */
export interface Stated {
  /** Below zero where a ticket was reversed. */
  readonly broughtFen: number;
  /** Out of the drawer; below zero where it came back. */
  readonly cashFen: number;
  readonly transferredFen: number;
  /** Paid to the tax office for the household. */
  readonly withheldFen: number;
}

export interface StatementLine extends Stated {
  readonly what: StatedThing;
  readonly about: { readonly kind: 'intakeTicket' | 'settlement'; readonly id: string };
  readonly at: Instant;
}

export interface StatementMonth extends Stated {
  /** `2026-11` */
  readonly month: string;
  /** What was owed at its end, all months before included. */
  readonly owedFen: number;
}

/** What a household brought and was paid, and what is still owed. */
export interface Statement {
  /** In the order in which they happened. */
  readonly lines: readonly StatementLine[];
  /** The months in which something happened, the first first. */
  readonly months: readonly StatementMonth[];
  readonly sums: Stated;
  /** As its accounts have it: to be settled, on its way and sent back by the bank. Below zero where the household owes. */
  readonly owedFen: number;
  /** What of that a settlement has taken and no bank has paid yet. */
  readonly onItsWayFen: number;
}

const nothing: Stated = { broughtFen: 0, cashFen: 0, transferredFen: 0, withheldFen: 0 };

/**
 * The statement of a household: each line is a ticket, its reversal, a tax withheld or a transfer that the bank has paid.
 * @param tickets all that it ever brought, in any order
 * @param payouts all that approved settlements pay it, in any order
 */
export function statementOf(tickets: readonly StatedTicket[], payouts: readonly StatedPayout[]): Statement {
  const lines = [...tickets.flatMap(linesOfTicket), ...payouts.flatMap(linesOfPayout)].toSorted(
    (one, other) =>
      one.at - other.at ||
      statedThings.indexOf(one.what) - statedThings.indexOf(other.what) ||
      (one.about.id < other.about.id ? -1 : 1),
  );
  const months: StatementMonth[] = [];
  for (const of of groupsOf(lines, ({ at }) => businessMonth(at))) {
    const month = businessMonth(of[0]?.at ?? 0);
    const sums = of.reduce<Stated>(plus, nothing);
    months.push({ month, ...sums, owedFen: (months.at(-1)?.owedFen ?? 0) + owedOf(sums) });
  }
  const sums = lines.reduce<Stated>(plus, nothing);
  return {
    lines,
    months,
    sums,
    owedFen: owedOf(sums),
    onItsWayFen: payouts.reduce((sum, { stage, amountFen }) => (stage === 'paid' ? sum : sum + amountFen), 0),
  };
}

function linesOfTicket(ticket: StatedTicket): readonly StatementLine[] {
  const { id, amountFen, payment, stage, back, takenAt, reversedAt } = ticket;
  const about = { kind: 'intakeTicket', id } as const;
  const inCash = (how: string) => (how === 'cash' ? amountFen : 0);
  const taken = {
    ...nothing,
    what: 'taken',
    about,
    at: takenAt,
    broughtFen: amountFen,
    cashFen: inCash(payment),
  } as const;
  if (stage !== 'reversed' || reversedAt === null) return [taken];
  const cashFen = 0 - inCash(back ?? payment);
  return [taken, { ...nothing, what: 'reversed', about, at: reversedAt, broughtFen: -amountFen, cashFen }];
}

function linesOfPayout(payout: StatedPayout): readonly StatementLine[] {
  const { settlement: id, amountFen, withheldFen, decidedAt, stage, at } = payout;
  const about = { kind: 'settlement', id } as const;
  return [
    ...(withheldFen > 0 ? [{ ...nothing, what: 'withheld', about, at: decidedAt, withheldFen } as const] : []),
    ...(stage === 'paid' ? [{ ...nothing, what: 'transferred', about, at, transferredFen: amountFen } as const] : []),
  ];
}

function plus(one: Stated, other: Stated): Stated {
  return {
    broughtFen: one.broughtFen + other.broughtFen,
    cashFen: one.cashFen + other.cashFen,
    transferredFen: one.transferredFen + other.transferredFen,
    withheldFen: one.withheldFen + other.withheldFen,
  };
}

function owedOf({ broughtFen, cashFen, transferredFen, withheldFen }: Stated): number {
  return broughtFen - cashFen - transferredFen - withheldFen;
}

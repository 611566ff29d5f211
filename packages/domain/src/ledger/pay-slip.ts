import { businessDay, groupsOf, monthAfter, type Instant, type PayRun } from '../kernel/index.ts';
import { earningStages, type BounceReason, type PayoutStage } from './payout-stages.ts';

/** The heaps that what somebody earns goes through before a settlement takes it. */
export const slipHeaps = ['accrued', 'pending', 'payable'] as const;
export type SlipHeap = (typeof slipHeaps)[number];

/** A booking to one of somebody's own accounts. What they earn is positive here. */
export interface SlipBooking {
  readonly seq: number;
  readonly at: Instant;
  readonly heap: SlipHeap;
  readonly amountFen: number;
  readonly about: { readonly kind: string; readonly id: string };
}

/** A line of a partner's own accounts as their slip reads it; nothing of other accounts. What is owed to them is negative in the books. */
export function slipBookingOf<B extends { readonly account: string; readonly amountFen: number }>({
  account,
  amountFen,
  ...line
}: B): readonly (Omit<B, 'account' | 'amountFen'> & Pick<SlipBooking, 'heap' | 'amountFen'>)[] {
  const heap = slipHeaps[earningStages.findIndex((stage) => account.startsWith(`${stage}:`))];
  return heap === undefined ? [] : [{ ...line, heap, amountFen: -amountFen }];
}

/** What was settled for somebody, and how far it is. */
export interface SlipPayout {
  readonly settlement: string;
  /** The month it settles: `2026-10`. */
  readonly period: string;
  readonly stage: PayoutStage;
  readonly reason: BounceReason | null;
  /** The journal number before which it took all that was payable. */
  readonly preparedSeq: number;
  /** When it came to its stage. */
  readonly at: Instant;
}

/** Some of what one thing came to, and where that stands: in one of the heaps, or in a settlement. */
export interface SlipPart {
  readonly stands: SlipHeap | PayoutStage;
  readonly amountFen: number;
  /** The settlement it went into; null while it is in none. */
  readonly settled: Pick<SlipPayout, 'settlement' | 'period' | 'reason' | 'at'> | null;
}

/** One thing done and what it came to, with every later correction of it. */
export interface SlipLine {
  readonly about: { readonly kind: string; readonly id: string };
  /** When it was first booked: where a slip by days has it, whatever comes of it later. */
  readonly at: Instant;
  readonly amountFen: number;
  /** How much of what was booked first was taken back, as a figure below zero; 0 where nothing was. */
  readonly takenBackFen: number;
  /** Where it stands; they sum to its amount. */
  readonly parts: readonly SlipPart[];
  /** Whether everything that was booked of it is in it: false where the bookings begin in its middle. */
  readonly whole: boolean;
}

/**
 * The pay slip of somebody's bookings: one line for one thing done, newest first, its way from heap to heap and its
 * corrections folded in. What settlements moved is no line: it says where the lines stand. The parts of all lines that
 * stand in a heap sum to the heap's account, those of a settlement to its payout.
 * @param bookings of one payable's accounts, in any order; those about settlements are left out
 * @param payouts what was settled for the same person, in any order
 */
export function paySlip(bookings: readonly SlipBooking[], payouts: readonly SlipPayout[]): readonly SlipLine[] {
  const settled = payouts.toSorted((one, other) => one.preparedSeq - other.preparedSeq);
  const things = groupsOf(
    bookings.filter(({ about }) => about.kind !== 'settlement').toSorted((one, other) => one.seq - other.seq),
    ({ about }) => `${about.kind} ${about.id}`,
  );
  return things
    .flatMap((booked) => lineOf(booked, settled))
    .toSorted((one, other) => other.at - one.at || (other.about.id < one.about.id ? -1 : 1));
}

function lineOf(booked: readonly SlipBooking[], settled: readonly SlipPayout[]): readonly SlipLine[] {
  const [first] = booked;
  if (first === undefined) return [];
  let at: Instant | undefined;
  let [standsFen, takenBackFen] = [0, 0];
  let whole = false;
  const stands = { accrued: 0, pending: 0 };
  // By the settlement that took it; what none took yet stands under undefined.
  const payable = new Map<SlipPayout | undefined, number>();
  for (const entry of groupsOf(booked, ({ seq }) => seq)) {
    const came = sumOf(entry);
    if (standsFen <= 0 && came > 0) {
      // It begins, or begins anew: what went below nought before belongs to bookings that are not here.
      at = entry[0]?.at;
      whole = true;
      takenBackFen = 0;
      for (const heap of ['accrued', 'pending'] as const) stands[heap] = Math.max(0, stands[heap]);
    }
    takenBackFen += Math.min(0, came);
    for (const { heap, seq, amountFen } of entry) {
      if (heap === 'payable') {
        const taker = settled.find(({ preparedSeq }) => seq < preparedSeq);
        payable.set(taker, (payable.get(taker) ?? 0) + amountFen);
      } else stands[heap] += amountFen;
    }
    if (stands.accrued < 0 || stands.pending < 0) whole = false;
    standsFen = stands.accrued + stands.pending + [...payable.values()].reduce((sum, fen) => sum + fen, 0);
  }
  const parts: readonly SlipPart[] = [
    { stands: 'accrued', amountFen: stands.accrued, settled: null },
    { stands: 'pending', amountFen: stands.pending, settled: null },
    ...[...payable].map(([taker, fen]) => partOf(taker, fen)),
  ];
  return [
    {
      about: first.about,
      at: at ?? first.at,
      amountFen: standsFen,
      takenBackFen,
      parts: parts.filter((part) => part.amountFen !== 0),
      whole,
    },
  ];
}

function partOf(taker: SlipPayout | undefined, amountFen: number): SlipPart {
  if (taker === undefined) return { stands: 'payable', amountFen, settled: null };
  const { settlement, period, reason, at, stage } = taker;
  return { stands: stage, amountFen, settled: { settlement, period, reason, at } };
}

function sumOf(rows: readonly { readonly amountFen: number }[]): number {
  return rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** A part with the days that it waits for. */
export interface SlipPartDue extends SlipPart {
  /** The end of the return window that it waits for. */
  readonly until: Instant | null;
  /** The first day on which it may be settled; null where that cannot be said yet, or it is settled. */
  readonly payDay: string | null;
}

/** What the days of a slip follow from. */
export interface SlipDays {
  readonly now: Instant;
  /** When what is payable is due, as its run has it; undefined where that is not known. */
  readonly due: PayRun['due'] | undefined;
  readonly settlementDay: number;
  readonly payouts: readonly Pick<SlipPayout, 'period'>[];
}

/** The parts of a line with the days that they wait for. @param until the end of the return window of what it is about */
export function withDays(
  parts: readonly SlipPart[],
  until: Instant | null,
  { now, due, settlementDay, payouts }: SlipDays,
): SlipPartDue[] {
  const settledPeriod = payouts
    .map(({ period }) => period)
    .toSorted()
    .at(-1);
  return parts.map((part) => {
    const waitsFor = part.stands === 'pending' ? until : null;
    const from = part.stands === 'payable' ? now : waitsFor;
    const payDay =
      from === null || due === undefined ? null : payDayFrom(due, settlementDay, Math.max(now, from), settledPeriod);
    return { ...part, until: waitsFor, payDay };
  });
}

/**
 * The first day on which what becomes payable at a moment may be settled: `2026-12-20`.
 * @param settledPeriod the last month that was settled for the same person, whose day is past; undefined for none
 */
export function payDayFrom(
  { monthsAfter, day }: PayRun['due'],
  settlementDay: number,
  at: Instant,
  settledPeriod?: string,
): string {
  const from = businessDay(at);
  const dayOf = String(day === 'settlement-day' ? settlementDay : day).padStart(2, '0');
  let month = from.slice(0, 7);
  if (from.slice(8) > dayOf) month = monthAfter(month);
  if (settledPeriod === undefined) return `${month}-${dayOf}`;
  let least = monthAfter(settledPeriod);
  for (let step = 0; step < monthsAfter; step += 1) least = monthAfter(least);
  return `${least > month ? least : month}-${dayOf}`;
}

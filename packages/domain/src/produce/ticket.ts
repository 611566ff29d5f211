import {
  businessDay,
  invariant,
  type Draft,
  type EventRules,
  type Instant,
  type Place,
  type Recorded,
} from '../kernel/index.ts';
import { transfer } from '../ledger/index.ts';
import { stationAccount } from '../network/index.ts';
import { householdAccount, produceChart } from './accounts.ts';
import { countBrought, householdIn } from './household.ts';
import { newLot } from './lot-making.ts';
import { keepsUntil, lotIn } from './lot.ts';
import type { AtMarket } from './ticket-price.ts';
import type { Net, Weighed } from './weighing.ts';

/** How a ticket is paid: out of the drawer at once, or owed and paid by the settlement. */
export const intakePayments = ['cash', 'owed'] as const;
export type IntakePayment = (typeof intakePayments)[number];

/** How the seller came to know the figures before they agreed: shown, or read aloud. */
export const agreedWays = ['shown', 'read-aloud'] as const;
export type AgreedWay = (typeof agreedWays)[number];

/** Why a ticket is taken back: a code, never free text. */
export const ticketReversals = ['weight', 'grade', 'household', 'commodity', 'not-bought'] as const;
export type TicketReversal = (typeof ticketReversals)[number];

export const ticketStages = ['taken', 'reversed'] as const;
export type TicketStage = (typeof ticketStages)[number];

/** What a ticket says that is more than the household can plausibly have: all of the year with it, and what is plausible. */
export interface Implausible {
  readonly broughtGrams: number;
  readonly plausibleGrams: number;
}

/** What both sides agreed to. */
interface Bought extends Weighed, Net {
  readonly station: string;
  readonly village: Place;
  readonly partner: string;
  readonly household: string;
  /** Who of the household brought it and agreed. */
  readonly seller: string;
  readonly agreed: AgreedWay;
  readonly commodity: string;
  readonly grade: number;
  readonly priceFenPerKg: number;
  readonly amountFen: number;
  readonly payment: IntakePayment;
  /** The year that it counts in. */
  readonly year: number;
  /** Null where it is plausible. */
  readonly implausible: Implausible | null;
  /** The reversed ticket that it takes the place of. */
  readonly replaces: string | null;
}

/** What a household brought to a counter once, weighed and paid. It is never edited: a wrong one is reversed, and another written. */
export interface IntakeTicket extends Bought {
  readonly id: string;
  readonly stage: TicketStage;
  readonly takenAt: Instant;
  /** Under which number the journal has it, and its reversal. */
  readonly takenSeq: number;
  readonly reversedSeq: number | null;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly reason: TicketReversal | null;
  /** How the money came back; null where it stands. */
  readonly back: IntakePayment | null;
  /** The ticket that took its place. */
  readonly replacedBy: string | null;
  /** By which market price it went, and its floor; null where the price was set. */
  readonly market: AtMarket | null;
  /** The purchase invoice that it was put on last; it stands there unless that one is void. */
  readonly invoice: string | null;
}

export interface TicketTaken extends Bought {
  readonly ticket: string;
  readonly market?: AtMarket;
}

export interface TicketReversed {
  readonly ticket: string;
  readonly station: string;
  readonly household: string;
  readonly commodity: string;
  readonly year: number;
  readonly netGrams: number;
  readonly amountFen: number;
  /** How the money comes back: into the drawer, or off what the household is owed. */
  readonly back: IntakePayment;
  readonly reason: TicketReversal;
}

declare module '../kernel/state.ts' {
  interface Entities {
    intakeTicket: IntakeTicket;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    TicketTaken: TicketTaken;
    TicketReversed: TicketReversed;
  }
}

/** Where the money of a ticket comes from, or goes back to. */
function payingAccount(payment: IntakePayment, { station, household }: Pick<Bought, 'station' | 'household'>): string {
  return payment === 'cash' ? stationAccount.cash(station) : householdAccount.householdPayable(household);
}

function ticketIn(draft: Draft, id: string): IntakeTicket {
  const row = draft.get('intakeTicket', id);
  invariant(row !== undefined, `ticket ${id} is not there to change`);
  return row;
}

/** What a ticket took in, as it lies there: the goods without their basket, under the ticket’s own number. */
function lotOf(
  draft: Draft,
  { id, grossGrams, tareGrams, ...bought }: Bought & { readonly id: string },
  recorded: Pick<Recorded, 'at' | 'by'>,
) {
  const commodity = draft.get('commodity', bought.commodity);
  const { station, village, grade } = bought;
  const until = commodity === undefined ? null : keepsUntil(commodity, recorded.at);
  const of = { commodity: bought.commodity, grade, ticket: id, making: null, pieces: null };
  const days = { takenOn: businessDay(recorded.at), keepsUntil: until };
  return newLot({ id, station, village, ...of, grams: grossGrams - tareGrams, ...days }, recorded);
}

export const ticketEvents: EventRules<'TicketTaken' | 'TicketReversed'> = {
  TicketTaken: {
    writes: ['intakeTicket', 'household', 'lot'],
    evolve(draft, { ticket: id, market = null, ...bought }, { at, by, seq }) {
      const open = {
        market,
        reversedSeq: null,
        reversedAt: null,
        reversedBy: null,
        reason: null,
        back: null,
        replacedBy: null,
        invoice: null,
      };
      draft.put('intakeTicket', { id, ...bought, stage: 'taken', takenAt: at, takenSeq: seq, ...open });
      const { replaces, household, commodity, grade, tareGrams } = bought;
      const counted = countBrought(householdIn(draft, household), bought);
      draft.put('household', { ...counted, last: { commodity, grade, tareGrams } });
      if (replaces !== null) draft.put('intakeTicket', { ...ticketIn(draft, replaces), replacedBy: id });
      draft.put('lot', lotOf(draft, { id, ...bought }, { at, by }));
    },
    postings: (bought) =>
      transfer({
        from: payingAccount(bought.payment, bought),
        to: produceChart.produceBought,
        amountFen: bought.amountFen,
        reason: 'TicketTaken',
        about: { kind: 'intakeTicket', id: bought.ticket },
      }),
  },
  TicketReversed: {
    writes: ['intakeTicket', 'household', 'lot'],
    evolve(draft, { ticket, household, reason, back, netGrams, ...counted }, { at, by, seq }) {
      const row = ticketIn(draft, ticket);
      draft.put('intakeTicket', {
        ...row,
        stage: 'reversed',
        reversedAt: at,
        reversedSeq: seq,
        reversedBy: by,
        reason,
        back,
      });
      draft.put('household', countBrought(householdIn(draft, household), { ...counted, netGrams: -netGrams }));
      draft.put('lot', { ...lotIn(draft, ticket), leftGrams: 0, stage: 'undone', closedAt: at });
    },
    postings: (reversed) =>
      transfer({
        from: produceChart.produceBought,
        to: payingAccount(reversed.back, reversed),
        amountFen: reversed.amountFen,
        reason: 'TicketReversed',
        about: { kind: 'intakeTicket', id: reversed.ticket },
      }),
  },
};

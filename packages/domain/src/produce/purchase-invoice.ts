import { invariant, type EventRules, type Instant, type Place, type State } from '../kernel/index.ts';

/** Why a purchase invoice is void: a code, never free text. */
export const invoiceFaults = ['wrong-ticket', 'wrong-household', 'ticket-reversed', 'tax-office', 'other'] as const;
export type InvoiceFault = (typeof invoiceFaults)[number];

export const invoiceStages = ['issued', 'void'] as const;
export type InvoiceStage = (typeof invoiceStages)[number];

/** A ticket as an invoice has it. */
export interface InvoiceLine {
  readonly ticket: string;
  readonly commodity: string;
  readonly grade: number;
  readonly netGrams: number;
  readonly priceFenPerKg: number;
  readonly amountFen: number;
}

interface Issued {
  readonly household: string;
  readonly village: Place;
  /** In which the tickets were taken: `2026-11`. */
  readonly month: string;
  /** The number in the series of the month's year: 1, 2, 3… without a gap. */
  readonly number: number;
  readonly lines: readonly InvoiceLine[];
  readonly amountFen: number;
  /** More than the household can plausibly have: a second person looked at it. */
  readonly beyondYield: boolean;
}

/**
 * What the county bought of one producer in a month, as it is entered with the tax office (收购发票): exempt in the producer's hands
 * (增值税法 §24(1)). Never deleted: a wrong one is void and another issued.
 */
export interface PurchaseInvoice extends Issued {
  readonly id: string;
  readonly stage: InvoiceStage;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly voidedAt: Instant | null;
  readonly voidedBy: string | null;
  readonly reason: InvoiceFault | null;
}

/** How far the numbers of a year have come. The id is the year. */
export interface InvoiceSeries {
  readonly id: string;
  readonly last: number;
}

export interface PurchaseInvoiceIssued extends Issued {
  readonly invoice: string;
}

export interface PurchaseInvoiceVoided {
  readonly invoice: string;
  readonly reason: InvoiceFault;
}

declare module '../kernel/state.ts' {
  interface Entities {
    purchaseInvoice: PurchaseInvoice;
    invoiceSeries: InvoiceSeries;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    PurchaseInvoiceIssued: PurchaseInvoiceIssued;
    PurchaseInvoiceVoided: PurchaseInvoiceVoided;
  }
}

/** The invoice on which a ticket stands; undefined where it stands on none, or on one that is void. */
export function standingInvoice(state: State, invoice: string | null): PurchaseInvoice | undefined {
  const row = invoice === null ? undefined : state.get('purchaseInvoice', invoice);
  return row?.stage === 'issued' ? row : undefined;
}

/** The year in whose series the invoices of a month stand. */
export function seriesOf(month: string): string {
  return month.slice(0, 4);
}

export const invoiceEvents: EventRules<'PurchaseInvoiceIssued' | 'PurchaseInvoiceVoided'> = {
  PurchaseInvoiceIssued: {
    writes: ['purchaseInvoice', 'invoiceSeries', 'intakeTicket'],
    evolve(draft, { invoice: id, ...issued }, { at, by }) {
      const open = { voidedAt: null, voidedBy: null, reason: null };
      draft.put('purchaseInvoice', { id, ...issued, stage: 'issued', issuedAt: at, issuedBy: by, ...open });
      draft.put('invoiceSeries', { id: seriesOf(issued.month), last: issued.number });
      for (const { ticket } of issued.lines) {
        const row = draft.get('intakeTicket', ticket);
        invariant(row !== undefined, `ticket ${ticket} is not there to be invoiced`);
        draft.put('intakeTicket', { ...row, invoice: id });
      }
    },
  },
  PurchaseInvoiceVoided: {
    writes: ['purchaseInvoice'],
    evolve(draft, { invoice, reason }, { at, by }) {
      const row = draft.get('purchaseInvoice', invoice);
      invariant(row?.stage === 'issued', `purchase invoice ${invoice} is not there to be void`);
      draft.put('purchaseInvoice', { ...row, stage: 'void', voidedAt: at, voidedBy: by, reason });
    },
  },
};

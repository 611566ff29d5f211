import { defineModule } from '../kernel/index.ts';
import { produceAccounts } from './account-heads.ts';
import { addCommodity } from './add-commodity.ts';
import { addPaper } from './add-paper.ts';
import { addPlot } from './add-plot.ts';
import { amendCommodity } from './amend-commodity.ts';
import { amendEntry } from './amend-entry.ts';
import { amendHousehold } from './amend-household.ts';
import { amendPlot } from './amend-plot.ts';
import { commodityEvents } from './commodity.ts';
import { enterInRegister } from './enter-in-register.ts';
import { eraseEntry } from './erase-entry.ts';
import { heldByStations } from './held.ts';
import { holdLot } from './hold-lot.ts';
import { issueCertificate } from './issue-certificate.ts';
import { householdEvents } from './household.ts';
import { issuePurchaseInvoice } from './issue-purchase-invoice.ts';
import { joinEntry } from './join-entry.ts';
import { paperEvents } from './paper.ts';
import { producePayables, producePayRuns } from './payables.ts';
import { plotEvents, plotNoteRetention } from './plot.ts';
import { entryRetention, registerEvents } from './register-entry.ts';
import { lotEvents } from './lot-making.ts';
import { makeLots } from './make-lots.ts';
import { recallLot } from './recall-lot.ts';
import { recordMarketPrice } from './record-market-price.ts';
import { receiveLot } from './receive-lot.ts';
import { invoiceEvents } from './purchase-invoice.ts';
import { registerHousehold } from './register-household.ts';
import { releaseLot } from './release-lot.ts';
import { removeLot } from './remove-lot.ts';
import { reverseTicket } from './reverse-ticket.ts';
import { setCommodityTerms } from './set-commodity-terms.ts';
import { setKeeping } from './set-keeping.ts';
import { setProductClass } from './set-product-class.ts';
import { takeIn } from './take-in.ts';
import { undoRegisterImport } from './undo-register-import.ts';
import { ticketEvents } from './ticket.ts';
import { voidPurchaseInvoice } from './void-purchase-invoice.ts';
import { withdrawPaper } from './withdraw-paper.ts';
import { undoMaking } from './undo-making.ts';
import { produceProblems } from './problems.ts';

/** What households bring to sell: commodities, households, tickets; and the lots that come of it. */
export const produce = defineModule({
  name: 'produce',
  problems: produceProblems,
  kinds: {
    commodity: { heldWhole: true, dates: null },
    household: { heldWhole: false, dates: { moments: ({ registeredAt }) => [registeredAt] } },
    householdMember: { heldWhole: false, dates: null },
    plot: { heldWhole: false, dates: { moments: ({ addedAt, said }) => [addedAt, said.at(-1)?.at ?? null] } },
    registerEntry: { heldWhole: false, dates: { moments: ({ enteredAt }) => [enteredAt] } },
    registerImport: { heldWhole: false, dates: { moments: ({ at, undoneAt }) => [at, undoneAt] } },
    // What was made of a lot is known once its rows are read: a hold goes on to all of it.
    lot: {
      heldWhole: false,
      whenAsked: true,
      dates: {
        moments: ({ madeAt, closedAt }) => [madeAt, closedAt],
        steps: ({ madeAt, steps }) => [
          { at: madeAt, mark: '', seq: 0 },
          ...steps.map(({ at, holder, seq }) => ({ at, mark: holder, seq })),
        ],
      },
    },
    lotMaking: { heldWhole: false, whenAsked: true, dates: { moments: ({ madeAt, undoneAt }) => [madeAt, undoneAt] } },
    lotDraw: { heldWhole: false, dates: null },
    paper: { heldWhole: false, dates: { moments: ({ addedAt, withdrawnAt }) => [addedAt, withdrawnAt] } },
    intakeTicket: { heldWhole: false, dates: { moments: ({ takenAt, reversedAt }) => [takenAt, reversedAt] } },
    purchaseInvoice: { heldWhole: false, dates: { moments: ({ issuedAt, voidedAt }) => [issuedAt, voidedAt] } },
    invoiceSeries: { heldWhole: false, dates: null },
  },
  keeps: [entryRetention, plotNoteRetention],
  held: { station: heldByStations },
  events: {
    ...commodityEvents,
    ...householdEvents,
    ...plotEvents,
    ...registerEvents,
    ...ticketEvents,
    ...lotEvents,
    ...paperEvents,
    ...invoiceEvents,
  },
  accounts: produceAccounts,
  payRuns: producePayRuns,
  payables: producePayables,
  commands: [
    addCommodity,
    addPlot,
    amendCommodity,
    amendEntry,
    amendHousehold,
    amendPlot,
    enterInRegister,
    eraseEntry,
    joinEntry,
    registerHousehold,
    reverseTicket,
    setCommodityTerms,
    takeIn,
    undoRegisterImport,
    holdLot,
    makeLots,
    recallLot,
    receiveLot,
    releaseLot,
    removeLot,
    setKeeping,
    undoMaking,
    addPaper,
    issueCertificate,
    recordMarketPrice,
    setProductClass,
    withdrawPaper,
    issuePurchaseInvoice,
    voidPurchaseInvoice,
  ],
});

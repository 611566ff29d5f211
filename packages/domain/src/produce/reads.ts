import { commodityReads } from './commodity-reads.ts';
import { householdReads } from './household-reads.ts';
import { invoiceReads } from './invoice-reads.ts';
import { lotReads } from './lot-reads.ts';
import { paperReads } from './paper-reads.ts';
import { registerReads } from './register-reads.ts';
import { statementReads } from './statement-reads.ts';
import { ticketReads } from './ticket-reads.ts';

export { lotStates, type LotState } from './lot-reads.ts';

/** What can be read of what households bring. */
export const produceReads = {
  ...commodityReads,
  ...householdReads,
  ...statementReads,
  ...registerReads,
  ...ticketReads,
  ...lotReads,
  ...paperReads,
  ...invoiceReads,
};

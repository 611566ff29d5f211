import { commodityProblems } from './commodity-problems.ts';
import { householdProblems } from './household-problems.ts';
import { invoiceProblems } from './invoice-problems.ts';
import { lotProblems } from './lot-problems.ts';
import { paperProblems } from './paper-problems.ts';
import { registerProblems } from './register-problems.ts';
import { ticketProblems } from './ticket-problems.ts';

/** What these rules refuse, and what to do next. */
export const produceProblems = {
  ...commodityProblems,
  ...householdProblems,
  ...registerProblems,
  ...ticketProblems,
  ...lotProblems,
  ...paperProblems,
  ...invoiceProblems,
};

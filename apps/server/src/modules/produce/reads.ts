import type { Queries } from '../../http/reading.ts';
import { commodities } from './commodities.ts';
import { householdStatement } from './household-statement.ts';
import { householdById, households, householdsSums } from './households.ts';
import { papers, papersSums } from './papers.ts';
import { plots } from './plots.ts';
import { purchaseInvoiceById, purchaseInvoices, purchaseInvoicesSums } from './purchase-invoices.ts';
import { register, registerByVillage, registerEntryById, registerImports, registerSums } from './register.ts';
import { takingPart } from './taking-part.ts';
import { lotMakings } from './lot-makings.ts';
import { lotRecall } from './lot-recalls.ts';
import { lotTrace } from './lot-trace.ts';
import { lotById, lots, lotsSums } from './lots.ts';
import { ticketById, tickets, ticketsSums } from './tickets.ts';

export const produceReads = {
  '/commodities': commodities,
  '/households': households,
  '/households-sums': householdsSums,
  '/households/:id': householdById,
  '/household-statements/:id': householdStatement,
  '/plots': plots,
  '/taking-part': takingPart,
  '/register': register,
  '/register-sums': registerSums,
  '/register/:id': registerEntryById,
  '/register-by-village': registerByVillage,
  '/register-imports': registerImports,
  '/tickets': tickets,
  '/tickets-sums': ticketsSums,
  '/tickets/:id': ticketById,
  '/lots': lots,
  '/lots-sums': lotsSums,
  '/lots/:id': lotById,
  '/lot-recalls/:id': lotRecall,
  '/lot-traces/:id': lotTrace,
  '/lot-makings': lotMakings,
  '/papers': papers,
  '/papers-sums': papersSums,
  '/purchase-invoices': purchaseInvoices,
  '/purchase-invoices-sums': purchaseInvoicesSums,
  '/purchase-invoices/:id': purchaseInvoiceById,
} satisfies Partial<Queries>;

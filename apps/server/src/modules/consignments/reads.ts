import { consignments, consignmentById, consignmentsSums, consignmentSummary } from './consignments.ts';
import type { Queries } from '../../http/reading.ts';

export const consignmentsReads = {
  '/consignments': consignments,
  '/consignments-sums': consignmentsSums,
  '/consignments/:id': consignmentById,
  '/consignments-summary': consignmentSummary,
} satisfies Partial<Queries>;

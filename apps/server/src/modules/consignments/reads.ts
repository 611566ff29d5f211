import type { MountedRead } from '../../http/reading.ts';
import { consignments, consignmentById, consignmentSummary } from './consignments.ts';

export const consignmentsReads: readonly MountedRead[] = [consignments, consignmentById, consignmentSummary];

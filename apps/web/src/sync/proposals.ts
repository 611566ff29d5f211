import { useList } from './reads.ts';
import type { Filters, Row } from './shown.ts';

/** What one person proposed and another confirms, or what became of it. */
export type ProposalRow = Row<'/proposals'>;

export const useProposals = (county: string, filters: Filters<'/proposals'> = {}) =>
  useList(county, '/proposals', filters);
export const useOwnProposals = (county: string, enabled: boolean) => useList(county, '/own-proposals', {}, enabled);

import { aloneReasons, declineReasons, matters, proposalStages } from '@yangui/domain';
import * as z from 'zod/mini';
import { useList, type Filters } from './reads.ts';

const named = z.object({ id: z.string(), name: z.nullable(z.string()) });
const value = z.nullable(z.union([z.string(), z.number()]));

/** What one person proposed and another confirms, or what became of it. */
const proposalRow = z.object({
  id: z.string(),
  command: z.string(),
  matter: z.enum(matters),
  stage: z.enum(proposalStages),
  placeName: z.string(),
  about: z.nullable(named),
  changes: z.array(z.object({ what: z.string(), before: value, after: value })),
  by: named,
  at: z.number(),
  decidedBy: z.nullable(named),
  decidedAt: z.nullable(z.number()),
  reason: z.nullable(z.enum([...declineReasons, ...aloneReasons])),
});
export type ProposalRow = z.infer<typeof proposalRow>;

export const useProposals = (county: string, filters: Filters = {}) =>
  useList(county, 'proposals', '/proposals', proposalRow, filters);
export const useOwnProposals = (county: string, enabled: boolean) =>
  useList(county, 'proposals', '/own-proposals', proposalRow, {}, enabled);

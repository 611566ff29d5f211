import { ownProposals, proposals } from './proposals.ts';
import type { Queries } from '../../http/reading.ts';

export const twoPeopleReads = {
  '/proposals': proposals,
  '/own-proposals': ownProposals,
} satisfies Partial<Queries>;

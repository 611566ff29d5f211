import * as z from 'zod/mini';
import { matters } from '../kernel/index.ts';
import { aloneReasons, declineReasons, proposalStages } from './index.ts';
import { defineRead, maybeText, moment, pageOf, paging, person, shape, sortedBy } from '../read.ts';

const value = z.nullable(z.union([z.string(), z.number()]));

const proposal = shape('Proposal', {
  id: z.uuid(),
  command: z.string(),
  matter: z.enum(matters),
  stage: z.enum(proposalStages),
  place: z.string(),
  placeName: z.string(),
  /** Whom or what it concerns, and what that is called. */
  about: z.nullable(z.object({ id: z.uuid(), name: maybeText })),
  /** What it would change, or did; an account is masked, and told only to who may see payees. */
  changes: z.array(z.object({ what: z.string(), before: value, after: value })),
  by: person,
  at: moment,
  decidedBy: z.nullable(person),
  decidedAt: z.nullable(moment),
  reason: z.nullable(z.enum([...declineReasons, ...aloneReasons])),
});

/** What can be read of what takes two people. */
export const twoPeopleReads = {
  '/proposals': defineRead({
    summary: 'What one person proposed and another confirms: what waits, and what was decided or done by one alone',
    capability: 'proposals.read',
    reach: 'places',
    tells: ['commodity', 'household', 'loop', 'member', 'product', 'proposal', 'vehicle'],
    personal: true,
    asks: z.object({ stage: z.optional(z.enum(proposalStages)), ...sortedBy(['made'], 'made'), ...paging }),
    answer: pageOf(proposal),
  }),
  '/own-proposals': defineRead({
    summary: 'What the reader proposed, and what somebody proposed or did about the reader',
    capability: 'own-proposals.read',
    reach: 'own',
    tells: ['commodity', 'household', 'loop', 'member', 'product', 'proposal', 'vehicle'],
    personal: true,
    asks: z.object({}),
    answer: pageOf(proposal),
  }),
};

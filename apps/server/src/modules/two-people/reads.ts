import type { MountedRead } from '../../http/reading.ts';
import { ownProposals, proposals } from './proposals.ts';

export const twoPeopleReads: readonly MountedRead[] = [proposals, ownProposals];

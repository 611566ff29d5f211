import { keptSince, type CopyOf, type HeldKinds } from '../kernel/index.ts';
import type { ConsignmentStage } from './consignment.ts';

const own = ({ holder }: CopyOf) => [holder];
const openStages: readonly ConsignmentStage[] = ['at-station', 'on-van', 'at-centre', 'missing'];

/** What a station sends up, and whom it is for. */
export const heldByStations = {
  consignment: {
    told: 'by-row',
    ways: [
      { where: { station: own, stage: openStages } },
      { where: { station: own }, since: { closedAt: keptSince } },
      { where: { station: own }, since: { registeredAt: keptSince } },
    ],
    people: ({ id }) => [['consignment', id]],
    names: ({ loop, steps }) => [
      ...(loop === null ? [] : [['van', loop] as const]),
      ...steps.map(({ by }) => ['person', by] as const),
    ],
  },
} satisfies HeldKinds;

import { itsOwn, keptSince, type HeldKinds } from '../kernel/index.ts';
import { openConsignmentStages } from './consignment.ts';

/** What a station sends up, and whom it is for. */
export const heldByStations = {
  consignment: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn, stage: openConsignmentStages } },
      { where: { station: itsOwn }, since: { closedAt: keptSince } },
      { where: { station: itsOwn }, since: { registeredAt: keptSince } },
    ],
    people: ({ id }) => [['consignment', id]],
    names: ({ loop, steps }) => [
      ...(loop === null ? [] : [['van', loop] as const]),
      ...steps.map(({ by }) => ['person', by] as const),
    ],
  },
} satisfies HeldKinds;

import { itsOwn, keptSince, type HeldKinds } from '../kernel/index.ts';
import { householdAccount } from './accounts.ts';

/** What households bring and at what, the households of a station with what they are owed, and their tickets. */
export const heldByStations = {
  commodity: { told: 'anywhere', ways: [{}] },
  household: { told: 'by-row', ways: [{ where: { station: itsOwn } }] },
  householdMember: {
    told: 'along',
    ways: [{ with: ['household'], where: { household: (_, { household }) => household.keys() } }],
  },
  account: {
    told: 'along',
    ways: [
      {
        with: ['household'],
        where: { id: (_, { household }) => [...household.keys()].map(householdAccount.householdPayable) },
      },
    ],
  },
  intakeTicket: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn }, since: { takenAt: keptSince } },
      { where: { station: itsOwn }, since: { reversedAt: keptSince } },
    ],
    names: ({ partner, reversedBy }) => [
      ['person', partner],
      ...(reversedBy === null ? [] : [['person', reversedBy] as const]),
    ],
  },
} satisfies HeldKinds;

import { itsOwn, keptSince, type HeldKinds } from '../kernel/index.ts';
import { householdAccount } from './accounts.ts';

/** What households bring and at what, the households of a station with what they are owed, their tickets, and the lots that came of them. */
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
  lot: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn, stage: ['in-stock'] } },
      { where: { station: itsOwn }, since: { closedAt: keptSince } },
    ],
    // Of which tickets it is, and who else has some of it, is not one station's to know.
    shown: (lot) => ({ ...lot, recalled: lot.recalled && { ...lot.recalled, tickets: [], holders: [] } }),
    names: ({ judged, loop }) => [
      ...(judged === null ? [] : [['person', judged.by] as const]),
      ...(loop === null ? [] : [['van', loop] as const]),
    ],
  },
  lotMaking: {
    told: 'by-row',
    ways: [{ where: { station: itsOwn }, since: { madeAt: keptSince } }],
    names: ({ madeBy, undoneBy }) =>
      [madeBy, undoneBy].flatMap((one) => (one === null ? [] : [['person', one] as const])),
  },
  // A paper that stands is known by its lot; the row says who promised, for the slip.
  paper: {
    told: 'by-row',
    ways: [{ where: { station: itsOwn }, since: { addedAt: keptSince } }],
    names: ({ addedBy, withdrawnBy }) => [
      ['person', addedBy],
      ...(withdrawnBy === null ? [] : [['person', withdrawnBy] as const]),
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

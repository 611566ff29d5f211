import { itsOwn, keptSince, type HeldKinds, type NameRef } from '../kernel/index.ts';
import { partnerAccount } from './accounts.ts';
import { ownAccounts } from './own-accounts.ts';
import { openOrderStages, type OrderStage } from './order-stages.ts';

/** What is collected may still come back. */
const keptStages: readonly OrderStage[] = [...openOrderStages, 'collected'];
const members = (ids: readonly (string | null)[]) =>
  ids.flatMap((id): readonly NameRef[] => (id === null ? [] : [['person', id]]));

/** A station's villagers with their tabs, its orders, its cash, and what the county sells. */
export const heldByStations = {
  product: { told: 'anywhere', ways: [{}] },
  drawer: { told: 'whole', ways: [{ where: { id: itsOwn } }], names: ({ countedBy }) => members([countedBy]) },
  dayClose: {
    told: 'by-row',
    ways: [{ where: { drawer: itsOwn }, since: { closedAt: keptSince } }],
    names: ({ closedBy }) => members([closedBy]),
  },
  lastClose: { told: 'whole', ways: [{ where: { id: itsOwn } }] },
  purchaseTally: { told: 'whole', ways: [{ where: { id: itsOwn } }] },
  remittance: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn, stage: ['sent'] } },
      { where: { station: itsOwn }, since: { sentAt: keptSince } },
    ],
    names: ({ partner, confirmedBy, reversedBy }) => members([partner, confirmedBy, reversedBy]),
  },
  villager: {
    told: 'by-row',
    ways: [{ where: { station: itsOwn } }],
    people: ({ id, erased }) => (erased ? [] : [['villager', id]]),
  },
  account: {
    told: 'along',
    ways: [
      { where: { id: ownAccounts } },
      { with: ['villager'], where: { id: (_, { villager }) => [...villager.keys()].map(partnerAccount.tab) } },
    ],
  },
  order: {
    told: 'by-row',
    ways: [
      { where: { station: itsOwn, stage: keptStages } },
      { where: { station: itsOwn }, since: { placedAt: keptSince } },
      { where: { station: itsOwn }, since: { collectedAt: keptSince } },
    ],
    // What was typed of an outside purchase.
    people: ({ id, outside, villager }, rows) =>
      outside === null || rows.villager.get(villager)?.erased === true ? [] : [['order', id]],
    names: ({ partner, steps }) => members([partner, ...steps.map(({ by }) => by)]),
  },
  orderReference: {
    told: 'along',
    ways: [{ with: ['order'], where: { ofOrder: (_, { order }) => order.keys() } }],
  },
  shelving: { told: 'whole', ways: [{ where: { id: itsOwn } }] },
  // What is over is not asked for any more; what waits at one station is not much.
  visit: { told: 'whole', ways: [{ where: { station: itsOwn, closedAt: [null] } }] },
} satisfies HeldKinds;

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventRules } from './events.ts';
import type { Events, EventType, Kind } from './kernel/index.ts';

const [partner, station] = ['partner', 'station'];
const cost = {
  vehicleFen: 1,
  distanceFen: 1,
  driverFen: 1,
  driverDayFen: 0,
  totalFen: 3,
  extraFen: 0,
  metres: 1,
  metresFrom: 'actual',
  minutes: 1,
  minutesFrom: 'actual',
} as const;
const charge = { vehicle: 'van', driver: 'driver', cost, extras: [], stations: [], ownFen: 3, contributions: [] };
const money = { partner, station, villager: 'villager', rebateFen: 5 };
const undone = { payee: partner, pieceFen: 30 };
const line = { partner, serial: 1, amountFen: 7 };

/** Each event that books, with as much of it as its bookings read, and what they are about. */
const booked: { readonly [T in EventType]?: readonly [kind: Kind, id: string, event: object & Partial<Events[T]>] } = {
  OrderPlaced: ['order', 'o', { ...money, order: 'o', tender: 'cash', amountFen: 100 }],
  OrderCollected: ['order', 'o', { ...money, order: 'o' }],
  RebateReleased: ['order', 'o', { ...money, order: 'o' }],
  OrderReturned: ['order', 'o', { ...money, order: 'o', refunds: [] }],
  OrderCancelled: ['order', 'o', { ...money, order: 'o', refunds: [] }],
  ParcelsReceived: ['parcel', 'p', { ...undone, parcels: ['p'] }],
  ParcelsTakenBack: ['parcel', 'p', { parcels: [{ ...undone, parcel: 'p' }] }],
  ParcelHandedOut: ['parcel', 'p', { ...undone, parcel: 'p' }],
  ParcelReturned: ['parcel', 'p', { ...undone, parcel: 'p' }],
  ParcelWrittenOff: ['parcel', 'p', { ...undone, parcel: 'p' }],
  HandoverUndone: ['parcel', 'p', { parcels: [{ ...undone, parcel: 'p' }] }],
  TakenUp: ['parcel', 'p', { parcels: [{ ...undone, parcel: 'p' }] }],
  SetDown: ['parcel', 'p', { ...undone, parcels: ['p'] }],
  TakenOver: ['parcel', 'p', { unsigned: [{ ...undone, parcel: 'p' }] }],
  LoopUnloaded: ['parcel', 'p', { parcels: [{ ...undone, parcel: 'p' }] }],
  LoopSettled: ['loop', 'l', { ...charge, loop: 'l' }],
  LoopCostReversed: ['loop', 'l', { ...charge, loop: 'l' }],
  ContributionReceived: ['contributionPayment', 'c', { payment: 'c', payer: 'sf', amountFen: 4 }],
  ContributionReversed: ['contributionPayment', 'c', { payment: 'c', payer: 'sf', amountFen: 4 }],
  SettlementApproved: ['settlement', 's', { settlement: 's', lines: [line] }],
  PayoutPaid: ['settlement', 's', { ...line, settlement: 's' }],
  PayoutBounced: ['settlement', 's', { ...line, settlement: 's' }],
  PayoutRetried: ['settlement', 's', { ...line, settlement: 's' }],
  InstitutionPaid: ['institutionPayment', 'i', { payment: 'i', amountFen: 9 }],
  FloatOpened: ['drawer', station, { station, handing: 'h', amountFen: 9 }],
  CashCounted: ['drawer', station, { station, count: 'n', differenceFen: -2 }],
  StationTakenBack: ['drawer', station, { station, person: partner, expectedFen: 9, countedFen: 5 }],
  CashRemitted: ['remittance', 'r', { station, remittance: 'r', amountFen: 9 }],
  RemittanceConfirmed: ['remittance', 'r', { station, remittance: 'r', sentFen: 9, countedFen: 8 }],
  TabPaid: ['villager', 'villager', { ...money, payment: 't', tender: 'cash', amountFen: 9 }],
};

test('every event that books says of each line what it is about, so that a statement opens to it', () => {
  const books = Object.entries(eventRules).filter(([, rule]) => rule.postings !== undefined);
  assert.deepEqual(books.map(([type]) => type).toSorted(), Object.keys(booked).toSorted());
  for (const [type, rule] of books) {
    const [kind, id, event] = Object.entries(booked).find(([one]) => one === type)?.[1] ?? [];
    // oxlint-disable-next-line no-unsafe-type-assertion -- as much of the event as its bookings read
    const postings = rule.postings?.(event as never) ?? [];
    assert.ok(postings.length >= 2, `${type} books`);
    for (const posting of postings) {
      assert.equal(posting.reason, type);
      assert.deepEqual(posting.about, { kind, id }, type);
    }
  }
});

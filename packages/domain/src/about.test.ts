import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from './county.ts';
import { eventRules } from './whole.ts';
import { domain } from '../../../law.ts';
import type { Events, EventType, Kind, Module } from './kernel/index.ts';
import { accountHeads, payables } from './payables.ts';

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
  ReceiptUndone: ['parcel', 'p', { parcels: [{ ...undone, parcel: 'p', load: 'l' }] }],
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
  TaxPaid: ['taxPayment', 'x', { payment: 'x', amountFen: 9 }],
  TaxPaymentReversed: ['taxPayment', 'x', { payment: 'x', amountFen: 9 }],
  InstitutionPaid: ['institutionPayment', 'i', { payment: 'i', amountFen: 9 }],
  InstitutionPaymentReversed: ['institutionPayment', 'i', { payment: 'i', amountFen: 9 }],
  PayoutReversed: ['settlement', 's', { ...line, settlement: 's' }],
  FloatReversed: ['drawer', station, { station, handing: 'h', amountFen: 9 }],
  RemittanceReversed: ['remittance', 'r', { station, remittance: 'r', sentFen: 9, countedFen: 8 }],
  FloatOpened: ['drawer', station, { station, handing: 'h', amountFen: 9 }],
  CashCounted: ['drawer', station, { station, count: 'n', differenceFen: -2 }],
  DayClosed: ['dayClose', 'd', { close: 'd', drawer: station, differenceFen: -2 }],
  StationTakenBack: ['drawer', station, { station, person: partner, expectedFen: 9, countedFen: 5 }],
  CashRemitted: ['remittance', 'r', { station, remittance: 'r', amountFen: 9 }],
  RemittanceConfirmed: ['remittance', 'r', { station, remittance: 'r', sentFen: 9, countedFen: 8 }],
  TicketTaken: ['intakeTicket', 't', { station, ticket: 't', household: 'hh', payment: 'owed', amountFen: 9 }],
  TicketReversed: ['intakeTicket', 't', { station, ticket: 't', household: 'hh', back: 'owed', amountFen: 9 }],
  TabPaid: ['villager', 'villager', { ...money, payment: 't', tender: 'cash', amountFen: 9 }],
};

const books = Object.entries(eventRules).filter(([, rule]) => rule.postings !== undefined);

/** What an event of the table above books. */
function postingsOf(type: string) {
  const [, , event] = Object.entries(booked).find(([one]) => one === type)?.[1] ?? [];
  const rule = books.find(([one]) => one === type)?.[1];
  // oxlint-disable-next-line no-unsafe-type-assertion -- as much of the event as its bookings read
  return rule?.postings?.(event as never) ?? [];
}
const headOf = (account: string) => account.split(':')[0] ?? account;

/** A module with all those under it, whose rules its own may book by. */
function under(name: string): ReadonlySet<string> {
  return new Set([name, ...(domain[name]?.knows ?? []).flatMap((known) => [...under(known)])]);
}

test('every event books to accounts that its module declares, or one under it, or to where payables stand', () => {
  const ofPayables = payables.all.flatMap(({ accounts }) => Object.values(accounts));
  for (const { name, events } of modules) {
    const may = [...under(name)].flatMap((known) => accountHeads.get(known) ?? []);
    for (const type of Object.keys(events))
      for (const { account } of postingsOf(type))
        assert.ok(
          [...may, ...(name === 'ledger' ? ofPayables : [])].includes(headOf(account)),
          `${type} of ${name} books to ${account}`,
        );
  }
});

test('no two modules declare one account', () => {
  const heads = modules.flatMap(({ accounts = {} }: Module) => Object.keys(accounts));
  assert.deepEqual(heads, [...new Set(heads)]);
});

test('what is booked to a payable opens to what its module says, or to the settlement that pays it', () => {
  for (const [type] of books)
    for (const { account, about } of postingsOf(type))
      for (const { accounts, opens, name } of payables.all)
        if (accounts.payable === headOf(account))
          assert.ok([...opens, 'settlement'].includes(about.kind), `${type}: ${name} opens to a ${about.kind}`);
});

test('every event that books says of each line what it is about, so that a statement opens to it', () => {
  assert.deepEqual(books.map(([type]) => type).toSorted(), Object.keys(booked).toSorted());
  for (const [type] of books) {
    const [kind, id] = Object.entries(booked).find(([one]) => one === type)?.[1] ?? [];
    const postings = postingsOf(type);
    assert.ok(postings.length >= 2, `${type} books`);
    for (const posting of postings) {
      assert.equal(posting.reason, type);
      assert.deepEqual(posting.about, { kind, id }, type);
    }
  }
});

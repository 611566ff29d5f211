import type { Draft, EventOf, EventRules, EventType, Kind, Posting, Recorded } from './kernel/index.ts';
import {
  book,
  institutionEvents,
  payeeEvents,
  periodEvents,
  settingsEvents,
  settlementEvents,
} from './ledger/index.ts';
import {
  bagEvents,
  complaintEvents,
  consentEvents,
  consigneeEvents,
  consignmentEvents,
  contributionEvents,
  deliveryWindowEvents,
  depotEvents,
  goingUpEvents,
  handoverEvents,
  logisticsSettingsEvents,
  loopChargeEvents,
  loopCostSettingsEvents,
  loopEvents,
  parcelEvents,
  recipientEvents,
  vehicleEvents,
} from './logistics/index.ts';
import { positionEvents, stationEvents } from './network/index.ts';
import {
  cashEvents,
  orderEvents,
  productEvents,
  referenceEvents,
  tabEvents,
  villagerEvents,
} from './purchasing/index.ts';
import { memberEvents, signInEvents } from './rights/index.ts';

/** How every event there is changes rows, and what it books. */
export const eventRules: EventRules<EventType> = {
  ...memberEvents,
  ...signInEvents,
  ...stationEvents,
  ...positionEvents,
  ...productEvents,
  ...villagerEvents,
  ...orderEvents,
  ...referenceEvents,
  ...parcelEvents,
  ...complaintEvents,
  ...recipientEvents,
  ...consentEvents,
  ...depotEvents,
  ...vehicleEvents,
  ...deliveryWindowEvents,
  ...logisticsSettingsEvents,
  ...loopEvents,
  ...loopChargeEvents,
  ...loopCostSettingsEvents,
  ...consigneeEvents,
  ...contributionEvents,
  ...consignmentEvents,
  ...goingUpEvents,
  ...handoverEvents,
  ...bagEvents,
  ...tabEvents,
  ...cashEvents,
  ...institutionEvents,
  ...settingsEvents,
  ...payeeEvents,
  ...settlementEvents,
  ...periodEvents,
};

/** Every kind of entity there is. `true` for those a county has few of, held whole in memory while it works. */
export const entityKinds: Readonly<Record<Kind, { readonly heldWhole: boolean }>> = {
  member: { heldWhole: true },
  signIn: { heldWhole: true },
  station: { heldWhole: true },
  position: { heldWhole: true },
  product: { heldWhole: true },
  account: { heldWhole: true },
  settings: { heldWhole: true },
  payee: { heldWhole: true },
  settlement: { heldWhole: true },
  period: { heldWhole: true },
  institutionPayment: { heldWhole: false },
  drawer: { heldWhole: true },
  remittance: { heldWhole: false },
  villager: { heldWhole: false },
  order: { heldWhole: false },
  orderReference: { heldWhole: false },
  parcel: { heldWhole: false },
  waybill: { heldWhole: false },
  pickupCode: { heldWhole: false },
  vanLoad: { heldWhole: false },
  handover: { heldWhole: false },
  consent: { heldWhole: false },
  depot: { heldWhole: true },
  vehicle: { heldWhole: true },
  deliveryWindow: { heldWhole: true },
  logisticsSettings: { heldWhole: true },
  loopCostSettings: { heldWhole: true },
  loop: { heldWhole: false },
  loopCharge: { heldWhole: false },
  contributionPayment: { heldWhole: false },
  contributionReference: { heldWhole: false },
  dayPlan: { heldWhole: false },
  consignment: { heldWhole: false },
};

/**
 * Lets an event happen: changes the rows, books the money.
 * The one way in which anything changes, on the server, on the device and when a journal is replayed.
 * @returns what was booked
 */
export function evolve<T extends EventType>(draft: Draft, event: EventOf<T>, recorded: Recorded): readonly Posting[] {
  const rule = eventRules[event.type];
  rule.evolve(draft, event.data, recorded);
  const postings = rule.postings?.(event.data) ?? [];
  if (postings.length > 0) book(draft, postings);
  return postings;
}
